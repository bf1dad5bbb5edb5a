import Foundation
import Kernel
import Storage
import Vault
import Web

/// The only code that reads or writes `cases_unsent`. Functions take the caller's transaction.
///
/// A row belongs to one browser and one case, and says of neither which: its id is a keyed code of both.
struct UnsentFormStore: Sendable {
  let town: Town

  /// Keeps the form in the place of an earlier one of the same browser for the same case.
  /// - Returns: `false` when it is longer than anybody types; then it is not kept.
  /// - Throws: ``WebProblem/attachmentGone``
  func keep(_ unsent: UnsentForm, for id: ID<Case>, by browser: Secret, in tx: any Transaction) throws -> Bool {
    let plain = try JSONEncoder().encode(unsent)
    guard plain.count <= UnsentForm.mostBytes else { return false }
    try town.files.hold(unsent.files)
    let key = key(id, browser)
    try tx.run("""
      INSERT INTO cases_unsent (id, form, kept_at)
      VALUES (\(key), \(try town.vault.seal(Array(plain), place: CasesSealing.unsent.place(key))), \(town.world.now))
      ON CONFLICT (id) DO UPDATE SET form = excluded.form, kept_at = excluded.kept_at
      """)
    return true
  }

  /// What this browser sent in vain for the case, while its time is not over.
  func lookUp(_ id: ID<Case>, by browser: Secret, in tx: any Transaction) throws -> UnsentForm? {
    let key = key(id, browser)
    let row = try tx.firstRow("SELECT form FROM cases_unsent WHERE id = \(key) AND kept_at > \(oldest)")
    return try row.map { row in
      let plain = try town.vault.open(try row.bytes("form"), place: CasesSealing.unsent.place(key))
      return try JSONDecoder().decode(UnsentForm.self, from: Data(plain))
    }
  }

  func remove(_ id: ID<Case>, by browser: Secret, in tx: any Transaction) throws {
    try tx.run("DELETE FROM cases_unsent WHERE id = \(key(id, browser))")
  }

  /// Forgets forms whose time is over; gives how many.
  @discardableResult func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM cases_unsent WHERE kept_at <= \(oldest)")
  }

  private var oldest: Instant { town.world.now.adding(seconds: -UnsentForm.lifetimeSeconds) }

  private func key(_ id: ID<Case>, _ browser: Secret) -> String {
    town.vault.code(.secrets, text: "cases_unsent/\(browser.text)/\(id)")
  }
}
