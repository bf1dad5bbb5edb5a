import Foundation
import Kernel
import Vault

/// The attachments of one town: sealed with its key, chunk by chunk, and named by their content.
///
/// A file is `TSF1`, 16 random bytes, then chunks: 4 bytes length, sealed text. Each chunk is bound to the random bytes,
/// its number and whether it is the last, so that chunks cannot be cut, moved or exchanged.
public struct SealedFiles: Sendable {
  static let magic = Array("TSF1".utf8)
  static let chunkSize = 65_536

  let folder: URL
  let vault: Vault
  let world: World

  /// - Throws: when `folder` cannot be made.
  public init(folder: URL, vault: Vault, world: World) throws {
    (self.folder, self.vault, self.world) = (folder, vault, world)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("arriving"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  /// Begins a new file; nothing is kept until ``SealedFileWriter/finish()``.
  public func begin() throws -> SealedFileWriter {
    try SealedFileWriter(files: self, salt: world.randomBytes(16))
  }

  /// Stores bytes that stand in memory: an issued document.
  public func store(_ bytes: [UInt8]) throws -> StoredFile {
    let writer = try begin()
    try writer.write(bytes[...])
    return try writer.finish()
  }

  /// Hands over the content chunk by chunk.
  ///
  /// - Parameter name: a ``StoredFile/name``; anything else is refused like a missing file.
  /// - Throws: ``VaultProblem/cannotOpen`` when the file is missing, cut short or altered.
  public func read(_ name: String, _ body: ([UInt8]) async throws -> Void) async throws {
    var reader = try SealedFileReader(url: try url(name), vault: vault)
    while let chunk = try reader.next() { try await body(chunk) }
  }

  /// The whole content; for files known to be small.
  public func contents(of name: String) throws -> [UInt8] {
    var reader = try SealedFileReader(url: try url(name), vault: vault)
    var contents: [UInt8] = []
    while let chunk = try reader.next() { contents += chunk }
    return contents
  }

  /// Removes the bytes; the caller knows that no row names them any more.
  public func remove(_ name: String) throws {
    let url = try url(name)
    if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
  }

  /// A name is 64 hexadecimal digits, so it can never lead out of the folder.
  func url(_ name: String) throws(VaultProblem) -> URL {
    guard name.utf8.count == 64, name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { throw .cannotOpen }
    return place(of: name)
  }

  private func place(of name: String) -> URL {
    folder.appendingPathComponent(String(name.prefix(2))).appendingPathComponent(name)
  }

  static func place(salt: [UInt8], number: Int, isLast: Bool) -> String {
    "file/\(hexadecimal(salt))/\(number)/\(isLast ? "last" : "more")"
  }
}
