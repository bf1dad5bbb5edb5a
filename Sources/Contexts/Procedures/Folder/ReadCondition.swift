import FormSchema
import Kernel

extension DefinitionReader {
  private static let comparisons = [
    "is", "is-not", "in", "includes", "at-least", "at-most", "not-after", "not-before", "answered",
  ]

  /// - Returns: `nil` after a mistake.
  mutating func condition(_ node: SourceNode) -> Condition? {
    let keys = entries(node).map(\.key)
    for joint in ["all", "any"] where keys.contains(joint) {
      let parts = filledList(fields(node, [joint]), joint).compactMap { condition($0) }
      return joint == "all" ? .all(parts) : .any(parts)
    }
    if keys.contains("not") { return fields(node, ["not"])["not"].flatMap { condition($0) }.map(Condition.not) }
    let fields = fields(node, ["question"] + Self.comparisons)
    guard !keys.isEmpty else { return nil }
    let question = id(fields, "question")
    let parts = Self.comparisons.compactMap { key in
      fields[key].flatMap { comparison(key, $0, of: question) }.map { Condition.question(question, $0) }
    }
    if !Self.comparisons.contains(where: { fields[$0] != nil }) {
      find(.missingKey, at: node.mark, ["key": Self.comparisons.joined(separator: ", ")])
    }
    return parts.count > 1 ? .all(parts) : parts.first
  }

  private mutating func comparison(_ key: String, _ node: SourceNode, of question: String) -> Comparison? {
    switch key {
    case "is": return comparand(node, for: question).map(Comparison.isEqual)
    case "is-not": return comparand(node, for: question).map(Comparison.isNot)
    case "in":
      guard case .list(let items, _) = node else {
        find(.notAList, at: node.mark, ["key": key])
        return nil
      }
      return .isIn(items.compactMap { comparand($0, for: question) })
    case "includes": return .includes(text(node))
    case "at-least": return .atLeast(number(node, in: -QuestionType.largestYen...QuestionType.largestYen))
    case "at-most": return .atMost(number(node, in: -QuestionType.largestYen...QuestionType.largestYen))
    case "not-after": return bound(node, mayCompare: true).map(Comparison.notAfter)
    case "not-before": return bound(node, mayCompare: true).map(Comparison.notBefore)
    default: return .answered(flag(node))
    }
  }

  private mutating func comparand(_ node: SourceNode, for question: String) -> Comparand? {
    if case .map = node { return .answer(id(fields(node, ["question"]), "question")) }
    switch types[question] {
    case .yesNo, .consent: return .flag(flag(node))
    case .number, .yen: return .number(number(node, in: -QuestionType.largestYen...QuestionType.largestYen))
    default: return .text(text(node))
    }
  }

  /// `today`, `today+30`, `today-5`, a date, or in a comparison another question.
  mutating func bound(_ node: SourceNode, mayCompare: Bool = false) -> DateBound? {
    if mayCompare, case .map = node { return .answer(id(fields(node, ["question"]), "question")) }
    guard case .scalar(let text, _) = node else {
      find(.notADate, at: node.mark)
      return nil
    }
    guard text.hasPrefix("today") else { return date(node).map(DateBound.date) }
    let rest = text.dropFirst(5)
    if rest.isEmpty { return .today(plus: 0) }
    let digits = rest.dropFirst()
    guard rest.first == "+" || rest.first == "-", digits.first?.isNumber == true, let days = Int(digits),
      days <= 50_000
    else {
      find(.notADate, at: node.mark)
      return nil
    }
    return .today(plus: rest.first == "-" ? -days : days)
  }
}
