import FEEL
import FormSchema
import Nihongo
import SourceFiles

/// What is wrong with a condition by itself: names nobody knows, options that do not exist, comparisons that can
/// never hold.
struct ConditionFindings {
  /// More than so many unknown names in one condition say nothing new.
  private static let most = 20
  private let text: String
  private let mark: SourceMark
  private let expression: FEELExpression
  private let notes: [FEELProblem]
  private let names: RuleNames

  init(_ condition: Condition, at mark: SourceMark) { self.init(condition.formula, at: mark) }

  init(_ formula: Formula, at mark: SourceMark) {
    text = formula.text
    expression = formula.expression
    notes = formula.notes
    names = formula.names
    self.mark = mark
  }

  /// What is wrong with it as a condition.
  var all: [FolderFinding] { unknownNames.isEmpty ? inside + outcome : inside }

  /// What is wrong with it whatever it has to give.
  var inside: [FolderFinding] {
    let unknown = unknownNames
    // Where a name is not known, its type is not known either.
    return unknown.isEmpty ? expression.everyPart.flatMap(findings) : unknown
  }

  /// Each word of the text that holds a name nobody knows, once. A hyphen may have cut the word into several names.
  private var unknownNames: [FolderFinding] {
    var findings: [FolderFinding] = []
    var end = -1
    for note in notes.prefix(Self.most) where note.range.start >= end {
      guard note.code == .unknownName else {
        findings.append(FolderFinding(note, in: text, at: mark))
        continue
      }
      let word = word(around: note.range)
      end = word.end
      let id = part(word)
      var values = ["id": id]
      values["suggestion"] = Suggestion.closest(to: id, among: names.all)
      findings.append(FolderFinding(.unknownQuestion, at: mark.advanced(in: text, to: word.start), values))
    }
    return findings
  }

  private func word(around range: SourceRange) -> SourceRange {
    let bytes = Array(text.utf8)
    var (start, end) = (range.start, range.end)
    while start > 0, Self.continues(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, Self.continues(bytes[end]) { end += 1 }
    return SourceRange(start: start, end: end)
  }

  private static func continues(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private var outcome: [FolderFinding] {
    [.boolean, .any].contains(expression.type)
      ? [] : [FolderFinding(.notACondition, at: mark, ["type": "\(expression.type)"])]
  }

  private func findings(_ part: FEELExpression) -> [FolderFinding] {
    switch part.kind {
    case .comparison(_, let left, let right): compare(left, right)
    case .isIn(let value, let tests):
      tests.flatMap { isChoices($0.expression) ? contains($0.expression, value) : compare(value, $0.expression) }
    case .call(let function, let arguments):
      if case .builtIn("list contains") = function.kind, arguments.count == 2 {
        contains(arguments[0], arguments[1])
      } else {
        []
      }
    default: []
    }
  }

  private func compare(_ left: FEELExpression, _ right: FEELExpression) -> [FolderFinding] {
    if isChoices(left) || isChoices(right), let place = [left, right].first(where: isChoices) {
      let other = isChoices(left) ? right : left
      return [.any, .null].contains(other.type) || isChoices(other) ? [] : [unfit(place, with: other.type)]
    }
    if let question = question(left), let option = right.string { return checked(option, of: question, right) }
    if let question = question(right), let option = left.string { return checked(option, of: question, left) }
    guard let one = Self.known(left.type), let other = Self.known(right.type), one != other else { return [] }
    let place = question(left) == nil && question(right) != nil ? right : left
    return [unfit(place, with: place.range == left.range ? other : one)]
  }

  private func contains(_ list: FEELExpression, _ item: FEELExpression) -> [FolderFinding] {
    guard case .list(let element) = list.type else {
      return Self.known(list.type) == nil ? [] : [unfit(list, with: .list(.any))]
    }
    if let question = question(list), let option = item.string { return checked(option, of: question, item) }
    guard let one = Self.known(element), let other = Self.known(item.type), one != other else { return [] }
    return [unfit(list, with: .list(other))]
  }

  /// A text compared with a choice has to be one of its options.
  private func checked(_ option: String, of question: String, _ place: FEELExpression) -> [FolderFinding] {
    guard let type = names.type(of: question) else { return [] }
    switch type {
    case .choice, .choices:
      let options = type.options.map(\.id) + (type.hasOther ? [Option.other] : [])
      guard !options.contains(option) else { return [] }
      var values = ["id": option, "question": question]
      values["suggestion"] = Suggestion.closest(to: option, among: options)
      return [FolderFinding(.unknownOption, at: mark.advanced(in: text, to: place.range.start), values)]
    default: return Self.known(type.ruleType) == .string ? [] : [unfit(place, with: type.ruleType)]
    }
  }

  private func unfit(_ place: FEELExpression, with type: FEELType) -> FolderFinding {
    FolderFinding(
      .unfitComparison, at: mark.advanced(in: text, to: place.range.start),
      ["id": part(place.range), "type": "\(place.type)", "other": "\(type)"])
  }

  /// Whether it is the answer to a question that takes several: a list, which equals no single option.
  private func isChoices(_ expression: FEELExpression) -> Bool {
    guard let question = question(expression), case .choices? = names.type(of: question) else { return false }
    return true
  }

  /// The question whose answer an expression is.
  private func question(_ expression: FEELExpression) -> String? {
    guard case .name(let name) = expression.kind, names.isAnswer(name) else { return nil }
    return names.question(named: name)
  }

  private func part(_ range: SourceRange) -> String {
    String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
  }

  /// The type as far as it decides whether two values can ever be compared; `nil` when it does not.
  private static func known(_ type: FEELType) -> FEELType? {
    switch type {
    case .any, .null, .function, .range: nil
    case .list: .list(.any)
    case .context: .context(FEELType.ContextType([]))
    default: type
    }
  }
}

extension FEELExpression {
  /// The text of a literal string; `nil` for everything else.
  var string: String? {
    guard case .literal(.string(let text)) = kind else { return nil }
    return text
  }
}
