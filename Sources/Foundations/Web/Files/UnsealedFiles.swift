import Foundation
import Kernel

/// Files that have to stand in the clear while they are being made, as a spreadsheet does.
extension SealedFiles {
  /// Gives `body` a folder of its own, which nobody else may look into, on the disk where everything of the town is.
  /// It is gone when `body` ends.
  ///
  /// Its lock tells that the owner lives: what a killed process left is removed by the next one that looks
  /// (``removeAbandoned()``), and what another process is working on is not.
  /// - Throws: when the folder cannot be made, and what `body` throws.
  public func withUnsealedFolder<T>(
    isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> T
  ) async throws -> T {
    let (url, descriptor) = try lockedFolder()
    defer {
      try? FileManager.default.removeItem(at: url)
      close(descriptor)
    }
    return try await body(url)
  }

  /// Removes what processes left that were killed while they made such a file.
  /// - Returns: how many folders were removed.
  @discardableResult public func removeAbandoned() throws -> Int {
    guard access(unsealed.path, F_OK) == 0 else { return 0 }
    return try FileManager.default.contentsOfDirectory(atPath: unsealed.path).filter { name in
      let url = unsealed.appendingPathComponent(name)
      guard let descriptor = Self.lock(url) else { return false }
      defer { close(descriptor) }
      try FileManager.default.removeItem(at: url)
      return true
    }.count
  }

  private var unsealed: URL { folder.appendingPathComponent("unsealed") }

  private func lockedFolder() throws -> (url: URL, descriptor: Int32) {
    while true {
      let url = unsealed.appendingPathComponent("\(world.newID(SealedFiles.self))")
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      if let descriptor = Self.lock(url) { return (url, descriptor) }
      // Another process took it for abandoned before it was locked; otherwise this disk knows no locks.
      guard access(url.path, F_OK) != 0 else { throw CocoaError(.fileLocking) }
    }
  }

  /// Takes the lock of a folder; `nil` while somebody else has it, or when there is no such folder any more.
  private static func lock(_ url: URL) -> Int32? {
    let descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, access(url.path, F_OK) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
