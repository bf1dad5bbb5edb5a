import Kernel
import Storage

/// One attempt, under all the limits it falls under.
///
/// It is counted before anybody looks whether it is right, so that guesses that arrive together cannot pass a limit
/// together, and given back when it was: a whole town hall or library behind one address uses up nothing by being
/// right.
public struct Attempt: Sendable {
  private struct Bucket: Sendable {
    let name: String
    let most: Int
    let endsAt: Instant
  }

  private let buckets: [Bucket]
  private let at: Instant
  private let weight: Int

  /// - Parameters:
  ///   - limits: each with whom it counts: a code, never an address or a name.
  ///   - now: when it was made: it counts in the window of this moment, and is given back to the same.
  ///   - weight: how much it counts, where attempts differ: one, or bytes.
  public init(_ limits: [(limit: AttemptLimit, who: String)], weight: Int = 1, at now: Instant) {
    (at, self.weight) = (now, weight)
    buckets = limits.map { limit, who in
      let length = limit.windowSeconds * 1000
      let endsAt = Instant(milliseconds: (now.milliseconds / length + 1) * length)
      return Bucket(name: "\(limit.name)/\(who)", most: limit.most, endsAt: endsAt)
    }
  }

  /// Counts it under every limit, or under none when one of them refuses it.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  public func count(in database: any Database) async throws {
    try await database.write { tx in
      for bucket in buckets where try !count(bucket, in: tx) {
        throw WebProblem.tooManyAttempts(minutes: (bucket.endsAt.seconds(since: at) + 59) / 60)
      }
    }
  }

  /// - Returns: `false` when the limit is reached; then nothing is changed.
  private func count(_ bucket: Bucket, in tx: any Transaction) throws -> Bool {
    guard weight <= bucket.most else { return false }
    return try tx.run("""
      INSERT INTO web_attempt (bucket, ends_at, attempts) VALUES (\(bucket.name), \(bucket.endsAt), \(weight))
      ON CONFLICT (bucket, ends_at) DO UPDATE SET attempts = web_attempt.attempts + \(weight)
      WHERE web_attempt.attempts + \(weight) <= \(bucket.most)
      """) == 1
  }

  /// Takes back what ``count(in:)`` counted: once, in the transaction of what the attempt led to.
  public func giveBack(in tx: any Transaction) throws {
    for bucket in buckets {
      try tx.run("""
        UPDATE web_attempt SET attempts = attempts - \(weight)
        WHERE bucket = \(bucket.name) AND ends_at = \(bucket.endsAt) AND attempts >= \(weight)
        """)
    }
  }
}
