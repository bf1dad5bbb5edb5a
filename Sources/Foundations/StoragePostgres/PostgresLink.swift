import CLibPQ
import Storage

/// One open connection to the server, from the handshake to its loss. Never used by two threads at once.
final class PostgresLink {
  /// How many rows a cursor brings at a time: enough to hide the round trip, few enough to stand in memory.
  private static let rowsTogether = 200

  let raw: OpaquePointer
  private var statements = PreparedStatements()
  private var droppedInPipeline: [String] = []
  private var cursors = 0
  /// The connection works no more, or must not be used again.
  private(set) var isSpent = false
  private var hasChangedSchema = false
  /// Something was sent whose answer nobody has waited for yet.
  private var isOwedAnswer = false

  /// - Throws: ``StorageError/unreachable(_:)`` with libpq's reason, which names host and user but no password.
  init(_ address: PostgresAddress) throws(StorageError) {
    let keywords = Array(address.parameters.keys)
    let raw = withCStrings(keywords) { keywordPointers in
      withCStrings(keywords.map { address.parameters[$0] ?? "" }) { valuePointers in
        PQconnectdbParams(keywordPointers, valuePointers, 0)
      }
    }
    guard let raw else { throw .unreachable("no memory for a connection") }
    guard PQstatus(raw) == CONNECTION_OK else {
      let reason = String(cString: PQerrorMessage(raw))
      PQfinish(raw)
      throw .unreachable(reason)
    }
    // Notices such as "already exists, skipping" would go to the standard error of the process.
    _ = PQsetNoticeProcessor(raw, { _, _ in }, nil)
    self.raw = raw
  }

  deinit { PQfinish(raw) }

  /// As libpq gives it: 15.4 is 150004.
  var serverVersion: Int { Int(PQserverVersion(raw)) }

  /// Runs text of our own, several commands if wished.
  @discardableResult
  func execute(_ text: String) throws(StorageError) -> PostgresAnswer {
    try collectOwedAnswer()
    return try answer(PQexec(raw, text))
  }

  /// Sends text of our own and does not wait: whoever uses the connection next takes the answer first.
  func send(_ text: String) throws(StorageError) {
    try collectOwedAnswer()
    guard PQsendQuery(raw, text) == 1 else { throw lost() }
    isOwedAnswer = true
  }

  /// - Throws: ``StorageError/unreachable(_:)`` whatever went wrong: what was sent was of our own making and cannot
  ///   fail but by the connection.
  func collectOwedAnswer() throws(StorageError) {
    guard isOwedAnswer else { return }
    isOwedAnswer = false
    while let result = PQgetResult(raw) {
      defer { PQclear(result) }
      guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw lost() }
    }
    if PQstatus(raw) == CONNECTION_BAD { throw lost() }
  }

  /// Runs one statement, prepared once and kept.
  func execute(_ sql: SQLText) throws(StorageError) -> PostgresAnswer {
    try collectOwedAnswer()
    let parameters = PostgresParameters(sql.values)
    let name = try prepare(PreparedStatements.Key(text: sql.postgresText, types: parameters.types))
    let answer = try answer(
      parameters.withPointers { PQexecPrepared(raw, name, $0.count, $0.values, $0.lengths, $0.formats, 0) })
    try noteSchemaChange(answer)
    return answer
  }

  func noteSchemaChange(_ answer: PostgresAnswer) throws(StorageError) {
    guard ["CREATE", "ALTER", "DROP"].contains(answer.command) else { return }
    hasChangedSchema = true
    try forgetStatements()
  }

  /// Undoes what was done since the transaction or its savepoint began, by text of our own.
  func undo(_ text: String) throws(StorageError) {
    try execute(text)
    if hasChangedSchema { try forgetStatements() }
    hasChangedSchema = false
  }

  /// Runs a query through a cursor, so that statements may be run while its rows come.
  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    cursors += 1
    let name = "rows_\(cursors)"
    try declareCursor(name, for: sql)
    defer { if !isSpent { _ = try? execute("CLOSE \(name)") } }
    while true {
      let answer = try execute("FETCH \(Self.rowsTogether) FROM \(name)")
      for number in 0..<answer.rowCount { try body(answer.row(number)) }
      if answer.rowCount < Self.rowsTogether { return }
    }
  }

  private func declareCursor(_ name: String, for sql: SQLText) throws(StorageError) {
    let parameters = PostgresParameters(sql.values)
    let text = "DECLARE \(name) NO SCROLL CURSOR FOR \(sql.postgresText)"
    _ = try answer(
      parameters.withPointers {
        PQexecParams(raw, text, $0.count, parameters.types, $0.values, $0.lengths, $0.formats, 0)
      })
  }

  private func prepare(_ key: PreparedStatements.Key) throws(StorageError) -> String {
    if let name = statements.name(of: key) { return name }
    let name = statements.newName()
    _ = try answer(PQprepare(raw, name, key.text, Int32(key.types.count), key.types))
    if let dropped = statements.keep(key, as: name) { try execute("DEALLOCATE \(dropped)") }
    return name
  }

  /// After a change of the schema, or its undoing, a kept `SELECT *` would no longer fit its answer.
  private func forgetStatements() throws(StorageError) {
    statements.forgetAll()
    try execute("DEALLOCATE ALL")
  }

  /// The name of a statement on the server, and whether it still has to be prepared under it.
  func statementName(for key: PreparedStatements.Key) -> (name: String, isNew: Bool) {
    if let name = statements.name(of: key) { return (name, false) }
    let name = statements.newName()
    if let dropped = statements.keep(key, as: name) { droppedInPipeline.append(dropped) }
    return (name, true)
  }

  /// What had to make room while a pipeline was under way.
  func makeRoomAfterPipeline() -> [String] {
    defer { droppedInPipeline = [] }
    return droppedInPipeline
  }

  func forget(_ key: PreparedStatements.Key) { statements.forget(key) }

  func answer(_ result: OpaquePointer?) throws(StorageError) -> PostgresAnswer {
    guard let result else { throw lost() }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return PostgresAnswer(result)
    case PGRES_PIPELINE_ABORTED:
      PQclear(result)
      throw .engine(code: "25P02", message: "a statement before this one failed")
    default:
      defer { PQclear(result) }
      let refusal = PostgresRefusal(result)
      if refusal.endsConnection || PQstatus(raw) == CONNECTION_BAD { throw lost() }
      if refusal.needsNewConnection { isSpent = true }
      throw refusal.error
    }
  }

  func lost() -> StorageError {
    isSpent = true
    return .unreachable(String(cString: PQerrorMessage(raw)))
  }
}

/// Lends the texts as C strings in an array that ends with a null pointer.
private func withCStrings<R>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> R) -> R {
  var buffer: [CChar] = []
  let starts = texts.map { text in
    defer { buffer += text.utf8CString }
    return buffer.count
  }
  return buffer.withUnsafeBufferPointer { characters in
    body(starts.map { characters.baseAddress?.advanced(by: $0) } + [nil])
  }
}
