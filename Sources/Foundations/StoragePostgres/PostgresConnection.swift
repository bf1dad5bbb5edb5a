import Storage

/// A connection that opens itself when it is first needed, and again after it was lost.
///
/// `@unchecked Sendable` holds because only ``ConnectionPool`` gives connections out, each to one borrower at a time,
/// and its actor orders one borrower's last use before the next one's first.
final class PostgresConnection: WriterConnection, @unchecked Sendable {
  private let session: PostgresSession
  private var link: PostgresLink?
  private var backOff = BackOff()
  private var plans = PlanRenewal()
  /// What goes with the next round trip: the transaction's beginning, the release of the last body's savepoint, this
  /// body's own, and statements.
  private var beginning: [SQLText] = []
  private var mustRelease = false
  private var mustSet = false
  private var queue: [SQLText] = []

  init(_ session: PostgresSession) { self.session = session }

  /// Runs `body` on one snapshot that cannot change anything.
  func read<T>(_ body: (any Transaction) throws -> T) throws -> T {
    forgetUnsent()
    beginning = begun("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    do {
      let result = try AllOrNothingTransaction.run(body, on: self)
      if beginning.isEmpty { try opened().send("COMMIT") }
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Opens the connection unless it stands.
  /// - Throws: ``StorageError/unreachable(_:)`` at once while a failed attempt is recent.
  func open() throws(StorageError) {
    if let link, !link.isSpent { return }
    link = nil
    guard !backOff.isWaiting else { throw .unreachable("the server did not answer a moment ago") }
    do {
      link = try session.open()
      backOff.succeed()
    } catch {
      backOff.fail()
      throw error
    }
  }

  func close() { link = nil }

  func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] { try answer(sql)?.rows ?? [] }

  func run(_ sql: SQLText) throws(StorageError) -> Int { try answer(sql)?.changedRows ?? 0 }

  func enqueue(_ sql: SQLText) throws(StorageError) { queue.append(sql) }

  /// Savepoints alone can wait.
  func settle() throws(StorageError) { if !queue.isEmpty { try send() } }

  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    try send()
    try opened().forEachRow(sql, body)
  }

  /// Sends what was enqueued and `sql` behind it, in one round trip.
  private func answer(_ sql: SQLText) throws(StorageError) -> PostgresAnswer? {
    queue.append(sql)
    return try send()
  }

  /// - Returns: the last answer.
  @discardableResult
  private func send() throws(StorageError) -> PostgresAnswer? {
    let isBeginning = !beginning.isEmpty
    let marks: [SQLText] = (mustRelease ? ["RELEASE one"] : []) + (mustSet ? ["SAVEPOINT one"] : [])
    let together = beginning + marks + queue
    forgetUnsent()
    return try isBeginning ? start(together) : opened().execute(together: together).last
  }

  private func forgetUnsent() {
    (beginning, mustRelease, mustSet, queue) = ([], false, false, [])
  }

  /// Takes the lock that all writers of the schema share, so that writes run one after another in all processes.
  ///
  /// With one lock taken first, our transactions cannot wait for each other in a circle (40P01), and at READ COMMITTED,
  /// where every statement sees what was committed before it, none is told to try again (40001): nothing is retried.
  func begin() throws(StorageError) {
    forgetUnsent()
    beginning = begun("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
      + ["SELECT pg_advisory_xact_lock(\(Int(session.address.lockKey)))"]
  }

  /// The text that begins a transaction, and now and then what makes plans anew.
  private func begun(_ text: SQLText) -> [SQLText] { [text] + (plans.isDue() ? ["DISCARD PLANS"] : []) }

  func commit() throws(StorageError) {
    // Every body of the batch asked nothing, or failed before it did.
    guard beginning.isEmpty else { return forgetUnsent() }
    // A commit releases every savepoint.
    forgetUnsent()
    let answer: PostgresAnswer
    do {
      answer = try execute("COMMIT")
    } catch {
      guard case .unreachable(let reason) = error else { throw error }
      throw .unreachable("lost while committing, so the change may be stored or not: \(reason)")
    }
    // A transaction that had failed answers COMMIT kindly with ROLLBACK.
    guard answer.command == "COMMIT" else {
      throw .engine(code: "25P02", message: "the transaction had failed and was rolled back")
    }
  }

  func rollBack() {
    let hasBegun = beginning.isEmpty
    forgetUnsent()
    guard let link, hasBegun else { return }
    // Hanging up rolls back as well, and gives the lock of the writers free.
    if link.isSpent || (try? link.undo("ROLLBACK")) == nil { self.link = nil }
  }

  func savepoint() throws(StorageError) { mustSet = true }

  func releaseSavepoint() throws(StorageError) {
    if mustSet { mustSet = false } else { mustRelease = true }
  }

  func rollBackToSavepoint() throws(StorageError) {
    queue = []
    // While the savepoint itself is unsent, nothing of the body has reached the server.
    if mustSet { mustSet = false } else { try opened().undo("ROLLBACK TO one; RELEASE one") }
  }

  /// Sends a transaction's beginning and what goes with it, on a new connection when the old one proves dead: nothing
  /// was committed on it, so nothing is done twice.
  private func start(_ together: [SQLText]) throws(StorageError) -> PostgresAnswer? {
    let mayBeStale = link != nil
    try open()
    do {
      return try opened().execute(together: together).last
    } catch {
      guard mayBeStale, link?.isSpent == true else { throw error }
      try open()
      return try opened().execute(together: together).last
    }
  }

  @discardableResult
  private func execute(_ text: String) throws(StorageError) -> PostgresAnswer { try opened().execute(text) }

  /// The connection as it is: inside a transaction a lost one must not be replaced in silence.
  private func opened() throws(StorageError) -> PostgresLink {
    guard let link else { throw .unreachable("the connection was lost") }
    return link
  }
}
