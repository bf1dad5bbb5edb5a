import Synchronization

/// What one connection must offer so that many writes can share one commit.
public protocol WriterConnection: Transaction {
  func begin() throws(StorageError)
  func commit() throws(StorageError)
  func rollBack()
  func savepoint() throws(StorageError)
  func releaseSavepoint() throws(StorageError)
  func rollBackToSavepoint() throws(StorageError)
}

/// Lets writes that arrive together share one durable commit, each inside a savepoint of its own.
///
/// Whoever arrives while a commit is under way waits and goes with the next one, so the more wait,
/// the fewer commits each costs. A body that throws undoes itself alone; a commit that fails fails all that rode on it.
public final class GroupCommit: Sendable {
  /// How many writes may share a commit; bounds how long the first waits for the last.
  static let mostTogether = 256
  /// How many commits may follow each other before others get the connection: a backup, for one.
  static let mostInARow = 32

  private struct Queue {
    var waiting: [any PendingWrite] = []
    var isDraining = false
  }

  private let onCommit: (@Sendable (_ writes: Int) -> Void)?
  private let lendWriter: @Sendable (@escaping @Sendable (any WriterConnection) -> Void) async throws -> Void
  private let queue = Mutex(Queue())

  /// - Parameters:
  ///   - onCommit: is told how many writes shared each commit.
  ///   - lendWriter: calls its argument on the thread that owns the writer connection, and returns after.
  public init(
    onCommit: (@Sendable (_ writes: Int) -> Void)? = nil,
    lendWriter: @escaping @Sendable (@escaping @Sendable (any WriterConnection) -> Void) async throws -> Void
  ) {
    self.onCommit = onCommit
    self.lendWriter = lendWriter
  }

  /// Runs `body` with the next batch, and returns after the commit it went with.
  @discardableResult
  public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      let isFirst = queue.withLock { queue in
        queue.waiting.append(Write(body: body, continuation: continuation))
        defer { queue.isDraining = true }
        return !queue.isDraining
      }
      if isFirst { Task { await drain() } }
    }
  }

  private func drain() async {
    repeat {
      let wasLent = Mutex(false)
      do {
        try await lendWriter { connection in
          wasLent.withLock { $0 = true }
          self.commitWaiting(on: connection)
        }
      } catch {
        if !wasLent.withLock({ $0 }) { nextBatch().forEach { $0.fail(error) } }
      }
    } while !isDrained()
  }

  /// Takes batch after batch on the writer's own thread. Coming back for each would let the writer idle until one of the
  /// few threads that prepare the next writes is free to send it on.
  private func commitWaiting(on connection: any WriterConnection) {
    for _ in 0..<Self.mostInARow {
      let batch = nextBatch()
      guard !batch.isEmpty, commit(batch, on: connection) else { return }
    }
  }

  private func nextBatch() -> [any PendingWrite] {
    queue.withLock { queue in
      let batch = Array(queue.waiting.prefix(Self.mostTogether))
      queue.waiting.removeFirst(batch.count)
      return batch
    }
  }

  private func isDrained() -> Bool {
    queue.withLock { queue in
      if queue.waiting.isEmpty { queue.isDraining = false }
      return !queue.isDraining
    }
  }

  /// - Returns: whether the connection is good for another batch.
  private func commit(_ batch: [any PendingWrite], on connection: any WriterConnection) -> Bool {
    do {
      try connection.begin()
      let outcomes = try batch.map { try $0.run(on: connection) }
      try connection.commit()
      onCommit?(batch.count)
      outcomes.forEach { $0() }
      return true
    } catch {
      connection.rollBack()
      batch.forEach { $0.fail(error) }
      return false
    }
  }
}

/// A write that waits for its turn, whatever it returns.
private protocol PendingWrite: Sendable {
  /// Runs the body in a savepoint.
  /// - Returns: what to tell the caller once the commit is durable.
  /// - Throws: only when the connection itself failed, so that the batch cannot go on.
  func run(on connection: any WriterConnection) throws(StorageError) -> @Sendable () -> Void
  func fail(_ error: any Error)
}

private struct Write<T: Sendable>: PendingWrite {
  let body: @Sendable (any Transaction) throws -> T
  let continuation: CheckedContinuation<T, any Error>

  func run(on connection: any WriterConnection) throws(StorageError) -> @Sendable () -> Void {
    try connection.savepoint()
    let outcome = Result { try AllOrNothingTransaction.run(body, on: connection) }
    switch outcome {
    case .success(let value):
      try connection.releaseSavepoint()
      return { [continuation] in continuation.resume(returning: value) }
    case .failure(let error):
      try connection.rollBackToSavepoint()
      return { [continuation] in continuation.resume(throwing: error) }
    }
  }

  func fail(_ error: any Error) { continuation.resume(throwing: error) }
}
