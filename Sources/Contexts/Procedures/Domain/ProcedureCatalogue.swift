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
  /// So many definitions are read at a time: half of what a database can read, so that others can meanwhile.
  private static let readTogether = 2

  private let database: any Database
  private let world: World
  private var current = CatalogueSnapshot(procedures: [])
  /// What is open and until when it need not be looked at again. Almost every request asks, and need not wait in line.
  private nonisolated let fresh = Mutex<(snapshot: CatalogueSnapshot, until: Instant)?>(nil)
  nonisolated let versions = KnownVersions()
  private var revision = -1
  /// How often ``forget()`` was called.
  private var forgotten = 0
  /// The look that is under way: whoever asks meanwhile waits for the same.
  private var looking: Task<CatalogueSnapshot, any Error>?

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
    if let looking { return try await looking.value }
    let look = Task { try await lookAnew() }
    looking = look
    defer { if looking == look { looking = nil } }
    return try await look.value
  }

  private func lookAnew() async throws -> CatalogueSnapshot {
    let until = Instant(milliseconds: world.now.milliseconds + Self.freshnessMilliseconds)
    let (known, before) = (revision, forgotten)
    let found = try await database.read { tx -> (Int, [ProcedureVersionID])? in
      let revision = try ProcedureStore.revision(in: tx)
      return revision == known ? nil : (revision, try ProcedureStore.currentVersions(in: tx))
    }
    // What was looked up before a publication of our own must not be shown after it.
    guard let (number, open) = found else { return before == forgotten ? keep(until) : current }
    let procedures = try await read(open)
    if number > revision {
      revision = number
      current = CatalogueSnapshot(procedures: procedures, revision: number, readAloud: readAloud)
    }
    return before == forgotten ? keep(until) : current
  }

  private func keep(_ until: Instant) -> CatalogueSnapshot {
    let snapshot = current
    fresh.withLock { $0 = (snapshot, until) }
    return snapshot
  }

  /// Reads the versions that nobody asked for yet, and gives all.
  private nonisolated func read(_ open: [ProcedureVersionID]) async throws -> [PublishedProcedure] {
    let unknown = open.filter { !versions.isKnown($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for first in 0..<min(Self.readTogether, unknown.count) {
        group.addTask { [versions, database] in
          try await database.read { tx in
            for place in stride(from: first, to: unknown.count, by: Self.readTogether) {
              _ = try versions.find(unknown[place], in: tx)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    return try await database.read { [versions] tx in try open.map { try versions.find($0, in: tx) } }
  }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    try await database.read { [versions] tx in try versions.find(id, in: tx) }
  }

  /// Whether a procedure was ever published.
  func isKnown(_ procedure: String) async throws -> Bool {
    try await database.read { tx in try ProcedureStore.isKnown(procedure, in: tx) }
  }

  /// Looks again at once: after a publication of our own.
  func forget() {
    forgotten += 1
    looking = nil
    fresh.withLock { $0 = nil }
  }
}
