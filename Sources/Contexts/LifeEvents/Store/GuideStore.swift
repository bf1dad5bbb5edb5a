import Kernel
import Storage

/// The only code that reads or writes the `lifeevents_` table. Functions take the caller's transaction.
enum GuideStore {
  /// A published guide as it is kept.
  struct Row: Sendable {
    let id: String
    let hash: String
    let files: StoredGuide
  }

  /// - Returns: whether it is another one than was published before.
  static func publish(_ id: String, _ files: StoredGuide, at now: Instant, in tx: any Transaction) throws -> Bool {
    let hash = files.hash
    let before = try tx.firstRow("SELECT hash FROM lifeevents_guide WHERE id = \(id)")?.text("hash")
    guard before != hash else { return false }
    try tx.run("""
      INSERT INTO lifeevents_guide (id, files, hash, published_at) VALUES (\(id), \(files.text), \(hash), \(now))
      ON CONFLICT (id) DO UPDATE SET files = excluded.files, hash = excluded.hash, published_at = excluded.published_at
      """)
    return true
  }

  /// The hashes of all, by id: whether anything changed is seen without reading the guides.
  static func hashes(in tx: any Transaction) throws -> [String: String] {
    try tx.rows("SELECT id, hash FROM lifeevents_guide").reduce(into: [:]) { all, row in
      all[try row.text("id")] = try row.text("hash")
    }
  }

  /// Every guide, by id.
  static func list(in tx: any Transaction) throws -> [Row] {
    try tx.rows("SELECT id, hash, files FROM lifeevents_guide ORDER BY id").map { row in
      guard let files = StoredGuide(text: try row.text("files")) else { throw StorageError.unexpectedColumn("files") }
      return Row(id: try row.text("id"), hash: try row.text("hash"), files: files)
    }
  }
}
