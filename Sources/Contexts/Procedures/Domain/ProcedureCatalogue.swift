import FormSchema
import Kernel
import Nihongo
import Ports
import Storage

/// The procedures that are open now, read once and kept; every version ever asked for stays, since it never changes.
///
/// Other processes publish too: the revision is looked at again when the last look is older than a second.
actor ProcedureCatalogue {
  static let freshnessMilliseconds = 1000

  private let database: any Database
  private let world: World
  private var current = CatalogueSnapshot(procedures: [])
  nonisolated let versions = KnownVersions()
  private var revision = -1
  private var lookedAt: Instant?

  init(database: any Database, world: World) {
    self.database = database
    self.world = world
  }

  /// What is open now, at most a second old.
  func snapshot() async throws -> CatalogueSnapshot {
    let now = world.now
    if let lookedAt, now.milliseconds - lookedAt.milliseconds < Self.freshnessMilliseconds { return current }
    let known = revision
    let fresh = try await database.read { tx -> (Int, [PublishedProcedure])? in
      let revision = try ProcedureStore.revision(in: tx)
      return revision == known ? nil : (revision, try ProcedureStore.listCurrent(in: tx))
    }
    if let (number, procedures) = fresh {
      revision = number
      current = CatalogueSnapshot(procedures: procedures, revision: number)
      for procedure in procedures { versions.keep(procedure) }
    }
    lookedAt = now
    return current
  }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    try await database.read { [versions] tx in try versions.find(id, in: tx) }
  }

  /// Looks again at once: after a publication of our own.
  func forget() { lookedAt = nil }
}
