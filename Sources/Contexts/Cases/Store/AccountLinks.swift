import Kernel
import Storage
import Web

/// Which applications and drafts are on whose page.
extension CaseStore {
  /// - Returns: `nil` when the case is on nobody's page, or there is no such case.
  func account(of id: ID<Case>, in tx: any Transaction) throws -> ID<Resident>? {
    try tx.firstRow("SELECT account_id FROM cases_case WHERE id = \(id)")?.idIfPresent("account_id")
  }

  /// Every case of an account, the latest first.
  func list(of account: ID<Resident>, in tx: any Transaction) throws -> [Case] {
    try tx.rows(
      "SELECT " + Self.columns + " FROM cases_case WHERE account_id = \(account) ORDER BY received_at DESC, id DESC"
    ).map(Case.init(row:))
  }

  /// - Returns: `false` when it is on somebody else's page.
  func link(_ id: ID<Case>, to account: ID<Resident>, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      UPDATE cases_case SET account_id = \(account)
      WHERE id = \(id) AND (account_id IS NULL OR account_id = \(account))
      """) == 1
  }

  /// - Returns: how many cases were on the account's page.
  func unlinkAll(of account: ID<Resident>, in tx: any Transaction) throws -> Int {
    try tx.run("UPDATE cases_case SET account_id = NULL WHERE account_id = \(account)")
  }
}

extension DraftStore {
  /// The drafts of an account that were not sent and whose time is not over, the last changed first; none that an
  /// officer has taken over.
  func list(of account: ID<Resident>, in tx: any Transaction) throws -> [(draft: Draft, changedAt: Instant)] {
    let rows = try tx.rows("""
      SELECT id, changed_at FROM cases_draft
      WHERE account_id = \(account) AND keeper IS NULL AND expires_at > \(town.world.now)
        AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = cases_draft.id)
      ORDER BY changed_at DESC, id DESC
      """)
    return try rows.map { (try find(try $0.id("id"), in: tx), try $0.instant("changed_at")) }
  }

  /// Puts a draft on the page of an account, unless it is on somebody's already.
  func adopt(_ id: ID<Draft>, by account: ID<Resident>, in tx: any Transaction) throws {
    try tx.run("UPDATE cases_draft SET account_id = \(account) WHERE id = \(id) AND account_id IS NULL")
  }

  /// - Returns: whether there was such a draft of this account, not yet sent.
  func remove(_ id: ID<Draft>, of account: ID<Resident>, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      DELETE FROM cases_draft WHERE id = \(id) AND account_id = \(account)
        AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = \(id))
      """) == 1
  }

  /// Lets go of an account: what was not sent goes, what was sent is only not theirs any more.
  /// - Returns: how many drafts went.
  func removeAll(of account: ID<Resident>, in tx: any Transaction) throws -> Int {
    let removed = try tx.run("""
      DELETE FROM cases_draft WHERE account_id = \(account)
        AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = cases_draft.id)
      """)
    try tx.run("UPDATE cases_draft SET account_id = NULL WHERE account_id = \(account)")
    return removed
  }
}
