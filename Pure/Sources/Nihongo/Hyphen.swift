/// The many marks that come out of a Japanese keyboard where a hyphen is meant.
enum Hyphen {
  /// Hyphens, dashes, minus signs, box-drawing lines and the long-vowel mark, in any width.
  static func isLike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x00AD, 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x30FC, 0xFE58, 0xFE63, 0xFF0D, 0xFF70: true
    default: false
    }
  }
}
