import NIOPosix
import Storage

/// One municipality in one schema of a PostgreSQL database, through libpq.
///
/// One connection writes, ``GroupCommit`` lets writes share a commit, and an advisory lock orders the writers of all
/// processes. Four connections read, each on a snapshot. All that blocks runs on threads of its own.
public final class PostgresDatabase: Storage.Database {
  private static let readerCount = 4

  public let engine = "postgres"
  private let address: PostgresAddress
  private let threads: NIOThreadPool
  private let readers: ConnectionPool
  private let writers: ConnectionPool
  /// Its connection is never opened: it lets one backup run at a time, and closing wait for it.
  private let backups: ConnectionPool
  private let commits: GroupCommit

  /// Connects, judges the server, and makes the schema if it is not there.
  /// - Parameters:
  ///   - url: `postgres://user:password@host:port/database?schema=name`. More options: `host=/folder` for a Unix socket,
  ///     `sslmode`, `sslrootcert`, `sslcert`, `sslkey`, `connect_timeout` (seconds), and `allow-unsafe=1` to accept a
  ///     server without fsync. Without `schema` it is `public`.
  ///   - onCommit: is told how many writes shared each commit.
  /// - Throws: ``StorageError/unreachable(_:)``, or ``StorageError/unsuitable(_:)`` with what to change.
  public init(url: String, onCommit: (@Sendable (_ writes: Int) -> Void)? = nil) async throws {
    let address = try PostgresAddress(url: url)
    // One thread for each connection; a backup has a process of its own.
    let threads = NIOThreadPool(numberOfThreads: Self.readerCount + 1)
    let writers = ConnectionPool(PostgresSession(address: address, role: .writer), count: 1, threads: threads)
    self.address = address
    self.threads = threads
    self.writers = writers
    let reading = PostgresSession(address: address, role: .reader)
    readers = ConnectionPool(reading, count: Self.readerCount, threads: threads)
    backups = ConnectionPool(reading, count: 1, threads: threads)
    commits = GroupCommit(onCommit: onCommit) { batch in try await writers.lend { batch($0) } }
    threads.start()
    do {
      try await writers.lend { try $0.open() }
    } catch {
      try await threads.shutdownGracefully()
      throw error
    }
  }

  deinit { threads.shutdownGracefully { _ in } }

  public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await readers.lend { try $0.read(body) }
  }

  @discardableResult
  public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await commits.write(body)
  }

  /// PostgreSQL's own `pg_dump` of the schema, in its custom format, while others read and write.
  public func backUp(to path: String) async throws {
    let dump = SchemaDump(address: address)
    try await backups.hold { try await dump.write(to: path) }
  }

  public func close() async throws {
    await writers.close()
    await readers.close()
    await backups.close()
    try await threads.shutdownGracefully()
  }
}
