import Foundation
import Kernel
import Ports

/// Puts each mail as a file into a folder instead of sending it: for demos, tests and rehearsals.
///
/// The files are `<id>.eml`, which mail programs open; a mail that is handed over again replaces its equal.
public struct FolderTransport: MailTransport {
  let folder: URL
  private let world: World

  /// - Throws: when the folder cannot be made.
  public init(folder: URL, world: World = .live) throws {
    (self.folder, self.world) = (folder, world)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  public func deliver(_ mail: OutgoingMail, from sender: String, id: String) async throws {
    let message = try MailMessage(mail, from: sender, id: id, at: world.now)
    do {
      try Data(message.bytes(.eightBit)).write(to: folder.appending(path: "\(id).eml"), options: .atomic)
    } catch {
      throw MailRefusal(reason: "the mail folder cannot be written", mayTryAgain: true)
    }
  }

  public func check() async -> String {
    let path = folder.path
    guard FileManager.default.isWritableFile(atPath: path) else { return "failed: the mail folder cannot be written" }
    return "ok: mails are written into the folder \(folder.lastPathComponent) and not sent"
  }
}
