import Kernel
import Storage

/// Makes a write count once: the back button, a double click or a retry gets the answer of the first.
public enum Once {
  /// Runs `body` unless the form with this key has been here before.
  ///
  /// - Parameter key: the form's `once` field; an empty one (a hand-made request) is never remembered.
  /// - Returns: where to redirect: what `body` said, the first time or now.
  public static func perform(
    _ key: String, at now: Instant, in tx: any Transaction, _ body: () throws -> String
  ) throws -> String {
    guard !key.isEmpty, key.utf8.count <= 64 else { return try body() }
    if let earlier = try tx.firstRow("SELECT location FROM web_once WHERE form_key = \(key)") {
      return try earlier.text("location")
    }
    let location = try body()
    try tx.run("INSERT INTO web_once (form_key, location, done_at) VALUES (\(key), \(location), \(now))")
    return location
  }

  /// Forgets forms older than `before`.
  public static func prune(before: Instant, in tx: any Transaction) throws {
    try tx.run("DELETE FROM web_once WHERE done_at < \(before)")
  }
}
