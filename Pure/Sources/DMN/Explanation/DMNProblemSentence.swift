import FEEL

extension DMNProblem {
  /// What is wrong, what would be right and what to try, with the name of the part concerned. The place in the file is
  /// ``position``'s to tell.
  public func sentence(in language: SentenceLanguage) -> String {
    language == .ja ? reason(in: .ja) + "。" : reason(in: .en) + "."
  }

  /// The same without a full stop at the end, to stand inside another sentence.
  public func reason(in language: SentenceLanguage) -> String {
    language == .ja ? japanese : english
  }

  /// The problem without the name of the part concerned, for where it has just been told.
  var unnamed: DMNProblem {
    DMNProblem(code, at: position, found: found, expected: expected, hint: hint, expression: expression)
  }

  private var english: String {
    var text = DMNProblem.words[code]?.english ?? code.rawValue
    if !element.isEmpty { text = "“\(element)”: " + text.prefix(1).lowercased() + text.dropFirst() }
    if let expression {
      text += foundLine.isEmpty ? "" : ": “\(foundLine)”"
      return text + ". " + expression.reason(in: .en)
    }
    if !found.isEmpty { text += ": found \(foundLine)" }
    if !expected.isEmpty { text += (found.isEmpty ? ": " : ", ") + "expected \(expected)" }
    if let hint { text += " (\(hint))" }
    return text
  }

  private var japanese: String {
    var text = DMNProblem.words[code]?.japanese ?? code.rawValue
    if !element.isEmpty { text = "「\(element)」: " + text }
    if !found.isEmpty { text += "（\(FEELProblem.japanese(kind: found) ?? foundLine)）" }
    if let expression { return text + "。" + expression.reason(in: .ja) }
    if !expected.isEmpty { text += "。必要なのは、\(DMNProblem.japanese(expected: expected))です" }
    if let hint { text += "。\(DMNProblem.hints.japanese(hint) ?? hint)" }
    return text
  }

  private static func japanese(expected: String) -> String {
    if expected.hasPrefix("a value of "), let kind = FEELProblem.japanese(kind: String(expected.dropFirst(11))) {
      return kind
    }
    return phrases.japanese(expected) ?? expected
  }

  /// What was found on one line, shortened.
  private var foundLine: String {
    let line = found.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 120 ? line.prefix(119) + "…" : line
  }
}
