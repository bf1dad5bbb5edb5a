import Foundation

/// A text as it is searched for: however a name or word is written, what means the same to a reader becomes the same.
///
/// Width and case are evened out; hiragana become katakana (small ones stay small, ヶ becomes ケ); spaces, ・ and
/// variation selectors go; 々 repeats the character before it; old and variant characters become the everyday ones
/// (髙 高, 﨑 崎, 邉 辺). It stands beside the original and never replaces it.
public struct FoldedText: Hashable, Sendable {
  public let text: String

  /// - Complexity: O(n).
  public init(_ original: String) {
    let isPlain = original.unicodeScalars.allSatisfy(Self.isPlain)
    var result = String.UnicodeScalarView()
    for scalar in (isPlain ? original : Self.compatible(original)).unicodeScalars {
      if isPlain ? scalar == Self.wideSpace : Self.isDropped(scalar) { continue }
      if scalar == "々", let last = result.last {
        result.append(last)
      } else if isPlain {
        Self.appendEveryday(scalar, to: &result)
      } else {
        Self.append(scalar, to: &result)
      }
    }
    text = isPlain ? String(result) : CombiningMarks.limited(result)
  }

  /// Kanji, full-width kana and the wide space: what most Japanese names are made of. Nothing but the tables applies to
  /// them, no case, no width, no marks; looking up Unicode's properties of each would take many times as long.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar == wideSpace || scalar == "々" || (0x4E00...0x9FFF).contains(scalar.value) || Kana.isKatakana(scalar)
      || Kana.isHiragana(scalar)
  }

  private static let wideSpace: Unicode.Scalar = "\u{3000}"

  /// Each two neighbouring characters; a text of one character gives that one, an empty text none.
  public var bigrams: [String] { Bigrams.of(text) }

  /// Whether `other` stands somewhere in this text.
  public func contains(_ other: FoldedText) -> Bool { other.text.isEmpty || text.contains(other.text) }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    // A mapping is a text of its own, made anew each time; hardly any scalar of a Japanese name has one.
    guard scalar.properties.changesWhenLowercased else { return appendEveryday(scalar, to: &result) }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars { appendEveryday(lower, to: &result) }
  }

  private static func appendEveryday(_ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView) {
    let kana = Kana.katakana(scalar)
    switch kana {
    case "ヶ": Kana.append("ケ", to: &result)
    case "ヵ": Kana.append("カ", to: &result)
    default: Kana.append(VariantCharacters.everyday(kana), to: &result)
    }
  }

  /// NFKC: full-width letters, ㈱, ①, ㍻ and the compatibility ideographs of name lists.
  ///
  /// Half-width kana go before it: Foundation on Linux leaves their marks apart.
  private static func compatible(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let kept = Width.fullKatakana(text).unicodeScalars.lazy.filter { !isDropped($0) }
    return CombiningMarks.limited(kept).precomposedStringWithCompatibilityMapping
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30FB, 0x00B7, 0x2027: return true  // ・ and its like
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180F: return true  // variation selectors
    default:
      let properties = scalar.properties
      return properties.isWhitespace || properties.generalCategory == .format
        || properties.generalCategory == .control
    }
  }
}
