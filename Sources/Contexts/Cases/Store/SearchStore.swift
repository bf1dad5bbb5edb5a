import Kernel
import Storage
import Vault
import Web

/// What an officer looks for, kept under a random id, so that names never stand in an address.
enum CaseSearch {
  /// A day: long enough for the back button, short enough to be no list of who asked for whom.
  static let lifetimeSeconds = 86_400
}

/// The only code that reads or writes `cases_search`. Functions take the caller's transaction.
struct SearchStore: Sendable {
  let town: Town

  /// Keeps the words, forgets those whose time is over.
  func insert(_ words: String, by officer: Officer, in tx: any Transaction) throws -> ID<CaseSearch> {
    let id: ID<CaseSearch> = town.world.newID()
    try prune(in: tx)
    try tx.run(
      """
      INSERT INTO cases_search (id, officer, words, created_at)
      VALUES (\(id), \(officer.id), \(try town.vault.seal(Array(words.utf8), place: CasesSealing.search.place(id))), \(town.world.now))
      """)
    return id
  }

  /// The words of an officer's own search; `nil` when it is someone else's, or its time is over.
  func lookUp(_ id: ID<CaseSearch>, by officer: Officer, in tx: any Transaction) throws -> String? {
    let row = try tx.firstRow(
      """
      SELECT words FROM cases_search WHERE id = \(id) AND officer = \(officer.id) AND created_at > \(oldest)
      """)
    guard let row else { return nil }
    return String(decoding: try town.vault.open(try row.bytes("words"), place: CasesSealing.search.place(id)), as: UTF8.self)
  }

  /// Forgets searches whose time is over; gives how many.
  @discardableResult func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM cases_search WHERE created_at <= \(oldest)")
  }

  private var oldest: Instant { town.world.now.adding(seconds: -CaseSearch.lifetimeSeconds) }
}
