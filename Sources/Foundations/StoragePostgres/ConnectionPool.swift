import NIOPosix
import Storage

/// A few connections, lent to one borrower each; who finds none waits in line.
actor ConnectionPool {
  private let threads: NIOThreadPool
  private let connections: [PostgresConnection]
  private var idle: [PostgresConnection]
  private var waiting: [CheckedContinuation<PostgresConnection, Never>] = []
  private var closing: [CheckedContinuation<Void, Never>] = []
  private var isClosed = false

  /// - Parameter threads: runs what blocks; has at least as many threads as all its pools have connections.
  init(_ session: PostgresSession, count: Int, threads: NIOThreadPool) {
    self.threads = threads
    connections = (0..<count).map { _ in PostgresConnection(session) }
    idle = connections
  }

  /// Runs `body` on a thread of its own with a connection of its own.
  /// - Throws: ``StorageError/unreachable(_:)`` after ``close()``.
  func lend<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
    guard !isClosed else { throw StorageError.unreachable("the database was closed") }
    let connection = await borrow()
    defer { giveBack(connection) }
    return try await threads.runIfActive { try body(connection) }
  }

  /// Runs `body` while nobody else has the connection, on no thread of the pool: for what waits for another process.
  /// - Throws: ``StorageError/unreachable(_:)`` after ``close()``.
  func hold<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
    guard !isClosed else { throw StorageError.unreachable("the database was closed") }
    let connection = await borrow()
    defer { giveBack(connection) }
    return try await body()
  }

  /// Takes no new borrower, waits for those in line, and hangs up.
  func close() async {
    isClosed = true
    if idle.count < connections.count { await withCheckedContinuation { closing.append($0) } }
    connections.forEach { $0.close() }
  }

  private func borrow() async -> PostgresConnection {
    if let connection = idle.popLast() { return connection }
    return await withCheckedContinuation { waiting.append($0) }
  }

  private func giveBack(_ connection: PostgresConnection) {
    guard waiting.isEmpty else { return waiting.removeFirst().resume(returning: connection) }
    idle.append(connection)
    guard isClosed, idle.count == connections.count else { return }
    closing.forEach { $0.resume() }
    closing = []
  }
}
