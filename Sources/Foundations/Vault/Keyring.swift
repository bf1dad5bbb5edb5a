import Foundation
import Kernel

/// The keys of one municipality: what seals its personal data, signs its certificates and authenticates its forms.
///
/// Stored as one JSON file that only the service's own user may read. Losing it makes sealed data unreadable for ever,
/// so `tsumugi backup` includes it and the operator guide says where to keep the copy.
public struct Keyring: Sendable, Codable {
  /// One 256-bit sealing key. Old ones stay, so that what they sealed can still be opened.
  public struct SealingKey: Sendable, Codable {
    public let number: UInt32
    public let createdAt: Instant
    let secret: Data
    /// When everything older had been sealed anew with this key; `nil` while that is still to be done.
    public fileprivate(set) var sealedAnewAt: Instant?
  }

  /// In the order they were made. The last one seals; there is always one.
  public private(set) var sealingKeys: [SealingKey]
  /// Root of every derived key (forms, secrets, search tokens, file names). Never rotated alone: see ADR 0011.
  let root: Data
  /// Ed25519 private key of the town's certificates, RFC 8032 seed.
  let signing: Data

  /// A new ring with one sealing key.
  public init(world: World) {
    root = Data(world.randomBytes(32))
    signing = Data(world.randomBytes(32))
    sealingKeys = []
    addSealingKey(world: world)
  }

  /// The key that seals from now on.
  public var newest: SealingKey { sealingKeys[sealingKeys.count - 1] }

  /// Whether nothing is left to be sealed anew from an earlier rotation.
  public var isRotationFinished: Bool { sealingKeys.count == 1 || newest.sealedAnewAt != nil }

  /// Adds the key that seals from now on.
  public mutating func addSealingKey(world: World) {
    let number = (sealingKeys.last?.number ?? 0) + 1
    sealingKeys.append(SealingKey(number: number, createdAt: world.now, secret: Data(world.randomBytes(32))))
  }

  /// Notes that the newest key now seals everything.
  public mutating func finishRotation(at now: Instant) { sealingKeys[sealingKeys.count - 1].sealedAnewAt = now }

  /// Forgets one key. What it sealed opens no more, so only after everything has been sealed anew.
  /// - Returns: `false`, with nothing changed, when it is the newest or there is no such key.
  public mutating func retire(_ number: UInt32) -> Bool {
    guard number != newest.number, let index = sealingKeys.firstIndex(where: { $0.number == number })
    else { return false }
    sealingKeys.remove(at: index)
    return true
  }

  /// Whether `other` is a ring of the same town: everything but the sealing keys is the same.
  func isSameTown(as other: Keyring) -> Bool { root == other.root && signing == other.signing }

  /// Reads the ring at `url`.
  /// - Throws: ``VaultProblem/keyFileUnreadable(_:)``, or ``VaultProblem/keyFileOpenToOthers(_:)`` when others may read it.
  public init(contentsOf url: URL) throws(VaultProblem) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      let mode = attributes[.posixPermissions] as? Int
    else { throw .keyFileUnreadable(url.lastPathComponent) }
    guard mode & 0o077 == 0 else { throw .keyFileOpenToOthers(url.lastPathComponent) }
    guard let data = try? Data(contentsOf: url), let ring = try? JSONDecoder().decode(Keyring.self, from: data),
      !ring.sealingKeys.isEmpty
    else { throw .keyFileUnreadable(url.lastPathComponent) }
    self = ring
  }

  /// Writes the ring so that a crash leaves the old file or the new one, never half of one. When this returns, the new
  /// one survives a power cut: nothing may be sealed with a key that could still vanish.
  /// - Throws: ``VaultProblem/keyFileUnwritable(_:)``
  public func write(to url: URL) throws(VaultProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let temporary = url.appendingPathExtension("new")
    do {
      let data = try encoder.encode(self)
      try? FileManager.default.removeItem(at: temporary)
      guard FileManager.default.createFile(
        atPath: temporary.path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw VaultProblem.keyFileUnwritable(url.lastPathComponent) }
      let handle = try FileHandle(forWritingTo: temporary)
      try handle.write(contentsOf: data)
      try handle.synchronize()
      try handle.close()
      guard rename(temporary.path, url.path) == 0, Self.synchronize(url.deletingLastPathComponent())
      else { throw VaultProblem.keyFileUnwritable(url.lastPathComponent) }
    } catch {
      throw .keyFileUnwritable(url.lastPathComponent)
    }
  }

  /// A new name is durable only once its folder is.
  private static func synchronize(_ folder: URL) -> Bool {
    let descriptor = open(folder.path, O_RDONLY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}
