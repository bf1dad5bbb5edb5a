import FormSchema
import Kernel
import Storage
import Vault
import Web

/// Every version of what was applied for.
extension CaseStore {
  /// The records of a case, oldest first: the first as it was submitted, then one for each correction.
  func records(of id: ID<Case>, in tx: any Transaction) throws -> [ApplicationRecord] {
    try tx.rows("SELECT number, open_part, personal FROM cases_record WHERE case_id = \(id) ORDER BY number").map {
      row in
      let place = CasesSealing.personal.place(try row.int("number"), id)
      let personal = try town.vault.open(try row.bytes("personal"), place: place)
      return try ApplicationRecord(openBytes: try row.text("open_part").utf8, personalBytes: personal)
    }
  }

  /// The versions of a procedure that cases were made under.
  func versions(of procedure: String, in tx: any Transaction) throws -> [ProcedureVersionID] {
    try tx.rows("SELECT DISTINCT version FROM cases_case WHERE procedure_id = \(procedure) ORDER BY version").map {
      row in
      guard let version = ProcedureVersionID(try row.text("version")) else {
        throw StorageError.unexpectedColumn("version")
      }
      return version
    }
  }
}
