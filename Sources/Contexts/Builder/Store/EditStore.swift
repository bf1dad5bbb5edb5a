import Kernel
import ProcedureDraft
import Storage
import Web

/// The only code that reads or writes `builder_edit` and `builder_snapshot`. Functions take the caller's transaction.
enum EditStore {
  static func insert(_ edit: KeptEdit, of draft: ID<Draft>, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO builder_edit (draft_id, revision, officer_id, at, edit, inverse, undoes)
      VALUES
        (\(draft), \(edit.revision), \(edit.officer), \(edit.at), \(text(edit.edit.json)), \(text(edit.inverse.json)),
         \(edit.undoes))
      """)
  }

  /// Those behind a revision, in order.
  static func list(of draft: ID<Draft>, after revision: Int, in tx: any Transaction) throws -> [KeptEdit] {
    try tx.rows("""
      SELECT revision, officer_id, at, edit, inverse, undoes FROM builder_edit
      WHERE draft_id = \(draft) AND revision > \(revision) ORDER BY revision
      """).map(kept)
  }

  /// The last ones, the newest first.
  static func listLast(of draft: ID<Draft>, most: Int, in tx: any Transaction) throws -> [KeptEdit] {
    try tx.rows("""
      SELECT revision, officer_id, at, edit, inverse, undoes FROM builder_edit
      WHERE draft_id = \(draft) ORDER BY revision DESC LIMIT \(most)
      """).map(kept)
  }

  static func insert(_ folder: DraftFolder, of draft: ID<Draft>, at revision: Int, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO builder_snapshot (draft_id, revision, folder) VALUES (\(draft), \(revision), \(text(folder.json)))
      """)
  }

  /// The newest whole folder, and the revision it is of.
  static func snapshot(of draft: ID<Draft>, in tx: any Transaction) throws -> (folder: DraftFolder, revision: Int) {
    let row = try tx.firstRow("""
      SELECT revision, folder FROM builder_snapshot WHERE draft_id = \(draft) ORDER BY revision DESC LIMIT 1
      """)
    guard let row, let folder = DraftFolder(try json(row, "folder")) else {
      throw StorageError.unexpectedColumn("folder")
    }
    return (folder, try row.int("revision"))
  }

  /// The folder a draft began with.
  static func firstSnapshot(of draft: ID<Draft>, in tx: any Transaction) throws -> DraftFolder {
    let row = try tx.firstRow("SELECT folder FROM builder_snapshot WHERE draft_id = \(draft) ORDER BY revision LIMIT 1")
    guard let row, let folder = DraftFolder(try json(row, "folder")) else {
      throw StorageError.unexpectedColumn("folder")
    }
    return folder
  }

  private static func text(_ json: JSONValue) -> String { String(decoding: json.canonicalBytes, as: UTF8.self) }

  private static func json(_ row: SQLRow, _ column: String) throws -> JSONValue {
    do {
      return try JSONReader.read(try row.text(column).utf8, takesFractions: true)
    } catch is JSONReader.Refusal {
      throw StorageError.unexpectedColumn(column)
    }
  }

  private static func kept(_ row: SQLRow) throws -> KeptEdit {
    guard let edit = DraftEdit(try json(row, "edit")), let inverse = DraftEdit(try json(row, "inverse")) else {
      throw StorageError.unexpectedColumn("edit")
    }
    return KeptEdit(
      revision: try row.int("revision"), officer: try row.id("officer_id"), at: try row.instant("at"), edit: edit,
      inverse: inverse, undoes: try row.intIfPresent("undoes"))
  }
}
