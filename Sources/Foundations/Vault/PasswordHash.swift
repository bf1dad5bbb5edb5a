import CArgon2
import Kernel

/// A password as it is stored: argon2id with 19 MiB, 2 passes, 1 lane, in the encoded form that carries its parameters.
///
/// - Note: Source: OWASP Password Storage Cheat Sheet (argon2id m=19456, t=2, p=1), read 2026-11-21.
public struct PasswordHash: Sendable, Equatable, CustomStringConvertible {
  public let encoded: String

  public init(encoded: String) { self.encoded = encoded }

  /// Takes about 30 ms of one core on purpose: call it off the event loop.
  /// - Returns: `nil` only when memory is short.
  public init?(_ password: String, world: World) {
    let salt = world.randomBytes(16)
    var text = [CChar](repeating: 0, count: 128)
    let status = argon2id_hash_encoded(2, 19_456, 1, password, password.utf8.count, salt, salt.count, 32, &text, text.count)
    guard status == ARGON2_OK.rawValue else { return nil }
    encoded = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether `password` is the one. As slow as making a hash.
  public func matches(_ password: String) -> Bool {
    argon2id_verify(encoded, password, password.utf8.count) == ARGON2_OK.rawValue
  }

  public var description: String { "…" }
}
