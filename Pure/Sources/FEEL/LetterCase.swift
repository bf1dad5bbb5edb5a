/// Letter case one code point at a time (XPath Functions 3.1 §5.6.1.1: two characters match under the flag `i`
/// where their upper or lower cases are the same).
enum LetterCase {
  static func folded(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value + 0x20 : value }
    return lower(upper(value))
  }

  /// The character, its cases and the characters whose cases they are, as far as one step goes.
  static func variants(_ value: UInt32) -> [UInt32] {
    let lowered = lower(value)
    let raised = upper(value)
    return [value, lowered, raised, lower(raised), upper(lowered)]
  }

  private static func lower(_ value: UInt32) -> UInt32 {
    single(Unicode.Scalar(value)?.properties.lowercaseMapping) ?? value
  }

  private static func upper(_ value: UInt32) -> UInt32 {
    single(Unicode.Scalar(value)?.properties.uppercaseMapping) ?? value
  }

  private static func single(_ text: String?) -> UInt32? {
    guard let scalars = text?.unicodeScalars, scalars.count == 1 else { return nil }
    return scalars.first?.value
  }
}
