import Storage
import Synchronization

/// Remembers the text of every statement on its way to the engine.
final class CountingDatabase: Database {
  private let inner: any Database
  private let kept = Mutex<[String]>([])

  init(_ inner: any Database) { self.inner = inner }

  var engine: String { inner.engine }
  var statements: [String] { kept.withLock { $0 } }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.read { tx in try body(Counting(inner: tx, note: self.note)) }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.write { tx in try body(Counting(inner: tx, note: self.note)) }
  }

  func backUp(to path: String) async throws { try await inner.backUp(to: path) }
  func close() async throws { try await inner.close() }

  private func note(_ sql: SQLText) {
    kept.withLock { $0.append(sql.text(placeholder: { _ in "?" }, word: { _ in "bytes" })) }
  }

  private struct Counting: Transaction {
    let inner: any Transaction
    let note: (SQLText) -> Void

    func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] {
      note(sql)
      return try inner.rows(sql)
    }

    func run(_ sql: SQLText) throws(StorageError) -> Int {
      note(sql)
      return try inner.run(sql)
    }

    func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
      note(sql)
      try inner.forEachRow(sql, body)
    }
  }
}
