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
      try put(message.bytes(.eightBit), "\(id).eml")
    } catch {
      throw MailRefusal(reason: "the mail folder cannot be written", mayTryAgain: true)
    }
  }

  /// A file gets its name when it is whole. It does not wait for the disk, as a mail that is sent does not either.
  /// Foundation would, even for a plain `Data.write`, and every commit of the town behind it.
  private func put(_ bytes: [UInt8], _ name: String) throws {
    let arriving = folder.appending(path: ".\(name)", directoryHint: .notDirectory)
    let descriptor = open(arriving.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: Data(bytes))
    try file.close()
    let place = folder.appending(path: name, directoryHint: .notDirectory)
    guard rename(arriving.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  public func check() async -> String {
    let path = folder.path
    guard FileManager.default.isWritableFile(atPath: path) else { return "failed: the mail folder cannot be written" }
    return "ok: mails are written into the folder \(folder.lastPathComponent) and not sent"
  }
}
