import FEEL

/// Shows FEEL as people would type it: in everyday words where reading them gives the very same text, as FEEL where
/// that does, and otherwise behind `式:`.
struct CellWriter {
  private let reader: CellReader
  private let language: SentenceLanguage

  init(_ reader: CellReader, in language: SentenceLanguage) {
    self.reader = reader
    self.language = language
  }

  func text(_ feel: String) -> String {
    let candidates = shown(feel).map { [$0] } ?? []
    for candidate in candidates + [feel] where (try? reader.feel(candidate)) == feel { return candidate }
    return (language == .ja ? "式: " : "FEEL: ") + feel
  }

  /// The text in everyday words; nil where there are none.
  private func shown(_ feel: String) -> String? {
    guard reader.use == .condition else { return value(feel) }
    if feel.hasPrefix("not("), feel.hasSuffix(")"), language == .ja {
      let inside = String(feel.dropFirst(4).dropLast())
      if reader.type == .text { return PlainWords.quotation(inside).map { "「\($0.text)」以外" } }
      return value(inside).map { $0 + "以外" }
    }
    let parts = CellParts.parts(feel)
    let shown = parts.compactMap { test($0.trimmed) }
    guard shown.count == parts.count else { return nil }
    return shown.joined(separator: language == .ja ? "、" : ", ")
  }

  private func test(_ feel: String) -> String? {
    for (mark, word) in [("<= ", upTo), (">= ", from), ("< ", before), ("> ", after)] where feel.hasPrefix(mark) {
      guard language == .ja else { return value(String(feel.dropFirst(mark.count))).map { mark + $0 } }
      return value(String(feel.dropFirst(mark.count))).map { $0 + word }
    }
    return range(feel) ?? value(feel)
  }

  private var isDate: Bool { reader.type == .date }
  private var upTo: String { isDate ? "以前" : "以下" }
  private var from: String { isDate ? "以後" : "以上" }
  private var before: String { isDate ? "より前" : "未満" }
  private var after: String { isDate ? "より後" : "超" }

  /// `[20..64]` is `20〜64`, `[20..65)` is `20以上65未満`.
  private func range(_ feel: String) -> String? {
    guard language == .ja, feel.first == "[" || feel.first == "(", feel.last == "]" || feel.last == ")" else {
      return nil
    }
    let inside = String(feel.dropFirst().dropLast())
    guard let dots = inside.firstRange(of: ".."), let low = value(String(inside[..<dots.lowerBound])),
      let high = value(String(inside[dots.upperBound...]))
    else { return nil }
    if feel.first == "[", feel.last == "]" { return "\(low)〜\(high)" }
    return low + (feel.first == "[" ? from : after) + high + (feel.last == "]" ? upTo : before)
  }

  private func value(_ feel: String) -> String? {
    if let quotation = PlainWords.quotation(feel), quotation.isFEEL { return word(feel, quotation.text) }
    if feel == "true" || feel == "false" {
      return language == .ja ? (feel == "true" ? "はい" : "いいえ") : (feel == "true" ? "yes" : "no")
    }
    if feel.hasPrefix("date(\""), feel.hasSuffix("\")") { return date(String(feel.dropFirst(6).dropLast(2))) }
    return grouped(feel)
  }

  /// Without quotation marks where that is read as the same word, otherwise in those of the language.
  private func word(_ feel: String, _ text: String) -> String? {
    let candidates = [text] + (language == .ja ? ["「\(text)」"] : []) + [feel]
    return candidates.first { (try? reader.feel($0)) == feel }
  }

  private func date(_ text: String) -> String? {
    guard case .date(let date)? = DateWords.reading(text) else { return nil }
    return language == .ja ? DateWords.text(date) : text
  }

  /// With commas from ten thousand on, where that cannot be read as several numbers.
  private func grouped(_ feel: String) -> String? {
    let digits = Array(feel)
    let isNumber: (Character) -> Bool = { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard !digits.isEmpty, digits.allSatisfy(isNumber) else { return nil }
    guard digits.count >= 5, digits.allSatisfy(\.isNumber), digits[0] != "0" else { return feel }
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (try? reader.feel(text)) == feel ? text : feel
  }
}
