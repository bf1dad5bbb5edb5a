import Crypto
import Foundation
import Kernel

/// Time-based one-time passwords as authenticator apps show them: SHA-1, 6 digits, 30 seconds.
///
/// - Note: Source: RFC 6238 and RFC 4226; SHA-1 because the common apps ignore any other choice.
public struct OneTimePassword: Sendable {
  static let period = 30
  let secret: [UInt8]

  public init(secret: [UInt8]) { self.secret = secret }

  /// A new secret of 160 bits, the length RFC 4226 recommends.
  public init(world: World) { secret = world.randomBytes(20) }

  public var bytes: [UInt8] { secret }

  /// The counter whose password `typed` is, among now and one period on each side; `nil` when it is none of them.
  ///
  /// The caller stores the counter and refuses one that is not later than the last, so that each works once.
  public func counter(matching typed: String, at now: Instant) -> Int? {
    let current = now.milliseconds / 1000 / Self.period
    return [current, current - 1, current + 1].first { isSame(Array(digits(counter: $0).utf8), Array(typed.utf8)) }
  }

  /// The six digits of one counter.
  public func digits(counter: Int) -> String {
    let message = withUnsafeBytes(of: UInt64(counter).bigEndian) { Data($0) }
    let code = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    let offset = Int(code[19] & 0x0F)
    let number = code[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The secret in base32 (RFC 4648 §6), as people type it into an app.
  public var base32: String { base32Text(secret) }

  /// The address behind the picture that an app scans.
  /// - Note: Source: Key URI Format of Google Authenticator.
  public func uri(issuer: String, account: String) -> String {
    let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: Unicode.Scalar(0)..<Unicode.Scalar(128)))
    let issuer = issuer.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    let account = account.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    return "otpauth://totp/\(issuer):\(account)?secret=\(base32)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
  }
}

extension OneTimePassword {
  /// Reads what ``base32`` gives.
  /// - Returns: `nil` for any other character.
  public init?(base32 text: String) {
    guard let read = base32Bytes(text) else { return nil }
    self.init(secret: read)
  }
}
