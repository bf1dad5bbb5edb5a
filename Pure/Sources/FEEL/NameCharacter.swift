/// Which characters may stand in a name, and which part words (DMN 1.5 §10.3.1.2, rules 28–31 and 61).
enum NameCharacter {
  /// A letter of any script, `?` or `_`.
  static func starts(_ scalar: Unicode.Scalar) -> Bool {
    let v = scalar.value
    if v < 0x80 {
      return (v >= 0x61 && v <= 0x7A) || (v >= 0x41 && v <= 0x5A) || v == 0x5F || v == 0x3F
    }
    switch v {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE,
      0xFF00...0xFFFD, 0x10000...0xEFFFF:
      return !isSpace(scalar)
    case 0xAA, 0xB5, 0xBA, 0x2460...0x24FF:
      return true
    default:
      return false
    }
  }

  /// A starting character, a digit or a joining mark.
  static func continues(_ scalar: Unicode.Scalar) -> Bool {
    let v = scalar.value
    if v >= 0x30 && v <= 0x39 { return true }
    if starts(scalar) { return true }
    switch v {
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: return true
    default: return false
    }
  }

  /// The marks that may stand between the words of a name: `. / - ' + *`.
  static func joins(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "+"),
      UInt8(ascii: "*"):
      return true
    default:
      return false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      return true
    default:
      return false
    }
  }
}
