/// Words of a language, as against FEEL.
enum PlainWords {
  /// Whether a text has nothing in it that FEEL would read as more than a name or a number.
  static func isPlain(_ text: String, _ use: CellReader.Use) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let arePlain = scalars.indices.allSatisfy { isPlain(scalars[$0], use) || isHyphen($0, scalars) }
    guard !text.isEmpty, arePlain else { return false }
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" }
    return words.count < 2 || !words.contains { keywords.contains(String($0)) }
  }

  private static func isPlain(_ scalar: Unicode.Scalar, _ use: CellReader.Use) -> Bool {
    switch scalar {
    case "、", "，", "､", "。", "「", "」", "『", "』", "“", "”", "＂": return use == .result
    case "≦", "≧", "≤", "≥", "≠", "＜", "＞", "＝", "＊", "＋": return false
    default: break
    }
    guard scalar.isASCII else { return true }
    return isLetterOrDigit(scalar) || scalar == "_" || scalar.isBlank
  }

  /// `heavy-rain`: a hyphen inside a word of half width, with letters or digits on both sides.
  private static func isHyphen(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[place] == "-", place > 0, place + 1 < scalars.count else { return false }
    return [scalars[place - 1], scalars[place + 1]].allSatisfy { isLetterOrDigit($0) }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  private static let keywords: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "not", "between",
    "instance", "of", "function", "external",
  ]

  /// What stands in the quotation marks around the whole text; nil where there are none, or they end before it does.
  static func quotation(_ text: String) -> (text: String, isFEEL: Bool)? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 2, let first = scalars.first, let end = pairs[first], scalars.last == end else { return nil }
    let inside = scalars[1..<(scalars.count - 1)]
    if first == "\"" {
      var isEscaped = false
      for scalar in inside {
        if scalar == "\"", !isEscaped { return nil }
        isEscaped = scalar == "\\" && !isEscaped
      }
      return isEscaped ? nil : (String(String.UnicodeScalarView(inside)), true)
    }
    guard !inside.contains(where: { $0 == first || $0 == end }) else { return nil }
    return (String(String.UnicodeScalarView(inside)), false)
  }

  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "＂": "＂", "「": "」", "『": "』", "“": "”",
  ]
}
