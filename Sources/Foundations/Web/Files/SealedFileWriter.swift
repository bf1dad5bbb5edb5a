import Crypto
import Foundation
import Vault

/// One attachment on its way in. Used by one task at a time: the one that reads the request.
public final class SealedFileWriter {
  private let files: SealedFiles
  private let salt: [UInt8]
  private let arriving: URL
  private var handle: FileHandle?
  private var isInPlace = false
  private var held: [UInt8] = []
  private var head: [UInt8] = []
  private var number = 0
  private var digest = SHA256()
  public private(set) var bytes = 0

  /// - Parameter prefix: begins the name under which the file arrives.
  init(files: SealedFiles, salt: [UInt8], prefix: String = "") throws {
    self.files = files
    self.salt = salt
    arriving = files.folder.appendingPathComponent("arriving").appendingPathComponent(prefix + hexadecimal(salt))
    guard FileManager.default.createFile(atPath: arriving.path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw WebProblem.uploadFailed }
    handle = try FileHandle(forWritingTo: arriving)
    try handle?.write(contentsOf: SealedFiles.magic + salt)
  }

  /// Whatever was not finished leaves nothing behind.
  deinit {
    guard !isInPlace else { return }
    try? handle?.close()
    try? FileManager.default.removeItem(at: arriving)
  }

  public func write(_ part: ArraySlice<UInt8>) throws {
    if head.count < 16 { head += part.prefix(16 - head.count) }
    bytes += part.count
    digest.update(data: part)
    held += part
    while held.count > SealedFiles.chunkSize {
      try seal(Array(held.prefix(SealedFiles.chunkSize)), isLast: false)
      held.removeFirst(SealedFiles.chunkSize)
    }
  }

  /// Seals the rest and makes it durable. The file has no place yet and holds nothing open: it waits for ``finish()``,
  /// and goes when nobody asks for that.
  func complete() throws {
    guard let handle else { return }
    try seal(held, isLast: true)
    held = []
    try handle.synchronize()
    try handle.close()
    self.handle = nil
  }

  /// Seals the rest, makes the file durable and gives it the name of its content.
  public func finish() throws -> StoredFile { try finish { name in try files.place(of: name) } }

  /// - Parameter place: where the file is to stand, told by its name. When it throws, nothing is left behind.
  func finish(at place: (_ name: String) throws -> URL) throws -> StoredFile {
    try complete()
    let sha256 = Array(digest.finalize())
    let name = files.name(sha256: sha256)
    let target = try place(name)
    let folder = target.deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    files.touch(arriving)
    // rename(2) replaces: the same content again simply takes the place of its equal.
    guard rename(arriving.path, target.path) == 0 else { throw WebProblem.uploadFailed }
    isInPlace = true
    try synchronize(folder)
    return StoredFile(name: name, sha256: hexadecimal(sha256), bytes: bytes, kind: FileKind(head: head))
  }

  private func seal(_ plain: [UInt8], isLast: Bool) throws {
    let sealed = try files.vault.seal(plain, place: SealedFiles.place(salt: salt, number: number, isLast: isLast))
    number += 1
    try handle?.write(contentsOf: withUnsafeBytes(of: UInt32(sealed.count).bigEndian, Array.init) + sealed)
  }

  /// A new name is durable only once its folder is.
  private func synchronize(_ folder: URL) throws {
    let descriptor = open(folder.path, O_RDONLY)
    guard descriptor >= 0 else { throw WebProblem.uploadFailed }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw WebProblem.uploadFailed }
  }
}
