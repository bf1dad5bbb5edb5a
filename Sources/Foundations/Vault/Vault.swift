import Crypto
import Foundation
import Kernel

/// Seals and opens one municipality's personal data, and authenticates what leaves it.
public struct Vault: Sendable {
  /// Every use has a key of its own, derived from the root (HKDF-SHA256, RFC 5869) under this name.
  public enum Purpose: String, Sendable, CaseIterable {
    case forms, secrets, searchTokens = "search-tokens", fileNames = "file-names", audit, attempts
  }

  private let sealing: [UInt32: SymmetricKey]
  private let newest: UInt32
  private let derived: [Purpose: SymmetricKey]
  private let signingKey: Curve25519.Signing.PrivateKey

  public init(_ ring: Keyring) throws(VaultProblem) {
    guard let last = ring.sealingKeys.last,
      let signingKey = try? Curve25519.Signing.PrivateKey(rawRepresentation: ring.signing)
    else { throw .keyFileUnreadable("") }
    self.signingKey = signingKey
    newest = last.number
    sealing = Dictionary(uniqueKeysWithValues: ring.sealingKeys.map { ($0.number, SymmetricKey(data: $0.secret)) })
    let root = SymmetricKey(data: ring.root)
    derived = Dictionary(uniqueKeysWithValues: Purpose.allCases.map {
      ($0, HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("tsumugi.\($0.rawValue)".utf8), outputByteCount: 32))
    })
  }

  /// Encrypts and authenticates with AES-256-GCM: 4 bytes key number, 12 nonce, text, 16 tag.
  ///
  /// - Parameter place: where the result will stand, such as `cases_case/personal/<id>`; it opens nowhere else.
  public func seal(_ plain: some DataProtocol, place: String) throws(VaultProblem) -> [UInt8] {
    guard let key = sealing[newest],
      let box = try? AES.GCM.seal(plain, using: key, authenticating: Data(place.utf8)), let combined = box.combined
    else { throw .cannotOpen }
    return withUnsafeBytes(of: newest.bigEndian, Array.init) + combined
  }

  /// The inverse of ``seal(_:place:)``.
  /// - Throws: ``VaultProblem/keyMissing(_:)``, ``VaultProblem/cannotOpen``
  public func open(_ sealed: [UInt8], place: String) throws(VaultProblem) -> [UInt8] {
    let number = try keyNumber(of: sealed)
    guard let key = sealing[number] else { throw .keyMissing(number) }
    guard let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst(4)),
      let plain = try? AES.GCM.open(box, using: key, authenticating: Data(place.utf8))
    else { throw .cannotOpen }
    return Array(plain)
  }

  /// Whether `sealed` was made with the newest key: rotation passes over these.
  public func isCurrent(_ sealed: [UInt8]) throws(VaultProblem) -> Bool { try keyNumber(of: sealed) == newest }

  private func keyNumber(of sealed: [UInt8]) throws(VaultProblem) -> UInt32 {
    guard sealed.count >= 4 + 12 + 16 else { throw .cannotOpen }
    return sealed[0..<4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// HMAC-SHA256 of `message` under the key of `purpose`: 32 bytes that only this town can make.
  public func code(_ purpose: Purpose, _ message: some DataProtocol) -> [UInt8] {
    guard let key = derived[purpose] else { preconditionFailure("every purpose has a key") }
    return Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
  }

  /// As ``code(_:_:)`` for a text, in lower-case hexadecimal: for `TEXT` columns and form fields.
  public func code(_ purpose: Purpose, text: String) -> String { hexadecimal(code(purpose, Data(text.utf8))) }

  /// Ed25519 (RFC 8032) signature, 64 bytes.
  public func sign(_ message: some DataProtocol) -> [UInt8] { (try? signingKey.signature(for: message)).map(Array.init) ?? [] }

  /// The town's public key, 32 bytes: what anyone needs to check a certificate offline.
  public var publicKey: [UInt8] { Array(signingKey.publicKey.rawRepresentation) }
}

/// Lower-case hexadecimal, two digits a byte.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// Compares in time that depends on the lengths alone, so that a guess learns nothing from the clock.
public func isSame(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
}
