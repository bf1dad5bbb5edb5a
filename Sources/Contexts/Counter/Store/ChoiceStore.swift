import Kernel
import Storage
import Web

/// The only code that reads or writes `counter_choice`. Functions take the caller's transaction.
enum ChoiceStore {
  static func keep(_ procedure: String, by officer: Officer, at now: Instant, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO counter_choice (officer, procedure_id, chosen_at) VALUES (\(officer.id), \(procedure), \(now))
      ON CONFLICT (officer, procedure_id) DO UPDATE SET chosen_at = excluded.chosen_at
      """)
  }

  /// Ids of procedures, the last chosen first.
  static func list(of officer: Officer, in tx: any Transaction) throws -> [String] {
    try tx.rows("""
      SELECT procedure_id FROM counter_choice WHERE officer = \(officer.id) ORDER BY chosen_at DESC, procedure_id
      """).map { row throws(StorageError) in try row.text("procedure_id") }
  }
}
