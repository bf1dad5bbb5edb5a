import Foundation
import Kernel
import Vault

/// Files that nobody names: set aside first, removed a day later, brought back at once when somebody names them again.
///
/// Each step is one rename or one unlink, so a crash leaves a file in one of its two places and never in none.
extension SealedFiles {
  static let setAside = "set-aside"

  func aside(of name: String) -> URL {
    folder.appending(path: "\(Self.setAside)/\(name)", directoryHint: .notDirectory)
  }

  /// Promises that the bytes of `names` are there and stay for a day. Call it in the transaction that writes the names
  /// of files that came before it: what is collected meanwhile is brought back.
  /// - Throws: ``WebProblem/attachmentGone`` when one is gone for good; the caller's transaction then changes nothing.
  public func hold(_ names: some Sequence<String>) throws {
    for name in names {
      guard let place = try? place(of: name), touch(place) || bringBack(name) else { throw WebProblem.attachmentGone }
    }
  }

  /// Copies every file into a folder laid out like this one, while files come, are set aside and are brought back.
  ///
  /// Looking at the places, then aside, then at the places once more misses no file that was there all the time.
  /// Uploads that have not ended are no files of the town yet and are left out.
  /// - Throws: ``ContentsCopy/Refused``, or what kept the folder from being looked into.
  public func copy(to target: URL) throws {
    var copied: Set<String> = []
    func copy(_ names: [String], from url: (String) throws -> URL) throws {
      for name in names where !copied.contains(name) {
        let from = try url(name)
        let to = target.appendingPathComponent(from.deletingLastPathComponent().lastPathComponent)
        try ContentsCopy.makeFolder(to)
        do {
          try ContentsCopy.copy(from, to: to.appendingPathComponent(name))
          copied.insert(name)
        } catch {
          // Else it has just moved, and its other place comes next.
          guard standing(from) == nil else { throw error }
        }
      }
    }
    try ContentsCopy.makeFolder(target)
    try copy(namesInPlace(), from: place(of:))
    try copy(namesAside(), from: aside(of:))
    try copy(namesInPlace(), from: place(of:))
  }

  /// The names of the files that are set aside, in order.
  func namesAside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(Self.setAside).path).sorted()
      .filter { (try? place(of: $0)) != nil }
  }

  /// Sets a file aside; the day until it may be removed begins now. Marked before it is moved, so that nobody ever sees
  /// it aside with the moment of its former life.
  /// - Returns: whether it was there.
  @discardableResult func setAside(_ name: String) throws -> Bool {
    let place = try place(of: name)
    return touch(place) && rename(place.path, aside(of: name).path) == 0
  }

  /// Marked before it is moved, so that nobody ever sees it in its place and takes it for an old one.
  /// - Returns: whether the file stands in its place again.
  @discardableResult func bringBack(_ name: String) -> Bool {
    let aside = aside(of: name)
    guard let place = try? place(of: name), touch(aside) else { return false }
    try? FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return rename(aside.path, place.path) == 0
  }

  /// Removes a file that is set aside, for good.
  /// - Returns: whether it was there.
  @discardableResult func removeAside(_ name: String) -> Bool { unlink(aside(of: name).path) == 0 }

  /// Size in bytes and the moment a file was stored, held or set aside; `nil` when it is not there.
  func standing(_ url: URL) -> (bytes: Int, since: Instant)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      let changed = attributes[.modificationDate] as? Date, let size = attributes[.size] as? Int
    else { return nil }
    return (size, Instant(milliseconds: Int(changed.timeIntervalSince1970 * 1000)))
  }

  /// Notes the present moment on a file.
  /// - Returns: whether it is there.
  @discardableResult func touch(_ url: URL) -> Bool {
    let now = timeval(
      tv_sec: world.now.milliseconds / 1000, tv_usec: (world.now.milliseconds % 1000) * 1000)
    return utimes(url.path, [now, now]) == 0
  }
}
