import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization

/// The procedures that are open now, read once and kept; every version ever asked for stays, since it never changes.
///
/// Other processes publish too: the revision is looked at again when the last look is older than a second.
actor ProcedureCatalogue {
  static let freshnessMilliseconds = 1000

  private let database: any Database
  private let world: World
  private var current = CatalogueSnapshot(procedures: [])
  /// What is open and until when it need not be looked at again. Almost every request asks, and need not wait in line.
  private nonisolated let fresh = Mutex<(snapshot: CatalogueSnapshot, until: Instant)?>(nil)
  nonisolated let versions = KnownVersions()
  private var revision = -1

  private let readAloud: SearchReader?

  init(database: any Database, world: World, readAloud: SearchReader? = nil) {
    self.database = database
    self.readAloud = readAloud
    self.world = world
  }

  /// What is open now, at most a second old.
  nonisolated func snapshot() async throws -> CatalogueSnapshot {
    if let known = lookUp() { return known }
    return try await look()
  }

  private nonisolated func lookUp() -> CatalogueSnapshot? {
    guard let (snapshot, until) = fresh.withLock(\.self), world.now < until else { return nil }
    return snapshot
  }

  private func look() async throws -> CatalogueSnapshot {
    // Whoever stood before in line may have looked.
    if let known = lookUp() { return known }
    let until = Instant(milliseconds: world.now.milliseconds + Self.freshnessMilliseconds)
    let known = revision
    let found = try await database.read { tx -> (Int, [PublishedProcedure])? in
      let revision = try ProcedureStore.revision(in: tx)
      return revision == known ? nil : (revision, try ProcedureStore.listCurrent(in: tx))
    }
    if let (number, procedures) = found {
      revision = number
      current = CatalogueSnapshot(procedures: procedures, revision: number, readAloud: readAloud)
      for procedure in procedures { versions.keep(procedure) }
    }
    let snapshot = current
    fresh.withLock { $0 = (snapshot, until) }
    return snapshot
  }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    try await database.read { [versions] tx in try versions.find(id, in: tx) }
  }

  /// Whether a procedure was ever published.
  func isKnown(_ procedure: String) async throws -> Bool {
    try await database.read { tx in try ProcedureStore.isKnown(procedure, in: tx) }
  }

  /// Looks again at once: after a publication of our own.
  func forget() { fresh.withLock { $0 = nil } }
}
