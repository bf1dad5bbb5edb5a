import Foundation
import Vault

/// Opens the chunks of one sealed file in order.
struct SealedFileReader {
  private let handle: FileHandle
  private let vault: Vault
  private let salt: [UInt8]
  private var number = 0
  private var isDone = false

  init(url: URL, vault: Vault) throws {
    guard let handle = try? FileHandle(forReadingFrom: url), let start = try handle.read(upToCount: 20),
      start.count == 20, start.starts(with: SealedFiles.magic)
    else { throw VaultProblem.cannotOpen }
    self.handle = handle
    self.vault = vault
    salt = Array(start.dropFirst(4))
  }

  /// The next chunk, or `nil` after the one that was sealed as the last.
  mutating func next() throws -> [UInt8]? {
    guard !isDone else { return nil }
    guard let lengthBytes = try handle.read(upToCount: 4), lengthBytes.count == 4 else { throw VaultProblem.cannotOpen }
    let length = lengthBytes.reduce(0) { $0 << 8 | Int($1) }
    guard length <= SealedFiles.chunkSize + 32, let sealed = try handle.read(upToCount: length), sealed.count == length
    else { throw VaultProblem.cannotOpen }
    let plain = try open(Array(sealed))
    number += 1
    return plain
  }

  private mutating func open(_ sealed: [UInt8]) throws(VaultProblem) -> [UInt8] {
    if let more = try? vault.open(sealed, place: SealedFiles.place(salt: salt, number: number, isLast: false)) { return more }
    isDone = true
    return try vault.open(sealed, place: SealedFiles.place(salt: salt, number: number, isLast: true))
  }
}
