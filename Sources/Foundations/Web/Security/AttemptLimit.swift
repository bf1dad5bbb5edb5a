import Kernel
import Storage

/// How often something may be tried in a window of time: signing in, looking up a receipt.
///
/// Counted in the town's database, so that several processes count together.
public struct AttemptLimit: Sendable {
  public let name: String
  public let most: Int
  public let windowSeconds: Int

  public init(_ name: StaticString, most: Int, windowSeconds: Int) {
    self.name = "\(name)"
    self.most = most
    self.windowSeconds = windowSeconds
  }

  /// Counts one attempt of `who` (a code, never an address or a name), and keeps the count even when it refuses.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  public func check(_ who: String, at now: Instant, in database: any Database) async throws {
    let length = windowSeconds * 1000
    let endsAt = Instant(milliseconds: (now.milliseconds / length + 1) * length)
    let bucket = "\(name)/\(who)"
    let attempts = try await database.write { tx in
      try tx.firstRow("""
        INSERT INTO web_attempt (bucket, ends_at, attempts) VALUES (\(bucket), \(endsAt), 1)
        ON CONFLICT (bucket, ends_at) DO UPDATE SET attempts = web_attempt.attempts + 1
        RETURNING attempts
        """)?.int("attempts") ?? 0
    }
    if attempts > most { throw WebProblem.tooManyAttempts(minutes: (endsAt.seconds(since: now) + 59) / 60) }
  }

  /// Forgets windows that have ended.
  public static func prune(endedBefore now: Instant, in tx: any Transaction) throws {
    try tx.run("DELETE FROM web_attempt WHERE ends_at < \(now)")
  }
}
