import Storage

/// Notes among officers at a case, from whoever took the application down.
public protocol CaseNotePort: Sendable {
  /// Adds a note that the applicant never sees, and its audit entry.
  /// - Throws: a `Problem` of kind `missing` when there is no such case.
  func note(_ caseID: String, words: String, by actor: AuditActor, in tx: any Transaction) throws
}
