import CLibPQ
import Storage

/// Several statements in one round trip, by libpq's pipeline mode.
///
/// - Note: Source: PostgreSQL 15 documentation, 34.5 "Pipeline Mode".
extension PostgresLink {
  /// Runs `statements` in order and waits once.
  ///
  /// After one that fails the server leaves out those that follow, and the error of that one is thrown.
  /// - Returns: an answer for each.
  func execute(together statements: [SQLText]) throws(StorageError) -> [PostgresAnswer] {
    guard statements.count > 1 else { return try statements.map { statement throws(StorageError) in try execute(statement) } }
    try collectOwedAnswer()
    guard PQenterPipelineMode(raw) == 1 else { throw lost() }
    var sent: [PreparedStatements.Key?] = []
    for statement in statements { try send(statement, &sent) }
    guard PQpipelineSync(raw) == 1 else { throw lost() }
    let outcome = try receive(sent)
    guard PQexitPipelineMode(raw) == 1 else { throw lost() }
    for dropped in makeRoomAfterPipeline() { try execute("DEALLOCATE \(dropped)") }
    let answers = try outcome.get()
    for answer in answers { try noteSchemaChange(answer) }
    return answers
  }

  /// - Parameter sent: gets one entry for each command; a key where the command prepares that statement.
  private func send(_ statement: SQLText, _ sent: inout [PreparedStatements.Key?]) throws(StorageError) {
    let parameters = PostgresParameters(statement.values)
    let key = PreparedStatements.Key(text: statement.postgresText, types: parameters.types)
    let (name, isNew) = statementName(for: key)
    if isNew {
      guard PQsendPrepare(raw, name, key.text, Int32(key.types.count), key.types) == 1 else { throw lost() }
      sent.append(key)
    }
    let isSent = parameters.withPointers {
      PQsendQueryPrepared(raw, name, $0.count, $0.values, $0.lengths, $0.formats, 0)
    }
    guard isSent == 1 else { throw lost() }
    sent.append(nil)
  }

  /// Reads every answer up to the end of the pipeline, so that the connection can be used again whatever they say.
  private func receive(_ sent: [PreparedStatements.Key?]) throws(StorageError) -> Result<[PostgresAnswer], StorageError> {
    var answers: [PostgresAnswer] = []
    var failure: StorageError?
    for key in sent {
      do {
        let answer = try nextAnswer()
        if key == nil { answers.append(answer) }
      } catch {
        if isSpent { throw error }
        failure = failure ?? error
        // Names are never used twice, so one that the server did learn does no harm.
        if let key { forget(key) }
      }
    }
    guard let end = PQgetResult(raw) else { throw lost() }
    defer { PQclear(end) }
    guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw lost() }
    return failure.map(Result.failure) ?? .success(answers)
  }

  /// The answer of one command, and the null that ends it.
  private func nextAnswer() throws(StorageError) -> PostgresAnswer {
    let result = PQgetResult(raw)
    while let surplus = result == nil ? nil : PQgetResult(raw) { PQclear(surplus) }
    return try answer(result)
  }
}
