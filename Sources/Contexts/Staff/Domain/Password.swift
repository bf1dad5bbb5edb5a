import Foundation
import Kernel
import Vault

/// A typed password. NFKC makes it the same from every keyboard (NIST SP 800-63B §3.1.1.2).
public struct Password: Sendable, CustomStringConvertible {
  let text: String

  public init(_ typed: String) { text = typed.precomposedStringWithCompatibilityMapping }

  public var description: String { "…" }

  /// Slow on purpose: see ``PasswordQueue``.
  func hash(world: World) -> PasswordHash? { PasswordHash(text, world: world) }
  func matches(_ hash: PasswordHash) -> Bool { hash.matches(text) }
}
