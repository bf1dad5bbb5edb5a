import Foundation

/// Copies files and folders for backups and the way back: what they hold and their modes, but not their owners.
///
/// Whoever makes the copy owns it. `FileManager.copyItem` gives it the owner of the original, which only root may do: the
/// service's own user, who may read the town folder in `/etc` but does not own it, could make no backup.
public enum ContentsCopy {
  /// What could not be copied or made, and why: to be shown to the operator as it is.
  public struct Refused: Error, Sendable, Equatable, CustomStringConvertible {
    public let path, reason: String

    public var description: String { "\(path): \(reason)" }

    /// - Parameter code: an `errno`.
    init(_ url: URL, _ code: Int32) { (path, reason) = (url.path, String(cString: strerror(code))) }

    /// - Parameter error: what Foundation threw.
    init(_ url: URL, _ error: any Error) {
      let cause = (error as? CocoaError)?.underlying as? POSIXError
      self.init(url, cause?.code.rawValue ?? EACCES)
    }
  }

  /// Makes a folder that only its owner may look into, and those above it.
  public static func makeFolder(_ url: URL) throws(Refused) {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Refused(url, error)
    }
  }

  /// Folders in folders, deeper than any town's. A link that leads back to a folder above it ends here.
  static let deepest = 32

  /// Copies a file, or a folder with all that is in it, to a place where nothing is yet. Of a link, what it leads to.
  public static func copy(_ source: URL, to target: URL) throws(Refused) { try copy(source, to: target, depth: 0) }

  private static func copy(_ source: URL, to target: URL, depth: Int) throws(Refused) {
    let (isFolder, mode) = try kind(of: source)
    guard isFolder else { return try copyFile(source, to: target, mode) }
    guard depth < deepest else { throw Refused(source, ELOOP) }
    // Others may have made it read-only; the copy has to be filled.
    guard mkdir(target.path, mode | 0o700) == 0 else { throw Refused(target, errno) }
    for name in try names(in: source) {
      try copy(source.appending(path: name), to: target.appending(path: name), depth: depth + 1)
    }
  }

  private static func kind(of source: URL) throws(Refused) -> (isFolder: Bool, mode: mode_t) {
    do {
      let facts = try FileManager.default.attributesOfItem(atPath: source.resolvingSymlinksInPath().path)
      return (facts[.type] as? FileAttributeType == .typeDirectory, mode_t(facts[.posixPermissions] as? Int ?? 0o600))
    } catch {
      throw Refused(source, error)
    }
  }

  private static func names(in folder: URL) throws(Refused) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw Refused(folder, error)
    }
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
