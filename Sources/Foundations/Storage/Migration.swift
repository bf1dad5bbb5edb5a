/// One forward step of the schema. Append only: a shipped migration is never edited.
public struct Migration: Sendable {
  /// `<context>-NNNN-what-it-does`, in English; stored with the moment it ran.
  public let id: String
  let body: @Sendable (any Transaction) throws -> Void

  public init(_ id: String, _ body: @escaping @Sendable (any Transaction) throws -> Void) {
    self.id = id
    self.body = body
  }
}

/// Brings a database up to a release, each migration in a transaction of its own.
public struct Migrator: Sendable {
  public let migrations: [Migration]

  public init(_ migrations: [Migration]) { self.migrations = migrations }

  /// The ids that have not run yet, in order.
  public func pending(in database: any Database) async throws -> [String] {
    try await database.write { try Self.createTable(in: $0) }
    let done = try await database.read { try Self.done(in: $0) }
    return migrations.map(\.id).filter { !done.contains($0) }
  }

  /// Runs what is pending. Safe to call again, and from several processes at once.
  /// - Parameter now: milliseconds since 1970, recorded with each.
  /// - Returns: the ids that ran.
  /// - Throws: ``MigrationFailure`` naming the first that failed; it is rolled back, those before it stay.
  @discardableResult
  public func run(on database: any Database, now: Int) async throws -> [String] {
    try await database.write { try Self.createTable(in: $0) }
    var ran: [String] = []
    for migration in migrations {
      do {
        let isNew = try await database.write { tx in
          let claimed = try tx.run("""
            INSERT INTO storage_migration (id, run_at) VALUES (\(migration.id), \(now)) ON CONFLICT (id) DO NOTHING
            """)
          if claimed == 1 { try migration.body(tx) }
          return claimed == 1
        }
        if isNew { ran.append(migration.id) }
      } catch {
        throw MigrationFailure(id: migration.id, reason: "\(error)")
      }
    }
    return ran
  }

  private static func createTable(in tx: any Transaction) throws {
    try tx.run("CREATE TABLE IF NOT EXISTS storage_migration (id TEXT PRIMARY KEY, run_at BIGINT NOT NULL)")
  }

  private static func done(in tx: any Transaction) throws -> Set<String> {
    Set(try tx.rows("SELECT id FROM storage_migration").map { row throws(StorageError) in try row.text("id") })
  }
}

/// The migration that could not run, and the engine's reason.
public struct MigrationFailure: Error, Sendable {
  public let id: String
  public let reason: String
}
