import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The only code that reads or writes `dialogue_call`. Functions take the caller's transaction.
struct CallStore: Sendable {
  let town: Town

  /// A call with nothing written down when there is none.
  func lookUp(_ application: String, in tx: any Transaction) throws -> Call {
    let row = try tx.firstRow("SELECT facts FROM dialogue_call WHERE application = \(application)")
    return try row.map { try call($0, application) } ?? Call()
  }

  /// Those of an officer, by application.
  func list(of officer: String, in tx: any Transaction) throws -> [String: Call] {
    let rows = try tx.rows("SELECT application, facts FROM dialogue_call WHERE officer = \(officer)")
    return try rows.reduce(into: [:]) { calls, row in
      let application = try row.text("application")
      calls[application] = try call(row, application)
    }
  }

  /// Keeps what is known of a call, and forgets those whose applications cannot be gone on with any more.
  func keep(_ call: Call, of application: String, by officer: String, in tx: any Transaction) throws {
    let now = town.world.now
    try tx.run("DELETE FROM dialogue_call WHERE changed_at < \(now.adding(seconds: -TalkStore.lifetimeSeconds))")
    let sealed = try town.vault.seal(call.bytes, place: DialogueSealing.callFacts.place(application))
    try tx.run("""
      INSERT INTO dialogue_call (application, officer, facts, changed_at)
      VALUES (\(application), \(officer), \(sealed), \(now))
      ON CONFLICT (application) DO UPDATE
      SET officer = excluded.officer, facts = excluded.facts, changed_at = excluded.changed_at
      """)
  }

  /// - Returns: whether there was one.
  func remove(_ application: String, in tx: any Transaction) throws -> Bool {
    try tx.run("DELETE FROM dialogue_call WHERE application = \(application)") == 1
  }

  private func call(_ row: SQLRow, _ application: String) throws -> Call {
    try Call(bytes: town.vault.open(try row.bytes("facts"), place: DialogueSealing.callFacts.place(application)))
  }
}
