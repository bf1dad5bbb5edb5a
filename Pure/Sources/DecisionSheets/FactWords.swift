import DMN
import FEEL

/// How a sheet names a fact and its type: `通数（数）`, `copies (number)`; the name alone where there is no type.
enum FactWords {
  static func text(_ fact: InformationItem, in language: SentenceLanguage) -> String {
    let type = ColumnType.text(fact.typeRef, in: language)
    if type.isEmpty { return fact.name }
    return language == .ja ? "\(fact.name)（\(type)）" : "\(fact.name) (\(type))"
  }

  /// Names of FEEL hold no brackets, so the last ones are those of the type.
  static func fact(_ text: String) -> InformationItem {
    let text = text.trimmed
    guard text.last == "）" || text.last == ")", let open = opening(text) else { return InformationItem(text) }
    let name = String(text[..<open]).trimmed
    let type = String(text[text.index(after: open)...].dropLast())
    return name.isEmpty ? InformationItem(text) : InformationItem(name, ColumnType.typeRef(typed: type))
  }

  /// Where the brackets of the type begin: `期間（年月）` has some of its own.
  private static func opening(_ text: String) -> String.Index? {
    var depth = 0
    for index in text.indices.reversed() {
      switch text[index] {
      case "）", ")": depth += 1
      case "（", "(":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }
}
