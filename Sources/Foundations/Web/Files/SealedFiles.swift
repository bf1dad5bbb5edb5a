import Crypto
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
    for part in ["arriving", Self.setAside] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(part), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
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

  /// What bytes would be remembered as. Stores nothing: for those who look at an application before they take it.
  public func described(_ bytes: [UInt8]) -> StoredFile {
    let sha256 = Array(SHA256.hash(data: bytes))
    return StoredFile(
      name: name(sha256: sha256), sha256: hexadecimal(sha256), bytes: bytes.count, kind: FileKind(head: bytes.prefix(16)))
  }

  func name(sha256: [UInt8]) -> String { hexadecimal(vault.code(.fileNames, sha256)) }

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

  /// Where the bytes are: in their place, or aside while they are only set aside.
  func url(_ name: String) throws(VaultProblem) -> URL {
    let place = try place(of: name)
    if access(place.path, F_OK) == 0 { return place }
    let aside = aside(of: name)
    return access(aside.path, F_OK) == 0 ? aside : place
  }

  /// A name is 64 hexadecimal digits, so it can never lead out of the folder.
  func place(of name: String) throws(VaultProblem) -> URL {
    guard name.utf8.count == 64, name.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { throw .cannotOpen }
    // Without the hint, Foundation asks the disk at each step whether it is a folder.
    return folder.appending(path: "\(name.prefix(2))/\(name)", directoryHint: .notDirectory)
  }

  static func place(salt: [UInt8], number: Int, isLast: Bool) -> String {
    "file/\(hexadecimal(salt))/\(number)/\(isLast ? "last" : "more")"
  }
}
