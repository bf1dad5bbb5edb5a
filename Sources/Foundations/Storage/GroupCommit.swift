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
public actor GroupCommit {
  /// How many writes may share a commit; bounds how long the first waits for the last.
  static let mostTogether = 256

  private let onCommit: (@Sendable (_ writes: Int) -> Void)?
  private let runBatch: @Sendable (@escaping @Sendable (any WriterConnection) -> Void) async throws -> Void
  private var waiting: [any PendingWrite] = []
  private var isDraining = false

  /// - Parameters:
  ///   - onCommit: is told how many writes shared each commit.
  ///   - runBatch: calls its argument on the thread that owns the writer connection, and returns after.
  public init(
    onCommit: (@Sendable (_ writes: Int) -> Void)? = nil,
    runBatch: @escaping @Sendable (@escaping @Sendable (any WriterConnection) -> Void) async throws -> Void
  ) {
    self.onCommit = onCommit
    self.runBatch = runBatch
  }

  /// Runs `body` with the next batch, and returns after the commit it went with.
  @discardableResult
  public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(Write(body: body, continuation: continuation))
      if !isDraining {
        isDraining = true
        Task { await drain() }
      }
    }
  }

  private func drain() async {
    while !waiting.isEmpty {
      let batch = Array(waiting.prefix(Self.mostTogether))
      waiting.removeFirst(batch.count)
      do {
        try await runBatch { [onCommit] connection in Self.run(batch, on: connection, onCommit) }
      } catch {
        batch.forEach { $0.fail(error) }
      }
    }
    isDraining = false
  }

  private static func run(
    _ batch: [any PendingWrite], on connection: any WriterConnection, _ onCommit: (@Sendable (Int) -> Void)?
  ) {
    do {
      try connection.begin()
      let outcomes = try batch.map { try $0.run(on: connection) }
      try connection.commit()
      onCommit?(batch.count)
      outcomes.forEach { $0() }
    } catch {
      connection.rollBack()
      batch.forEach { $0.fail(error) }
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
