import Kernel
import Nihongo

/// The six digits that a mail carries. It prints as `…`.
struct MailCode: Sendable, Equatable, CustomStringConvertible {
  let text: String

  /// Every code is as likely as any other: draws that would favour the lower ones are thrown away.
  init(world: World) {
    let codes: UInt32 = 1_000_000
    let fair = UInt32.max - UInt32.max % codes
    var drawn = fair
    while drawn >= fair { drawn = world.randomBytes(4).reduce(0) { $0 << 8 | UInt32($1) } }
    let digits = String(drawn % codes)
    text = String(repeating: "0", count: CodeRule.digits - digits.count) + digits
  }

  /// Takes full-width digits, and spaces and hyphens between them.
  /// - Returns: `nil` for anything but six digits.
  init?(_ typed: String) {
    guard typed.utf8.count <= 100 else { return nil }
    let digits = Width.half(typed).filter { !$0.isWhitespace && $0 != "-" }
    guard digits.utf8.count == CodeRule.digits, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    text = digits
  }

  var description: String { "…" }
}
