import FormSchema
import Kernel
import ProcedureDraft
import Storage
import Web

/// The only code that reads or writes `builder_draft`. Functions take the caller's transaction.
enum DraftStore {
  static func insert(_ draft: Draft, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO builder_draft
        (id, procedure_id, title, department, base_version, state, owner_id, revision, created_at, changed_at,
         proposed_by, approved_by, remark, published_version)
      VALUES
        (\(draft.id), \(draft.procedure), \(draft.title), \(draft.department), \(draft.base?.hex), \(draft.state),
         \(draft.owner), \(draft.revision), \(draft.createdAt), \(draft.changedAt), \(draft.proposedBy),
         \(draft.approvedBy), \(draft.remark), \(draft.published?.hex))
      """)
  }

  static func update(_ draft: Draft, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE builder_draft
      SET procedure_id = \(draft.procedure), title = \(draft.title), department = \(draft.department),
        state = \(draft.state), revision = \(draft.revision), changed_at = \(draft.changedAt),
        proposed_by = \(draft.proposedBy), approved_by = \(draft.approvedBy), remark = \(draft.remark),
        published_version = \(draft.published?.hex)
      WHERE id = \(draft.id)
      """)
  }

  /// - Throws: ``BuilderProblem/draftNotFound``
  static func find(_ id: ID<Draft>, in tx: any Transaction) throws -> Draft {
    guard let row = try tx.firstRow("SELECT * FROM builder_draft WHERE id = \(id)") else {
      throw BuilderProblem.draftNotFound
    }
    return try Draft(row: row)
  }

  /// The draft of a procedure that somebody works on already.
  static func lookUp(liveOf procedure: String, in tx: any Transaction) throws -> Draft? {
    try tx.firstRow("""
      SELECT * FROM builder_draft
      WHERE procedure_id = \(procedure) AND state IN ('editing', 'proposed', 'approved') ORDER BY created_at LIMIT 1
      """).map(Draft.init(row:))
  }

  /// The drafts of a procedure that were published, the last one first.
  static func listPublished(of procedure: String, in tx: any Transaction) throws -> [Draft] {
    try tx.rows("""
      SELECT * FROM builder_draft WHERE procedure_id = \(procedure) AND state = 'published' ORDER BY changed_at DESC, id
      """).map(Draft.init(row:))
  }

  /// The last that were changed first.
  /// - Parameter departments: `nil` for all.
  static func list(
    _ states: Set<Draft.State>, departments: Set<String>?, most: Int, in tx: any Transaction
  ) throws -> [Draft] {
    let states = SQLText.joined(states.sorted { $0.rawValue < $1.rawValue }.map { "\($0)" }, separator: ", ")
    var condition: SQLText = "state IN (" + states + ")"
    if let departments {
      guard !departments.isEmpty else { return [] }
      condition = condition + " AND department IN ("
        + SQLText.joined(departments.sorted().map { "\($0)" }, separator: ", ") + ")"
    }
    let query: SQLText = "SELECT * FROM builder_draft WHERE " + condition
    return try tx.rows(query + " ORDER BY changed_at DESC, id LIMIT \(most)").map(Draft.init(row:))
  }
}

extension Draft {
  fileprivate init(row: SQLRow) throws {
    func version(_ column: String) throws -> ProcedureVersionID? {
      guard let hex = try row.textIfPresent(column) else { return nil }
      guard let version = ProcedureVersionID(hex) else { throw StorageError.unexpectedColumn(column) }
      return version
    }
    self.init(
      id: try row.id("id"), procedure: try row.text("procedure_id"), title: try row.text("title"),
      department: try row.text("department"), base: try version("base_version"), state: try row.value("state"),
      owner: try row.id("owner_id"), revision: try row.int("revision"), createdAt: try row.instant("created_at"),
      changedAt: try row.instant("changed_at"), proposedBy: try row.idIfPresent("proposed_by"),
      approvedBy: try row.idIfPresent("approved_by"), remark: try row.text("remark"),
      published: try version("published_version"))
  }
}
