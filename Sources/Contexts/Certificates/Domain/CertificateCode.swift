import Crypto
import Foundation
import Kernel
import Ports
import Vault

/// What the printed 2D code carries: a signed payload that anyone can check without asking us.
///
/// `T1.<payload>.<signature>`, both base64url without padding. The signature is Ed25519 (RFC 8032) over the ASCII
/// bytes `T1.<payload>`. The whole format, with an example: docs/certificate-format.md.
public struct CertificateCode: Sendable, Equatable {
  /// Compact JSON, its keys in the order of the alphabet. Nothing in it is about a person.
  public struct Payload: Sendable, Equatable, Codable {
    /// Id of the certificate in the town's register.
    public let c: String
    /// Issue date, `YYYY-MM-DD`.
    public let d: String
    /// The first 16 bytes of the SHA-256 of what the paper says, base64url.
    public let h: String
    /// Title.
    public let k: String
    /// Number as printed.
    public let n: String
    /// Code of the municipality, six digits.
    public let t: String
    /// 1.
    public let v: Int

    init(id: ID<Certificate>, _ facts: CertificateFacts, municipalityCode: String) {
      (c, d, h) = (id.description, facts.issuedOn.description, base64URL(facts.digest.prefix(16)))
      (k, n, t, v) = (facts.title, facts.number, municipalityCode, 1)
    }
  }

  static let version = "T1"
  /// No code of ours is longer; what is longer is not even looked at.
  private static let mostBytes = 2000

  public let payload: Payload
  public let text: String

  /// Signs with the town's key.
  init(_ payload: Payload, vault: Vault) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let signed = "\(Self.version).\(base64URL(Array(try encoder.encode(payload))))"
    self.payload = payload
    text = "\(signed).\(base64URL(vault.sign(Data(signed.utf8))))"
  }

  /// Reads a code and checks its signature.
  ///
  /// Each code has one way of writing: unused bits at the end of a part must be zero, as base64url writes them.
  /// - Returns: `nil` unless every character is as the holder of `publicKey` (32 bytes) signed it.
  public init?(_ text: String, publicKey: [UInt8]) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= Self.mostBytes, parts.count == 3, parts[0] == Self.version,
      let body = bytes(base64URL: parts[1]), let signature = bytes(base64URL: parts[2]),
      base64URL(body) == parts[1], base64URL(signature) == parts[2],
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
      key.isValidSignature(signature, for: Data("\(Self.version).\(parts[1])".utf8)),
      let payload = try? JSONDecoder().decode(Payload.self, from: Data(body)), payload.v == 1
    else { return nil }
    self.payload = payload
    self.text = text
  }

  /// The code in what a person pasted: an address, also with the choice of a language at its end, or the code with
  /// spaces and line ends that a mail put in.
  /// - Returns: `nil` when nothing in it can be a code.
  static func find(in typed: String) -> String? {
    let dense = typed.unicodeScalars.filter { !$0.properties.isWhitespace }
    let address = String.UnicodeScalarView(dense.prefix { $0 != "?" && $0 != "#" })
    let part = String(address).split(separator: "/").last.map(String.init) ?? ""
    let isPlain = part.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-_.".utf8.contains($0)
    }
    return isPlain && part.hasPrefix("\(version).") && part.utf8.count <= mostBytes ? part : nil
  }
}
