import Storage

// Closures stay out of `#expect(try await …)`: two such expectations in one function can run each other's closure
// (Swift 6.3), and the test would speak of something else. What a test expects is asked for by name instead.

/// How many rows a table has.
func count(of table: String, in database: any Database) async throws -> Int {
  let sql = SQLText(stringLiteral: "SELECT count(*) AS n FROM \(table)")
  return try await database.read { try $0.count(sql) }
}

/// The integers of one column, in their order.
func integers(_ column: String, of table: String, in database: any Database) async throws -> [Int] {
  let sql = SQLText(stringLiteral: "SELECT \(column) FROM \(table) ORDER BY \(column)")
  return try await database.read { try $0.rows(sql).map { try $0.int(column) } }
}

/// The texts of one column, in their order.
func texts(_ column: String, of table: String, in database: any Database) async throws -> [String] {
  let sql = SQLText(stringLiteral: "SELECT \(column) FROM \(table) ORDER BY \(column)")
  return try await database.read { try $0.rows(sql).map { try $0.text(column) } }
}
