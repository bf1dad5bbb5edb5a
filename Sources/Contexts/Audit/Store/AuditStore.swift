import Storage

/// Reads the log for people.
enum AuditStore {
  /// The newest entries that fit `query`, newest first.
  static func list(_ query: AuditQuery, most: Int, in tx: any Transaction) throws -> [AuditRecord] {
    let sql: SQLText = """
      SELECT seq, at, actor, action, subject, details, previous_hash FROM audit_entry
      WHERE \(SQLText.joined(conditions(query), separator: " AND ")) ORDER BY seq DESC LIMIT \(most)
      """
    return try tx.rows(sql).map { try AuditRecord(row: $0) }
  }

  private static func conditions(_ query: AuditQuery) -> [SQLText] {
    var conditions: [SQLText] = ["seq > 0"]
    if !query.actor.isEmpty { conditions.append("actor = \(query.actor)") }
    if !query.action.isEmpty { conditions.append(actionCondition(query.action)) }
    if !query.subject.isEmpty { conditions.append("subject = \(query.subject)") }
    if let start = query.start { conditions.append("at >= \(start)") }
    if let end = query.end { conditions.append("at < \(end)") }
    if let before = query.before { conditions.append("seq < \(before)") }
    return conditions
  }

  /// The action itself or, for the beginning of one, everything behind its dot.
  private static func actionCondition(_ action: String) -> SQLText {
    let plain = action.map { "%_!".contains($0) ? "!\($0)" : String($0) }.joined()
    return "(action = \(action) OR action LIKE \(plain + ".%") ESCAPE '!')"
  }
}
