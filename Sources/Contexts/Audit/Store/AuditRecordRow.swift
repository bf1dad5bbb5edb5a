import Storage

extension AuditRecord {
  /// - Throws: ``StorageError/unexpectedColumn(_:)`` for a row that is no entry.
  init(row: SQLRow) throws(StorageError) {
    self.init(
      seq: try row.int("seq"), at: try row.instant("at"), actor: try row.text("actor"), action: try row.text("action"),
      subject: try row.text("subject"), details: try row.text("details"), previousHash: try row.text("previous_hash"))
  }
}
