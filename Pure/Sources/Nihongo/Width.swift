/// Half-width and full-width forms of the same character. Everything these functions do not name stays as it is.
///
/// - Complexity: O(n) each, scalar by scalar.
public enum Width {
  /// Full-width digits, letters, symbols and the ideographic space become ASCII. Kana are not touched.
  public static func half(_ text: String) -> String {
    let isNarrow = text.utf8.allSatisfy { $0 < 0x80 }
    return isNarrow ? text : String(scalars: text.unicodeScalars.lazy.map { half($0) })
  }

  /// Half-width katakana and its punctuation become full-width, with ﾞ and ﾟ joined to the kana before them.
  public static func fullKatakana(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard (0xFF61...0xFF9F).contains(scalar.value) else {
        result.append(scalar)
        continue
      }
      if let kind = VoicedMark.kind(scalar), let last = result.last, let joined = VoicedMark.join(last, kind) {
        result.removeLast()
        result.append(joined)
      } else {
        result.append(fullKatakana[Int(scalar.value) - 0xFF61])
      }
    }
    return String(result)
  }

  static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x3000: " "
    default: scalar
    }
  }

  /// In the order of U+FF61 to U+FF9F.
  private static let fullKatakana = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)
}
