import FEEL

/// How a text is calculated: as a sum or product in words, or as it is with the values it uses.
struct CalculationWords {
  let words: ValueWords
  let known: [NamedValue]

  /// What is longer, in bytes, is no calculation a person would write down.
  private static let longest = 1_000

  func text(_ text: String) -> String {
    let expressions = ExpressionWords(words: words, known: known)
    if text.utf8.count < CalculationWords.longest, let plain = expressions.text(text) { return plain }
    let line = ValueWords.cut(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let used = ValueWords.short(
      expressions.used(in: text).map { words.named(Heading($0.name), $0.value) }, words.language)
    if words.isJapanese { return used.isEmpty ? "式 \(line)" : "式 \(line)（\(used)）" }
    return used.isEmpty ? "\(line)" : "\(line) (\(used))"
  }
}
