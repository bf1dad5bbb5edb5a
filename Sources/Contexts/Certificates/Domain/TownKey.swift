import Foundation
import Vault

/// A town's public key in the three ways it is handed around.
struct TownKey: Sendable, Equatable {
  /// 32 bytes.
  let bytes: [UInt8]

  /// What stands before an Ed25519 key in a SubjectPublicKeyInfo.
  ///
  /// - Note: Source: RFC 8410 §4 (object identifier 1.3.101.112), DER by X.690.
  private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
  private static let begin = "-----BEGIN PUBLIC KEY-----"
  private static let end = "-----END PUBLIC KEY-----"

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads hexadecimal, base64 (either alphabet) or PEM.
  init?(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let read = Self.pem(trimmed) ?? Self.digits(trimmed) ?? Self.base64(trimmed), read.count == 32
    else { return nil }
    bytes = read
  }

  var digits: String { hexadecimal(bytes) }
  var base64: String { Data(bytes).base64EncodedString() }
  var pem: String { "\(Self.begin)\n\(Data(Self.prefix + bytes).base64EncodedString())\n\(Self.end)\n" }

  private static func pem(_ text: String) -> [UInt8]? {
    guard text.hasPrefix(begin), text.hasSuffix(end) else { return nil }
    let body = text.dropFirst(begin.count).dropLast(end.count).filter { !$0.isWhitespace }
    guard let der = Data(base64Encoded: String(body)), der.starts(with: prefix) else { return nil }
    return Array(der.dropFirst(prefix.count))
  }

  private static func digits(_ text: String) -> [UInt8]? {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  private static func base64(_ text: String) -> [UInt8]? {
    let plain = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }.prefix { $0 != "=" }
    return Data(base64Encoded: String(plain) + "=").map(Array.init)
  }
}
