import Kernel

/// A random 256-bit word for cookies and one-time links. The database keeps only its keyed code.
public struct Secret: Sendable, CustomStringConvertible {
  /// 43 characters, safe in cookies and addresses (base64url, RFC 4648 §5, no padding).
  public let text: String

  public init(world: World) { text = base64URL(world.randomBytes(32)) }

  /// - Returns: `nil` when `text` cannot be one of ours.
  public init?(_ text: String) {
    guard text.utf8.count == 43, text.utf8.allSatisfy(\.isBase64URL) else { return nil }
    self.text = text
  }

  public var description: String { "…" }
}

extension UInt8 {
  fileprivate var isBase64URL: Bool {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

private let base64URLAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

/// Base64url without padding (RFC 4648 §5).
public func base64URL(_ bytes: some Collection<UInt8>) -> String {
  var text: [UInt8] = []
  var held: UInt32 = 0
  var bits = 0
  for byte in bytes {
    held = held << 8 | UInt32(byte)
    bits += 8
    while bits >= 6 {
      bits -= 6
      text.append(base64URLAlphabet[Int(held >> UInt32(bits)) & 63])
    }
  }
  if bits > 0 { text.append(base64URLAlphabet[Int(held << UInt32(6 - bits)) & 63]) }
  return String(decoding: text, as: UTF8.self)
}

/// The inverse of ``base64URL(_:)``; `nil` on any other character or an impossible length.
public func bytes(base64URL text: some StringProtocol) -> [UInt8]? {
  guard text.utf8.count % 4 != 1 else { return nil }
  var bytes: [UInt8] = []
  var held: UInt32 = 0
  var bits = 0
  for character in text.utf8 {
    guard let value = base64URLAlphabet.firstIndex(of: character) else { return nil }
    held = held << 6 | UInt32(value)
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
    }
  }
  return bytes
}
