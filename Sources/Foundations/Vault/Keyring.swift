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
  }

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

  /// Adds the key that seals from now on.
  public mutating func addSealingKey(world: World) {
    let number = (sealingKeys.last?.number ?? 0) + 1
    sealingKeys.append(SealingKey(number: number, createdAt: world.now, secret: Data(world.randomBytes(32))))
  }

  /// Forgets every sealing key but the newest. Only after everything has been sealed anew.
  public mutating func keepOnlyNewest() { sealingKeys = sealingKeys.suffix(1) }

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

  /// Writes the ring so that a crash leaves the old file or the new one, never half of one.
  /// - Throws: ``VaultProblem/keyFileUnwritable(_:)``
  public func write(to url: URL) throws(VaultProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let temporary = url.appendingPathExtension("new")
    do {
      let data = try encoder.encode(self)
      try? FileManager.default.removeItem(at: temporary)
      guard FileManager.default.createFile(
        atPath: temporary.path, contents: data, attributes: [.posixPermissions: 0o600])
      else { throw VaultProblem.keyFileUnwritable(url.lastPathComponent) }
      guard rename(temporary.path, url.path) == 0 else { throw VaultProblem.keyFileUnwritable(url.lastPathComponent) }
    } catch {
      throw .keyFileUnwritable(url.lastPathComponent)
    }
  }
}
