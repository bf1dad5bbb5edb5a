import Kernel
import Nihongo

/// The ways in which people type one and the same thing.
enum Spelling {
  /// ASCII in half or full width, at times with a space beside it.
  static func ascii(_ text: String, _ random: inout SeededRandom) -> String {
    switch random.below(6) {
    case 0, 1: wide(text)
    case 2: " \(text)"
    case 3: "\(text)\u{3000}"
    default: text
    }
  }

  /// Full-width katakana, hiragana or half-width katakana.
  static func kana(_ katakana: String, _ random: inout SeededRandom) -> String {
    switch random.below(4) {
    case 0: katakana
    case 1: katakana.map { narrow[$0] ?? String($0) }.joined()
    default: Kana.hiragana(katakana)
    }
  }

  /// In the common calendar or by its era.
  static func date(_ date: CivilDate, _ random: inout SeededRandom) -> String {
    let japanese = JapaneseDate(date)
    let ways = [
      date.description, "\(date.year)/\(date.month)/\(date.day)", "\(date.year)年\(date.month)月\(date.day)日",
      "\(date.year).\(date.month).\(date.day)", japanese.full, japanese.full, japanese.short,
    ]
    return ascii(random.pick(ways), &random)
  }

  /// A number with its unit, with commas, or bare.
  static func number(_ number: Int, unit: String?, _ random: inout SeededRandom) -> String {
    var text = random.chance(40) ? grouped(number) : String(number)
    if let unit, random.chance(40) { text += unit }
    return ascii(text, &random)
  }

  /// Digits with hyphens or spaces after each of these lengths, or without.
  static func digits(_ digits: String, _ lengths: [Int], _ random: inout SeededRandom) -> String {
    guard random.chance(50) else { return ascii(digits, &random) }
    var rest = digits[...], parts: [Substring] = []
    for length in lengths {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return ascii((parts + (rest.isEmpty ? [] : [rest])).joined(separator: random.pick(["-", " "])), &random)
  }

  static func wide(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x20: "\u{3000}"
      case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
      default: scalar
      }
    }))
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + String(text.reversed())
  }

  private static let narrow: [Character: String] = {
    var table: [Character: String] = [:]
    for value in UInt32(0xFF66)...0xFF9D {
      guard let half = Unicode.Scalar(value).map(String.init) else { continue }
      for text in [half, half + "\u{FF9E}", half + "\u{FF9F}"] {
        let full = Width.fullKatakana(text)
        if full.count == 1, let kana = full.first { table[kana] = table[kana] ?? text }
      }
    }
    return table
  }()
}
