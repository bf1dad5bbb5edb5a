/// A point of the log that someone outside the database remembers: `1042:9f86d0…`.
///
/// Kept on paper or on another machine, it shows later whether the whole chain was written anew.
public struct AuditAnchor: Sendable, Equatable {
  public let seq: Int
  public let hash: String

  public init(seq: Int, hash: String) { (self.seq, self.hash) = (seq, hash) }

  /// Reads what ``text`` gives.
  /// - Returns: `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int(parts[0]), seq >= 0, parts[1].utf8.count == 64,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.init(seq: seq, hash: String(parts[1]))
  }

  public var text: String { "\(seq):\(hash)" }
}
