import Crypto
import Foundation
import Kernel
import Vault

/// What the printed 2D code carries: a signed payload that anyone can check without asking us.
///
/// `T1.<payload>.<signature>`, both base64url without padding. The payload is canonical JSON with the keys
/// `c` (certificate id), `d` (issue date), `h` (digest, first 16 bytes), `k` (title), `n` (number), `t` (municipality
/// code), `v` (1) in this order. The signature is Ed25519 (RFC 8032) over the ASCII bytes `T1.<payload>`.
public struct CertificateCode: Sendable, Equatable {
  public struct Payload: Sendable, Equatable, Codable {
    public let c: String
    public let d: String
    public let h: String
    public let k: String
    public let n: String
    public let t: String
    public let v: Int
  }

  public let payload: Payload
  public let text: String

  /// Signs with the town's key.
  init(_ payload: Payload, vault: Vault) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let signed = "T1." + base64URL(Array(try encoder.encode(payload)))
    self.payload = payload
    text = signed + "." + base64URL(vault.sign(Data(signed.utf8)))
  }

  /// Reads a code and checks its signature.
  /// - Returns: `nil` unless every byte is as the holder of `publicKey` (32 bytes) signed it.
  public init?(_ text: String, publicKey: [UInt8]) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 2000, parts.count == 3, parts[0] == "T1", let body = bytes(base64URL: parts[1]),
      let signature = bytes(base64URL: parts[2]), base64URL(body) == parts[1], base64URL(signature) == parts[2],
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
      key.isValidSignature(signature, for: Data("T1.\(parts[1])".utf8)),
      let payload = try? JSONDecoder().decode(Payload.self, from: Data(body)), payload.v == 1
    else { return nil }
    self.payload = payload
    self.text = text
  }
}
