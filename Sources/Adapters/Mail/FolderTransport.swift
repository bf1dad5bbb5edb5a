import Foundation
import Kernel
import Ports

/// Puts each mail as a file into a folder instead of sending it: for demos, tests and rehearsals.
public struct FolderTransport: MailTransport {
  let folder: URL

  /// - Throws: when the folder cannot be made.
  public init(folder: URL) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  public func deliver(_ mail: OutgoingMail, from sender: String, id: String) async throws {
    let text = "From: \(sender)\nTo: \(mail.recipient.value)\nSubject: \(mail.subject)\nMessage-ID: <\(id)>\n\n\(mail.body.value)\n"
    do {
      try Data(text.utf8).write(to: folder.appending(path: "\(id).txt"), options: .atomic)
    } catch {
      throw MailRefusal(reason: "the mail folder cannot be written", mayTryAgain: true)
    }
  }

  public func check() async -> String { "mails are written into the folder \(folder.lastPathComponent) and not sent" }
}
