import Crypto
import Foundation
import Kernel

/// Seals and opens one municipality's personal data, and authenticates what leaves it.
public struct Vault: Sendable {
  /// Every use has a key of its own, derived from the root (HKDF-SHA256, RFC 5869) under this name.
  public enum Purpose: String, Sendable, CaseIterable {
    case forms, secrets, searchTokens = "search-tokens", fileNames = "file-names", audit, attempts, ownership
  }

  /// Where the ring is kept; `nil` for one that lives in memory only.
  public let file: KeyFile?
  private let sealing: SealingKeys
  /// Begun with its key, so that the key is worked in once and not at every code.
  private let codes: [Purpose: HMAC<SHA256>]
  private let signingKey: Curve25519.Signing.PrivateKey

  /// A vault whose keys stay as they are.
  public init(_ ring: Keyring) throws(VaultProblem) { try self.init(ring, file: nil, stamp: nil) }

  /// A vault that goes with its key file: keys made or retired by another process are known at the next seal.
  /// - Throws: as ``Keyring/init(contentsOf:)``
  public init(_ file: KeyFile) throws(VaultProblem) {
    let stamp = file.stamp
    try self.init(file.read(), file: file, stamp: stamp)
  }

  private init(_ ring: Keyring, file: KeyFile?, stamp: KeyFile.Stamp?) throws(VaultProblem) {
    guard let signingKey = try? Curve25519.Signing.PrivateKey(rawRepresentation: ring.signing)
    else { throw .keyFileUnreadable("") }
    self.signingKey = signingKey
    self.file = file
    sealing = SealingKeys(ring, file: file, stamp: stamp)
    let root = SymmetricKey(data: ring.root)
    codes = Dictionary(uniqueKeysWithValues: Purpose.allCases.map {
      let info = Data("tsumugi.\($0.rawValue)".utf8)
      let key = HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: info, outputByteCount: 32)
      return ($0, HMAC<SHA256>(key: key))
    })
  }

  /// Encrypts and authenticates with AES-256-GCM: 4 bytes key number, 12 nonce, text, 16 tag.
  ///
  /// - Parameter place: where the result will stand, such as `cases_case/personal/<id>`; it opens nowhere else.
  public func seal(_ plain: some DataProtocol, place: String) throws(VaultProblem) -> [UInt8] {
    guard let (number, key) = sealing.newest(),
      let box = try? AES.GCM.seal(plain, using: key, authenticating: Data(place.utf8)), let combined = box.combined
    else { throw .cannotOpen }
    return Self.prefix(number) + combined
  }

  /// The inverse of ``seal(_:place:)``.
  /// - Throws: ``VaultProblem/keyMissing(_:)``, ``VaultProblem/cannotOpen``
  public func open(_ sealed: [UInt8], place: String) throws(VaultProblem) -> [UInt8] {
    let number = try Self.keyNumber(of: sealed)
    guard let key = sealing.key(number) else { throw .keyMissing(number) }
    guard let box = try? AES.GCM.SealedBox(combined: sealed.dropFirst(4)),
      let plain = try? AES.GCM.open(box, using: key, authenticating: Data(place.utf8))
    else { throw .cannotOpen }
    return Array(plain)
  }

  /// The same text sealed with the newest key for the same place; `nil` when it already is.
  /// - Throws: as ``open(_:place:)``
  public func sealAnew(_ sealed: [UInt8], place: String) throws(VaultProblem) -> [UInt8]? {
    if try isCurrent(sealed) { return nil }
    return try seal(open(sealed, place: place), place: place)
  }

  /// Whether `sealed` was made with the newest key: rotation passes over these.
  public func isCurrent(_ sealed: [UInt8]) throws(VaultProblem) -> Bool { try Self.keyNumber(of: sealed) == newestKey }

  /// The number of the key that seals now.
  public var newestKey: UInt32 { sealing.newest()?.number ?? 0 }

  /// The number of the key that made `sealed`.
  /// - Throws: ``VaultProblem/cannotOpen`` when it is too short to have been sealed.
  public static func keyNumber(of sealed: [UInt8]) throws(VaultProblem) -> UInt32 {
    guard sealed.count >= 4 + 12 + 16 else { throw .cannotOpen }
    return sealed[0..<4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// What everything sealed with key `number` begins with. Compared byte by byte, as both engines compare byte columns,
  /// a value of an older key comes before it and one of a newer key after it.
  public static func prefix(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

  /// HMAC-SHA256 of `message` under the key of `purpose`: 32 bytes that only this town can make.
  public func code(_ purpose: Purpose, _ message: some DataProtocol) -> [UInt8] {
    guard var code = codes[purpose] else { preconditionFailure("every purpose has a key") }
    code.update(data: message)
    return Array(code.finalize())
  }

  /// As ``code(_:_:)`` for a text, in lower-case hexadecimal: for `TEXT` columns and form fields.
  public func code(_ purpose: Purpose, text: String) -> String { hexadecimal(code(purpose, Data(text.utf8))) }

  /// The 63-bit keyed code of what a sealed value can be found by, for `BIGINT` columns (ADR 0013). Two different pieces
  /// may share one; it then finds too much, never too little.
  public func searchToken(_ piece: String) -> Int {
    code(.searchTokens, Array(piece.utf8)).prefix(8).reduce(0) { ($0 << 8 | Int($1)) & 0x7FFF_FFFF_FFFF_FFFF }
  }

  /// A keyed code that every ring with this root has, whatever its sealing keys, and no other: a database keeps it to
  /// know its keys again. 64 digits that tell nothing of the root.
  public var rootCode: String { code(.ownership, text: "root") }

  /// Ed25519 (RFC 8032) signature, 64 bytes.
  public func sign(_ message: some DataProtocol) -> [UInt8] { (try? signingKey.signature(for: message)).map(Array.init) ?? [] }

  /// The town's public key, 32 bytes: what anyone needs to check a certificate offline.
  public var publicKey: [UInt8] { Array(signingKey.publicKey.rawRepresentation) }
}

/// Lower-case hexadecimal, two digits a byte.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.underestimatedCount * 2)
  for byte in bytes {
    text.append(digit(byte >> 4))
    text.append(digit(byte & 15))
  }
  return String(decoding: text, as: UTF8.self)
}

/// Compares in time that depends on the lengths alone, so that a guess learns nothing from the clock.
public func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  return left.indices.reduce(0) { $0 | (left[$1] ^ right[$1]) } == 0
}
