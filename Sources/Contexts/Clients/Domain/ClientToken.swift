import Crypto
import Foundation
import Kernel
import Vault

/// What a program shows with each call. The database keeps only its keyed code, so it is shown once and never again.
///
/// `tsk_`, 32 characters of Base32 (RFC 4648 §6, lower case: 160 random bits), and six more that anyone can compute
/// from what stands before them: a scanner of source code tells a token from any other text, and a slip of the hand
/// is told apart from a token that counts no more. It prints as `…`.
struct ClientToken: Sendable, Equatable, CustomStringConvertible {
  static let mark = "tsk_"
  private static let bodyLength = 32
  private static let checkLength = 6

  let text: String

  init(world: World) {
    let open = Self.mark + base32Text(world.randomBytes(20)).lowercased()
    text = open + Self.check(open)
  }

  /// - Returns: `nil` when `text` cannot be one of ours: another form, or a character that does not fit the others.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == Self.mark.utf8.count + Self.bodyLength + Self.checkLength, text.hasPrefix(Self.mark),
      String(decoding: bytes.suffix(Self.checkLength), as: UTF8.self)
        == Self.check(String(decoding: bytes.dropLast(Self.checkLength), as: UTF8.self))
    else { return nil }
    self.text = text
  }

  /// The first thirty bits of SHA-256 over everything before.
  private static func check(_ open: String) -> String {
    String(base32Text(Array(SHA256.hash(data: Data(open.utf8)).prefix(4))).lowercased().prefix(checkLength))
  }

  /// As the table has it.
  func code(_ vault: Vault) -> String { vault.code(.secrets, text: "client-token|\(text)") }

  var description: String { "…" }
}
