import Crypto
import Foundation
import Kernel
import Vault

/// One entry as it stands in the log, with what chains it to the one before.
public struct AuditRecord: Sendable, Equatable {
  /// 1, 2, 3… without gaps.
  public let seq: Int
  public let at: Instant
  /// As ``Ports/AuditActor/text`` gives it: `officer:<id>`, `applicant`, `visitor`, `system:<part>`.
  public let actor: String
  public let action: String
  public let subject: String
  /// ``AuditDetails/json`` of the entry's details.
  public let details: String
  /// ``hash`` of the entry before; ``AuditRecord/beginning`` for the first.
  public let previousHash: String

  /// What the first entry names as the hash before it: 64 zeros.
  public static let beginning = String(repeating: "0", count: 64)

  public init(
    seq: Int, at: Instant, actor: String, action: String, subject: String, details: String, previousHash: String
  ) {
    (self.seq, self.at, self.actor, self.action) = (seq, at, actor, action)
    (self.subject, self.details, self.previousHash) = (subject, details, previousHash)
  }

  /// SHA-256, 64 hexadecimal digits, over the seven fields in their order.
  ///
  /// Numbers are 8 bytes, most significant first; texts are their length in bytes as such a number, then UTF-8.
  /// So no two different entries give the same bytes, and anyone can compute it from an export.
  public var hash: String {
    var digest = SHA256()
    Self.add(previousHash, to: &digest)
    Self.add(seq, to: &digest)
    Self.add(at.milliseconds, to: &digest)
    for text in [actor, action, subject, details] { Self.add(text, to: &digest) }
    return hexadecimal(digest.finalize())
  }

  /// The same entry at another place of the log.
  func moved(to seq: Int) -> AuditRecord {
    AuditRecord(
      seq: seq, at: at, actor: actor, action: action, subject: subject, details: details, previousHash: previousHash)
  }

  private static func add(_ number: Int, to digest: inout SHA256) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).bigEndian) { digest.update(bufferPointer: $0) }
  }

  private static func add(_ text: String, to digest: inout SHA256) {
    let bytes = Data(text.utf8)
    add(bytes.count, to: &digest)
    digest.update(data: bytes)
  }
}
