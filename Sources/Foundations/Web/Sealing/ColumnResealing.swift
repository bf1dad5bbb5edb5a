import Storage
import Vault

/// Seals the values of one column anew, a batch at a time.
///
/// A batch is read and sealed outside any lock, then written in one transaction in which each value is replaced only
/// while it is still the one that was read: what somebody wrote meanwhile stays. Between batches nothing is held, so
/// the town is served meanwhile, and a crash costs at most one batch.
struct ColumnResealing: Sendable {
  static let batchSize = 200

  let column: SealedColumn
  let town: Town

  /// How many values are sealed with each key; under 0 those of keys not among `numbers`.
  /// - Complexity: reads the whole column once.
  func counts(under numbers: [UInt32]) async throws -> [UInt32: Int] {
    let (table, value) = (Self.sql(column.table), Self.sql(column.column))
    let perKey: [SQLText] = numbers.map { number in
      let alias = Self.sql("under_\(number)")
      return """
        count(CASE WHEN \(value) >= \(Vault.prefix(number)) AND \(value) < \(Vault.prefix(number + 1)) THEN 1 END)
        AS \(alias)
        """
    }
    let query: SQLText = "SELECT count(\(value)) AS n, \(SQLText.joined(perKey, separator: ", ")) FROM \(table)"
    guard let row = try await town.database.read({ tx in try tx.firstRow(query) }) else { return [:] }
    var counts: [UInt32: Int] = [:]
    for number in numbers { counts[number] = try row.int("under_\(number)") }
    counts[0] = try row.int("n") - counts.values.reduce(0, +)
    return counts
  }

  /// Seals everything anew that an older key sealed. Values under the newest key are passed over, so that running again
  /// goes on where a crash ended.
  /// - Parameter progress: told of each batch; what it throws ends the work between two batches.
  func run(_ progress: (_ sealed: Int) throws -> Void) async throws -> Resealed {
    var done = Resealed()
    var last: SQLRow?
    while true {
      let batch = try await read(after: last)
      guard let end = batch.last else { return done }
      last = end
      let written = try await write(seal(batch, &done))
      done.values += written
      try progress(written)
      // Whoever waits for the one writer goes first.
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private struct Change: Sendable {
    let row: SQLRow
    let before, after: [UInt8]
  }

  private func read(after last: SQLRow?) async throws -> [SQLRow] {
    let (table, value, key) = (Self.sql(column.table), Self.sql(column.column), names(column.key))
    let behind: SQLText = try last.map { "AND (\(key)) > (\(try values(of: $0)))" } ?? ""
    let query: SQLText = """
      SELECT \(names(column.key + column.beside)), \(value) AS sealed FROM \(table)
      WHERE \(value) < \(Vault.prefix(town.vault.newestKey)) \(behind) ORDER BY \(key) LIMIT \(Self.batchSize)
      """
    return try await town.database.read { tx in try tx.rows(query) }
  }

  private func seal(_ batch: [SQLRow], _ done: inout Resealed) throws -> [Change] {
    var changes: [Change] = []
    for row in batch {
      let before = try row.bytes("sealed")
      do {
        guard let after = try town.vault.sealAnew(before, place: column.place(of: row)) else { continue }
        changes.append(Change(row: row, before: before, after: after))
      } catch is VaultProblem {
        done.unreadable.append(try column.label(of: row))
      }
    }
    return changes
  }

  /// - Returns: how many were written; the others had been changed by someone else, who sealed them with the newest
  ///   key.
  private func write(_ changes: [Change]) async throws -> Int {
    guard !changes.isEmpty else { return 0 }
    let (table, value, key) = (Self.sql(column.table), Self.sql(column.column), names(column.key))
    let statements: [SQLText] = try changes.map { change in
      """
      UPDATE \(table) SET \(value) = \(change.after)
      WHERE (\(key)) = (\(try values(of: change.row))) AND \(value) = \(change.before)
      """
    }
    return try await town.database.write { tx in try statements.reduce(0) { $0 + (try tx.run($1)) } }
  }

  private func names(_ parts: [SealedColumn.Part]) -> SQLText { Self.sql(parts.map(\.name).joined(separator: ", ")) }

  private func values(of row: SQLRow) throws -> SQLText {
    SQLText.joined(
      try column.key.map { part in
        switch part {
        case .text(let name): "\(try row.text(name.text))"
        case .int(let name): "\(try row.int(name.text))"
        }
      }, separator: ", ")
  }

  /// A name that the column's declaration wrote.
  private static func sql(_ name: String) -> SQLText { SQLText(stringLiteral: name) }
}
