import FormScript
import Kernel
import Storage

/// The only code that reads or writes `dialogue_talk`. Functions take the caller's transaction.
enum TalkStore {
  /// As long as an application can be gone on with.
  static let lifetimeSeconds = 31 * 86_400

  /// Where a conversation stands, and at which revision of its application.
  static func lookUp(
    _ application: String, in tx: any Transaction
  ) throws -> (place: ScriptPlace, revision: Int)? {
    try tx.rows("SELECT place, revision FROM dialogue_talk WHERE application = \(application)").first.flatMap { row in
      let place = ScriptPlace(bytes: Array(try row.text("place").utf8)), revision = try row.int("revision")
      return place.map { ($0, revision) }
    }
  }

  /// Keeps where it stands, and forgets conversations whose applications cannot be gone on with any more.
  static func keep(
    _ place: ScriptPlace, of application: String, revision: Int, at now: Instant, in tx: any Transaction
  ) throws {
    let text = String(decoding: place.bytes, as: UTF8.self)
    try tx.run("DELETE FROM dialogue_talk WHERE changed_at < \(now.adding(seconds: -lifetimeSeconds))")
    try tx.run("""
      INSERT INTO dialogue_talk (application, place, revision, changed_at)
      VALUES (\(application), \(text), \(revision), \(now))
      ON CONFLICT (application) DO UPDATE
      SET place = excluded.place, revision = excluded.revision, changed_at = excluded.changed_at
      """)
  }
}
