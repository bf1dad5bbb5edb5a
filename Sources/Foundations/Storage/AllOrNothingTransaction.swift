/// Holds every engine to the same rules, so that what passes on one passes on the other.
///
/// After a statement that failed, every later one of the same body fails with the same error, and the body cannot end
/// well even when it caught that error. PostgreSQL has this rule of its own, SQLite has not. A body that expects
/// a conflict says `ON CONFLICT … DO NOTHING` and looks at the number of rows.
/// Text that holds U+0000 is refused before the engine sees it: SQLite could store it, PostgreSQL could not.
public final class AllOrNothingTransaction: Transaction {
  private let engine: any Transaction
  private var failure: StorageError?

  private init(_ engine: any Transaction) { self.engine = engine }

  /// Runs `body` by these rules on a transaction of an engine.
  /// - Throws: what `body` throws, or the ``StorageError`` of the first statement that failed.
  public static func run<T>(_ body: (any Transaction) throws -> T, on engine: any Transaction) throws -> T {
    let transaction = AllOrNothingTransaction(engine)
    let result = try body(transaction)
    try transaction.settle()
    if let failure = transaction.failure { throw failure }
    return result
  }

  public func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] {
    try guarding(sql) { () throws(StorageError) in try engine.rows(sql) }
  }

  public func run(_ sql: SQLText) throws(StorageError) -> Int {
    try guarding(sql) { () throws(StorageError) in try engine.run(sql) }
  }

  public func enqueue(_ sql: SQLText) throws(StorageError) {
    try guarding(sql) { () throws(StorageError) in try engine.enqueue(sql) }
  }

  public func settle() throws(StorageError) {
    guard failure == nil else { return }
    do {
      try engine.settle()
    } catch {
      failure = error
      throw error
    }
  }

  public func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    try check(sql)
    var bodyFailed = false
    do {
      try engine.forEachRow(sql) { row in
        do {
          try body(row)
        } catch {
          bodyFailed = true
          throw error
        }
      }
    } catch {
      if !bodyFailed { failure = error as? StorageError }
      throw error
    }
  }

  private func guarding<T>(_ sql: SQLText, _ statement: () throws(StorageError) -> T) throws(StorageError) -> T {
    try check(sql)
    do {
      return try statement()
    } catch {
      failure = error
      throw error
    }
  }

  private func check(_ sql: SQLText) throws(StorageError) {
    if let failure { throw failure }
    guard sql.allValues(pass: \.isStorable) else {
      let refusal = StorageError.refused(constraint: "text without U+0000")
      failure = refusal
      throw refusal
    }
  }
}

extension SQLValue {
  fileprivate var isStorable: Bool {
    guard case .text(let text) = self else { return true }
    return !(text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0))
  }
}
