import Foundation
import Kernel

/// Where a town's ``Keyring`` is kept, and how several processes work with it at once: whoever seals looks whether the
/// file was replaced, and whoever changes it holds its lock.
public struct KeyFile: Sendable {
  public let url: URL
  /// Of ``url``, worked out once: every seal looks at the file.
  private let path: String

  public init(_ url: URL) { (self.url, path) = (url, url.path) }

  /// - Throws: as ``Keyring/init(contentsOf:)``
  public func read() throws(VaultProblem) -> Keyring { try Keyring(contentsOf: url) }

  /// - Throws: ``VaultProblem/keyFileUnwritable(_:)``
  public func write(_ ring: Keyring) throws(VaultProblem) { try ring.write(to: url) }

  /// Makes a ring when there is no file yet. Of several processes that start at once, one makes it.
  public func makeIfMissing(world: World) throws(VaultProblem) {
    if FileManager.default.fileExists(atPath: url.path) { return }
    let descriptor = try openLock()
    defer { closeLock(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { throw VaultProblem.keyFileUnwritable(url.lastPathComponent) }
    if !FileManager.default.fileExists(atPath: url.path) { try write(Keyring(world: world)) }
  }

  /// What is done while the lock is held.
  public enum Purpose: Sendable {
    /// Keys are made or retired: nobody else changes or copies them meanwhile.
    case changing
    /// Keys and what they seal are copied: several may, but nobody changes them.
    case copying
  }

  /// Runs `body` while no other process works with the keys in a way that would disturb it. The system gives the lock
  /// free when the process dies, so nothing is left behind to be cleared away.
  ///
  /// - Throws: ``VaultProblem/keysInUse`` at once while another process holds the lock,
  ///   ``VaultProblem/keyFileOfAnotherUser(_:)`` when a changed file would no longer belong to who reads it now.
  public func locked<T>(
    for purpose: Purpose, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> T
  ) async throws -> T {
    var status = stat()
    guard stat(url.path, &status) == 0 else { throw VaultProblem.keyFileUnreadable(url.lastPathComponent) }
    guard purpose == .copying || status.st_uid == geteuid() else {
      throw VaultProblem.keyFileOfAnotherUser(url.lastPathComponent)
    }
    let descriptor = try openLock()
    defer { closeLock(descriptor) }
    guard flock(descriptor, (purpose == .changing ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK ? VaultProblem.keysInUse : VaultProblem.keyFileUnwritable(url.lastPathComponent)
    }
    return try await body()
  }

  /// What is different after the file was replaced; `nil` when there is no file.
  struct Stamp: Equatable, Sendable {
    let device, inode: UInt64
    let seconds, nanoseconds, size: Int
  }

  var stamp: Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), seconds: Int(status.st_mtim.tv_sec),
      nanoseconds: Int(status.st_mtim.tv_nsec), size: Int(status.st_size))
  }

  private func openLock() throws(VaultProblem) -> Int32 {
    let path = url.appendingPathExtension("lock").path
    // Holds nothing. A backup may have made it as another user: then it can be opened for reading only, which will do.
    for flags in [O_RDWR | O_CREAT, O_RDONLY] {
      let descriptor = open(path, flags | O_CLOEXEC, 0o644)
      if descriptor >= 0 { return descriptor }
    }
    throw .keyFileUnwritable(url.lastPathComponent)
  }

  /// Gives the lock free by name: closing alone would leave it to a child process that was just being started, which
  /// has a copy of the descriptor until it runs its own program.
  private func closeLock(_ descriptor: Int32) {
    _ = flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
