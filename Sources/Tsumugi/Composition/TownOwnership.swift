import Foundation
import Kernel
import Storage
import Vault
import Web

/// Keeps a town from being opened over a database of another town, or with other keys than those that seal its rows.
struct TownOwnership: Sendable {
  /// The town's id.
  let town: String
  /// Where its keys are, or are to be made.
  let keys: KeyFile

  /// What an opened database says about itself, before anything is written for the town.
  struct Finding: Sendable {
    /// Whether a command has worked with it before.
    let holdsData: Bool
    /// `nil` when nobody has claimed it: it is new, or of a release that did not ask.
    let owner: DatabaseOwner?
  }

  static func look(at database: any Database) async throws -> Finding {
    let pending = try await Migrator(Features.migrations).pending(in: database)
    let hasOwners = !pending.contains(DatabaseOwner.migration)
    return Finding(
      holdsData: pending.count < Features.migrations.count,
      owner: hasOwners ? try await database.read { try DatabaseOwner.lookUp(in: $0) } : nil)
  }

  /// The town's keys. They are made only for a database that holds nothing.
  ///
  /// Call it with what was found before: whoever works with a new database has made its keys first, so keys that are
  /// missing after data was seen are not about to be made by another process.
  /// - Throws: ``Configuration/Refused``, or what is wrong with the key file.
  func vault(for found: Finding, world: World) throws -> Vault {
    if let owner = found.owner, owner.town != town { throw refusal(Self.otherTown(owner.town)) }
    if !FileManager.default.fileExists(atPath: keys.url.path) {
      guard !found.holdsData else { throw refusal(missingKeys) }
      try ContentsCopy.makeFolder(keys.url.deletingLastPathComponent())
      try keys.makeIfMissing(world: world)
    }
    let vault = try Vault(keys)
    if let owner = found.owner { try require(owner, vault) }
    return vault
  }

  /// Writes down whose the database is, once its tables stand. One of an earlier release becomes the town's here.
  /// - Throws: ``Configuration/Refused`` when another town or other keys were first.
  func claim(_ database: any Database, _ vault: Vault, at now: Instant) async throws {
    let own = DatabaseOwner(town: town, vault: vault)
    let owner = try await database.write { try own.claim(in: $0, at: now) }
    try require(owner, vault)
  }

  private func require(_ owner: DatabaseOwner, _ vault: Vault) throws {
    guard owner.town == town else { throw refusal(Self.otherTown(owner.town)) }
    guard owner.rootCode == vault.rootCode else { throw refusal(otherKeys) }
  }

  private func refusal(_ sentence: String) -> Configuration.Refused {
    Configuration.Refused(mistakes: ["\(town): \(sentence)"])
  }

  private static func otherTown(_ owner: String) -> String {
    """
    the database belongs to the town “\(owner)”. Nothing was changed. Name a database or a schema of the town's own in \
    the configuration; if “id” was changed in town.yaml, change it back
    """
  }

  private var otherKeys: String {
    """
    the database was begun with other keys than those in \(keys.url.path), which cannot open what is in it. Nothing was \
    changed. Name this town's own database in the configuration, or put back the keys.json that belongs to it
    """
  }

  private var missingKeys: String {
    """
    the database holds data, but \(keys.url.path) is missing; new keys could not open that data, so none were made. Is \
    “data” the right folder? Put keys.json back from where it was or from a backup, or restore the whole backup; a new \
    town takes an empty database or a schema of its own
    """
  }
}
