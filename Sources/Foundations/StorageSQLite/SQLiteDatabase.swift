import Foundation
import GRDB
import NIOPosix
import Storage

/// One municipality in one SQLite file, in WAL mode with `synchronous=FULL`.
///
/// GRDB's pool gives readers a snapshot each beside the one writer; ``GroupCommit`` lets writes share an fsync.
/// All that blocks runs on threads of its own: one writes, four read. GRDB's own queues would wake two threads for each
/// read, one of them only to wait for a connection.
public final class SQLiteDatabase: Storage.Database {
  private static let readerCount = 4

  public let engine = "sqlite"
  private let pool: any DatabaseWriter
  private let readers: NIOThreadPool
  private let writer: NIOThreadPool
  private let schema: SchemaWatch
  private let commits: GroupCommit

  /// Opens or creates the file at `path`.
  /// - Parameter onCommit: is told how many writes shared each commit.
  /// - Throws: ``StorageError/unreachable(_:)`` when the file cannot be opened.
  public convenience init(path: String, onCommit: (@Sendable (_ writes: Int) -> Void)? = nil) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = Self.readerCount
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -65536")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { database in
        // The pool sets NORMAL when it turns WAL on, and a commit would then not survive a power cut.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        // Pages that many writes touch are copied into the database once in 32 MB of log instead of once in 4 MB.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
      }
      self.init(pool: pool, onCommit: onCommit)
    } catch {
      throw StorageError.unreachable("\(path): \(error)")
    }
  }

  /// A database that lives as long as the process: for tests.
  public static func inMemory() throws -> SQLiteDatabase {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    return SQLiteDatabase(pool: try DatabaseQueue(configuration: configuration), onCommit: nil)
  }

  private init(pool: any DatabaseWriter, onCommit: (@Sendable (_ writes: Int) -> Void)?) {
    let schema = SchemaWatch()
    let writer = NIOThreadPool(numberOfThreads: 1)
    self.pool = pool
    self.schema = schema
    self.writer = writer
    readers = NIOThreadPool(numberOfThreads: Self.readerCount)
    commits = GroupCommit(onCommit: onCommit) { batch in
      try await translating {
        try await writer.runIfActive {
          pool.writeWithoutTransaction { database in
            batch(SQLiteConnection(database: database, schema: schema))
          }
        }
      }
    }
    writer.start()
    readers.start()
  }

  deinit {
    writer.shutdownGracefully { _ in }
    readers.shutdownGracefully { _ in }
  }

  public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await translating {
      try await readers.runIfActive { [pool, schema] in
        try pool.read { database in
          try SchemaWatch.refresh(database)
          return try AllOrNothingTransaction.run(body, on: SQLiteConnection(database: database, schema: schema))
        }
      }
    }
  }

  @discardableResult
  public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await commits.write(body)
  }

  /// SQLite's own `VACUUM INTO`: a compact, consistent copy while others read and write.
  public func backUp(to path: String) async throws {
    try await translating {
      try await pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }
  }

  /// The threads stay until the database is let go, so that GRDB itself refuses whoever comes too late.
  public func close() async throws { try await translating { try pool.close() } }
}

/// Errors of GRDB itself leave as the seam's; errors of a caller's body pass.
private func translating<T>(_ body: () async throws -> T) async throws -> T {
  do {
    return try await body()
  } catch let error as DatabaseError {
    throw StorageError(error)
  }
}
