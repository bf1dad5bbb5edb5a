import Kernel
import Storage

/// How often something may be tried in a window of time (signing in, looking up a receipt), or how much may be sent.
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

  /// Counts one attempt of `who` (a code, never an address or a name) for good, however it ends.
  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  public func check(_ who: String, at now: Instant, in database: any Database) async throws {
    try await Attempt([(self, who)], at: now).count(in: database)
  }

  /// Forgets windows that have ended.
  public static func prune(endedBefore now: Instant, in tx: any Transaction) throws {
    try tx.run("DELETE FROM web_attempt WHERE ends_at < \(now)")
  }
}
