public import FormSchema
public import Kernel
public import Ports
public import Storage

/// The open procedures of one town, kept in memory and looked at again when another process changes them.
///
/// A change is noticed within a second: asking how often things changed is one short query.
public actor ProcedureCatalogue: ProcedurePort {
  /// How long a snapshot is trusted without asking.
  static let trustedSeconds = 1
  private static let mostKept = 200

  private let database: any Database
  private let world: World
  private var snapshot: CatalogueSnapshot?
  private var lookedAt: Instant?
  /// Versions never change, so those once read are kept.
  private var versions: [ProcedureVersionID: PublishedProcedure] = [:]

  public init(database: any Database, world: World) {
    self.database = database
    self.world = world
  }

  /// What is open now.
  public func current() async throws -> CatalogueSnapshot {
    let now = world.now
    // A clock that was set back must not make the snapshot last.
    if let snapshot, let lookedAt, lookedAt <= now, now < lookedAt.adding(seconds: Self.trustedSeconds) {
      return snapshot
    }
    let known = snapshot
    let fresh = try await database.read { tx in
      let revision = try ProcedureStore.revision(in: tx)
      if let known, known.revision == revision { return known }
      return CatalogueSnapshot(try ProcedureStore.listCurrent(in: tx), revision: revision)
    }
    snapshot = fresh
    lookedAt = now
    return fresh
  }

  public func listCurrent() async throws -> [PublishedProcedure] { try await current().procedures }

  public func current(_ procedure: String) async throws -> PublishedProcedure? {
    try await current().procedure(procedure)
  }

  /// - Throws: ``ProcedureProblem/versionNotFound``
  public func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    if let found = snapshot?.procedures.first(where: { $0.version == id }) ?? versions[id] { return found }
    let found = try await database.read { try ProcedureStore.find(id, in: $0) }
    if versions.count >= Self.mostKept { versions.removeAll() }
    versions[id] = found
    return found
  }

  public nonisolated func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    try ProcedureStore.find(id, in: tx)
  }

  public nonisolated func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    try ProcedureStore.currentVersion(of: procedure, in: tx)
  }
}
