import Foundation

/// Copies files and folders for backups and the way back: what they hold and their modes, but not their owners.
///
/// Whoever makes the copy owns it. `FileManager.copyItem` gives it the owner of the original, which only root may do: the
/// service's own user, who may read the town folder in `/etc` but does not own it, could make no backup.
enum ContentsCopy {
  /// What could not be copied or made, and why: to be shown to the operator as it is.
  struct Refused: Error, Sendable, Equatable, CustomStringConvertible {
    let path, reason: String

    var description: String { "\(path): \(reason)" }

    /// - Parameter code: an `errno`.
    init(_ url: URL, _ code: Int32) { (path, reason) = (url.path, String(cString: strerror(code))) }
  }

  /// Makes a folder that only its owner may look into, and those above it.
  static func makeFolder(_ url: URL) throws(Refused) {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      throw Refused(url, cause?.code.rawValue ?? EACCES)
    }
  }

  /// Folders in folders, deeper than any town's. A link that leads back to a folder above it ends here.
  static let deepest = 32

  /// Copies a file, or a folder with all that is in it, to a place where nothing is yet. Of a link, what it leads to.
  static func copy(_ source: URL, to target: URL, depth: Int = 0) throws(Refused) {
    var status = stat()
    guard stat(source.path, &status) == 0 else { throw Refused(source, errno) }
    let mode = status.st_mode & 0o777
    guard status.st_mode & S_IFMT == S_IFDIR else { return try copyFile(source, to: target, mode) }
    guard depth < deepest else { throw Refused(source, ELOOP) }
    // Others may have made it read-only; the copy has to be filled.
    guard mkdir(target.path, mode | 0o700) == 0 else { throw Refused(target, errno) }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: source.path) else {
      throw Refused(source, EACCES)
    }
    for name in names { try copy(source.appending(path: name), to: target.appending(path: name), depth: depth + 1) }
  }

  private static func copyFile(_ source: URL, to target: URL, _ mode: mode_t) throws(Refused) {
    let from = open(source.path, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw Refused(source, errno) }
    defer { close(from) }
    let to = open(target.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode | 0o600)
    guard to >= 0 else { throw Refused(target, errno) }
    defer { close(to) }
    while true {
      let sent = sendfile(to, from, nil, 1 << 30)
      if sent == 0 { return }
      guard sent > 0 || errno == EINTR else { throw Refused(target, errno) }
    }
  }
}
