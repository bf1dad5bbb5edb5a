import Foundation
import Kernel
import Vault

/// Which keys sealed files stand under, and sealing them anew.
extension SealedFiles {
  /// An upload that has not moved for this long was cut off by a crash and is no longer on its way.
  static let arrivalSeconds = 86_400
  /// How the names begin under which files arrive that are sealed anew: copies of what stands elsewhere.
  static let anew = "anew-"

  /// The names of the files that stand in their place, in order.
  func namesInPlace() throws -> [String] {
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.utf8.count == 2 }.sorted()
    return try parts.flatMap { part in
      try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path).sorted()
    }.filter { (try? place(of: $0)) != nil }
  }

  /// How many files have a piece under each key; under 0 those with a piece under a key not among `numbers`. Files on
  /// their way in count: they become files of the town any moment.
  func counts(under numbers: [UInt32]) throws -> [UInt32: Int] {
    var counts: [UInt32: Int] = [0: 0]
    for number in numbers { counts[number] = 0 }
    for found in try keysByName().values {
      for number in Set(found.map { numbers.contains($0) ? $0 : 0 }) { counts[number, default: 0] += 1 }
    }
    return counts
  }

  /// Files move while this looks: from arriving into their place, aside, and back. Looking in the order in which they
  /// come, and at the places once more at the end, misses none.
  private func keysByName() throws -> [String: Set<UInt32>] {
    var found: [String: Set<UInt32>] = [:]
    func look(at urls: [URL]) throws {
      for url in urls {
        let keys = try Self.keyNumbers(of: url)
        if !keys.isEmpty { found[url.lastPathComponent, default: []].formUnion(keys) }
      }
    }
    try look(at: arriving().filter { !$0.lastPathComponent.hasPrefix(Self.anew) })
    try look(at: namesInPlace().map { try place(of: $0) })
    try look(at: namesAside().map { aside(of: $0) })
    try look(at: namesInPlace().filter { found[$0] == nil }.map { try place(of: $0) })
    return found
  }

  /// Every file where it stands: one that is set aside while another with its content has come stands in both places.
  func standingFiles() throws -> [URL] {
    try namesInPlace().map { try place(of: $0) } + namesAside().map { aside(of: $0) }
  }

  /// Writes one file anew, where it stands, when a piece of it is not under the newest key. Whoever reads it meanwhile
  /// reads the old one to its end. The day after which an unnamed file is collected begins again.
  /// - Returns: whether it was written anew.
  /// - Throws: ``VaultProblem/cannotOpen`` or ``VaultProblem/keyMissing(_:)``; the file then stays as it is.
  func sealAnew(_ url: URL) throws -> Bool {
    let newest = vault.newestKey
    if try Self.keyNumbers(of: url).allSatisfy({ $0 == newest }) { return false }
    var reader = try SealedFileReader(url: url, vault: vault)
    let writer = try SealedFileWriter(files: self, salt: world.randomBytes(16), prefix: Self.anew)
    while let piece = try reader.next() { try writer.write(piece[...]) }
    _ = try writer.finish { name in
      guard name == url.lastPathComponent else { throw VaultProblem.cannotOpen }
      return url
    }
    return true
  }

  /// Removes what a crash left of uploads that never ended.
  /// - Returns: how many there were.
  @discardableResult func removeCutOff() throws -> Int {
    let before = world.now.adding(seconds: -Self.arrivalSeconds)
    // One that has just ended, or that another process removes, is gone by now.
    return try arriving().filter { url in (standing(url)?.since ?? before) < before && unlink(url.path) == 0 }.count
  }

  /// Removes what a rotation left that was cut off. Only for who holds the lock of the keys: nobody else makes these.
  func removeHalfSealed() throws {
    for url in try arriving() where url.lastPathComponent.hasPrefix(Self.anew) {
      try FileManager.default.removeItem(at: url)
    }
  }

  private func arriving() throws -> [URL] {
    let place = folder.appendingPathComponent("arriving")
    return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      .map { place.appendingPathComponent($0) }
  }

  /// The numbers of the keys that the pieces of a file are sealed with; a file that went away meanwhile has none.
  private static func keyNumbers(of url: URL) throws -> Set<UInt32> {
    guard let handle = try? FileHandle(forReadingFrom: url) else { return [] }
    defer { try? handle.close() }
    var offset = UInt64(magic.count + 16)
    var numbers: Set<UInt32> = []
    while true {
      try handle.seek(toOffset: offset)
      guard let head = try handle.read(upToCount: 8), head.count == 8 else { return numbers }
      let length = head.prefix(4).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      numbers.insert(head.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      offset += 4 + length
    }
  }
}
