import Kernel
import Storage

/// The only code that reads or writes `cases_document`.
enum IssuedDocumentStore {
  static func insert(_ document: IssuedDocument, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO cases_document (id, case_id, template, edition, replaces, title, number, file_name, file_bytes,
        issued_at, verification, revoked_at)
      VALUES (\(document.id), \(document.caseID), \(document.template), \(document.edition), \(document.replaces),
        \(document.title), \(document.number), \(document.fileName), \(document.fileBytes), \(document.issuedAt),
        \(document.verification), \(document.revokedAt))
      """)
  }

  /// Oldest first; what was issued anew stands behind what it replaces.
  static func list(of caseID: ID<Case>, in tx: any Transaction) throws -> [IssuedDocument] {
    try tx.rows(select + " WHERE case_id = \(caseID) ORDER BY issued_at, edition, id").map(IssuedDocument.init(row:))
  }

  /// - Throws: ``CasesProblem/fileNotFound``
  static func find(_ id: ID<IssuedDocument>, of caseID: ID<Case>, in tx: any Transaction) throws -> IssuedDocument {
    guard let row = try tx.firstRow(select + " WHERE id = \(id) AND case_id = \(caseID)") else {
      throw CasesProblem.fileNotFound
    }
    return try IssuedDocument(row: row)
  }

  /// The paper whose 2D code leads to `address`.
  static func lookUp(verification address: String, in tx: any Transaction) throws -> IssuedDocument? {
    try tx.firstRow(select + " WHERE verification = \(address)").map(IssuedDocument.init(row:))
  }

  /// Notes for ever that a paper is revoked.
  /// - Throws: ``CasesProblem/documentRevoked`` when it is already.
  static func revoke(_ id: ID<IssuedDocument>, at now: Instant, in tx: any Transaction) throws {
    let done = try tx.run("UPDATE cases_document SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL")
    guard done == 1 else { throw CasesProblem.documentRevoked }
  }

  private static let select: SQLText = """
    SELECT id, case_id, template, edition, replaces, title, number, file_name, file_bytes, issued_at, verification,
      revoked_at
    FROM cases_document
    """
}

extension IssuedDocument {
  init(row: SQLRow) throws {
    self.init(
      id: try row.id("id"), caseID: try row.id("case_id"), template: try row.text("template"),
      edition: try row.int("edition"), replaces: try row.idIfPresent("replaces"), title: try row.text("title"),
      number: try row.textIfPresent("number"), fileName: try row.text("file_name"),
      fileBytes: try row.int("file_bytes"), issuedAt: try row.instant("issued_at"),
      verification: try row.textIfPresent("verification"), revokedAt: try row.instantIfPresent("revoked_at"))
  }
}
