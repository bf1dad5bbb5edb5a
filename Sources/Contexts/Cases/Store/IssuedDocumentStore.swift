import Kernel
import Storage

/// The only code that reads or writes `cases_document`.
enum IssuedDocumentStore {
  static func insert(_ document: IssuedDocument, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO cases_document (id, case_id, template, title, number, file_name, file_bytes, issued_at, verification)
      VALUES (\(document.id), \(document.caseID), \(document.template), \(document.title), \(document.number),
        \(document.fileName), \(document.fileBytes), \(document.issuedAt), \(document.verification))
      """)
  }

  static func list(of caseID: ID<Case>, in tx: any Transaction) throws -> [IssuedDocument] {
    try tx.rows(select + " WHERE case_id = \(caseID) ORDER BY issued_at, id").map(IssuedDocument.init(row:))
  }

  static func find(_ id: ID<IssuedDocument>, of caseID: ID<Case>, in tx: any Transaction) throws -> IssuedDocument {
    guard let row = try tx.firstRow(select + " WHERE id = \(id) AND case_id = \(caseID)") else {
      throw CasesProblem.fileNotFound
    }
    return try IssuedDocument(row: row)
  }

  private static let select: SQLText = """
    SELECT id, case_id, template, title, number, file_name, file_bytes, issued_at, verification FROM cases_document
    """
}

extension IssuedDocument {
  init(row: SQLRow) throws {
    self.init(
      id: try row.id("id"), caseID: try row.id("case_id"), template: try row.text("template"), title: try row.text("title"),
      number: try row.textIfPresent("number"),
      fileName: try row.text("file_name"), fileBytes: try row.int("file_bytes"),
      issuedAt: try row.instant("issued_at"), verification: try row.textIfPresent("verification"))
  }
}
