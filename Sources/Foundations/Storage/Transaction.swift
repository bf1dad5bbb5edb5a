/// One open transaction. Its body is synchronous on purpose: no network call can happen while it is held.
///
/// After a statement that failed, nothing more succeeds in it: see ``AllOrNothingTransaction``.
public protocol Transaction {
  /// Runs a query.
  /// - Throws: ``StorageError``
  func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow]

  /// Runs a statement that changes rows or the schema.
  /// - Returns: the number of rows it inserted, updated or deleted itself; what foreign keys do in turn does not count.
  /// - Throws: ``StorageError``
  @discardableResult func run(_ sql: SQLText) throws(StorageError) -> Int

  /// Runs a statement whose answer nobody waits for: at once, or together with the next one that is waited for,
  /// which saves a round trip where the engine is another process. In any case before the body ends, and in order;
  /// when it fails, the body fails.
  /// - Throws: ``StorageError`` of this statement or of one enqueued before.
  func enqueue(_ sql: SQLText) throws(StorageError)

  /// Waits for what was enqueued. Done for every body when it ends.
  func settle() throws(StorageError)

  /// Runs a query and hands over one row at a time, for answers that must not stand in memory whole.
  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws
}

extension Transaction {
  public func enqueue(_ sql: SQLText) throws(StorageError) { _ = try run(sql) }
  public func settle() throws(StorageError) {}

  /// The first row of the answer, or `nil`.
  public func firstRow(_ sql: SQLText) throws(StorageError) -> SQLRow? { try rows(sql).first }

  /// The one integer of a `SELECT count(*) AS n …`.
  public func count(_ sql: SQLText) throws(StorageError) -> Int { try rows(sql).first?.int("n") ?? 0 }
}
