import Kernel
import Storage
import Vault

/// What officers look for, kept under random ids so that names never stand in an address.
///
/// A context that lets officers search for people has a table with the columns `id`, `officer`, `words` (sealed) and
/// `created_at`, and lists ``column`` among its sealed columns. Functions take the caller's transaction.
public struct KeptSearches<Search>: Sendable {
  /// A day: long enough for the back button, short enough to be no list of who asked for whom.
  public static var lifetimeSeconds: Int { 86_400 }

  let town: Town
  let column: SealedColumn
  private var table: SQLText { SQLText(stringLiteral: column.table) }

  /// - Parameter column: the sealed words; its place names the id alone.
  public init(town: Town, column: SealedColumn) { (self.town, self.column) = (town, column) }

  /// Keeps the words, forgets those whose time is over.
  public func insert(_ words: String, by officer: Officer, in tx: any Transaction) throws -> ID<Search> {
    let id: ID<Search> = town.world.newID()
    try prune(in: tx)
    let sealed = try town.vault.seal(Array(words.utf8), place: column.place(id))
    try tx.run("""
      INSERT INTO \(table) (id, officer, words, created_at) VALUES (\(id), \(officer.id), \(sealed), \(town.world.now))
      """)
    return id
  }

  /// The words of an officer's own search; `nil` when it is someone else's, or its time is over.
  public func lookUp(_ id: ID<Search>, by officer: Officer, in tx: any Transaction) throws -> String? {
    let row = try tx.firstRow("""
      SELECT words FROM \(table) WHERE id = \(id) AND officer = \(officer.id) AND created_at > \(oldest)
      """)
    return try row.map {
      String(decoding: try town.vault.open(try $0.bytes("words"), place: column.place(id)), as: UTF8.self)
    }
  }

  /// Forgets searches whose time is over; gives how many.
  @discardableResult public func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM \(table) WHERE created_at <= \(oldest)")
  }

  private var oldest: Instant { town.world.now.adding(seconds: -Self.lifetimeSeconds) }
}
