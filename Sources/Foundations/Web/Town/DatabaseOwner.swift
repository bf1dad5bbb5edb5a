import Kernel
import Storage
import Vault

/// The town a database belongs to and the keys its rows were sealed with: one row, written at the first opening.
///
/// Without it a process that found no keys, or was given the address of another town's database, would seal new rows
/// with keys that open none of the old ones, and nobody would notice before somebody looks at one.
public struct DatabaseOwner: Sendable, Equatable {
  /// The town's id.
  public let town: String
  /// ``Vault/rootCode`` of the town's keys. Rotation leaves it as it is.
  public let rootCode: String

  /// The migration that makes the table: only after it may ``lookUp(in:)`` be asked.
  public static let migration = "web-0003-create-owner"

  public init(town: String, vault: Vault) { self.init(town: town, rootCode: vault.rootCode) }

  private init(town: String, rootCode: String) { (self.town, self.rootCode) = (town, rootCode) }

  /// - Returns: `nil` for a database that nobody has claimed yet.
  public static func lookUp(in tx: any Transaction) throws(StorageError) -> DatabaseOwner? {
    guard let row = try tx.firstRow("SELECT town, root_code FROM web_owner WHERE only_row = 1") else { return nil }
    return DatabaseOwner(town: try row.text("town"), rootCode: try row.text("root_code"))
  }

  /// Makes the database this owner's unless it is somebody's already: of several that begin at once, one gets it.
  /// - Returns: whose it is now.
  public func claim(in tx: any Transaction, at now: Instant) throws(StorageError) -> DatabaseOwner {
    try tx.run("""
      INSERT INTO web_owner (only_row, town, root_code, since_at) VALUES (1, \(town), \(rootCode), \(now))
      ON CONFLICT (only_row) DO NOTHING
      """)
    return try Self.lookUp(in: tx) ?? self
  }
}
