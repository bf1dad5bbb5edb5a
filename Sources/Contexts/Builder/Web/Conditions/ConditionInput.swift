import DesignSystem
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A condition while somebody puts it together: rows that all or any have to hold.
struct ConditionInput: Sendable {
  enum Join: String, Sendable, CaseIterable {
    case all
    case any
  }

  struct Row: Sendable, Equatable {
    /// What the condition calls the question; empty for a formula.
    var name = ""
    var member: String?
    var relation = ConditionPart.Relation.isAnswered
    /// As typed or chosen.
    var values: [String] = []
    /// What cannot be put together here, as FEEL.
    var formula: String?
  }

  var join = Join.all
  private(set) var rows: [Row] = []

  init(_ sentence: ConditionSentence?) {
    switch sentence {
    case nil: break
    case .any(let parts): (join, rows) = (.any, parts.map(Self.row))
    case .all(let parts): rows = parts.map(Self.row)
    case .part, .formula: rows = [sentence.map(Self.row) ?? Row()]
    }
  }

  init(_ form: SubmittedForm) {
    join = Join(rawValue: form["join"]) ?? .all
    while rows.count < Self.most {
      let name = "row:\(rows.count)"
      if form.has("\(name).formula") {
        rows.append(Row(formula: form["\(name).formula"]))
      } else if form.has("\(name).name") {
        let member = form["\(name).member"]
        rows.append(
          Row(
            name: form["\(name).name"], member: member.isEmpty ? nil : member,
            relation: ConditionPart.Relation(rawValue: form["\(name).relation"]) ?? .isAnswered,
            values: form.all("\(name).value").map(\.trimmed).filter { !$0.isEmpty }))
      } else {
        return
      }
    }
  }

  /// More than anybody reads.
  private static let most = 100

  mutating func add(_ name: String, relation: ConditionPart.Relation) {
    rows.append(Row(name: name, relation: relation))
  }

  mutating func remove(_ number: Int) { if rows.indices.contains(number) { rows.remove(at: number) } }

  private static func row(_ sentence: ConditionSentence) -> Row {
    guard case .part(let part) = sentence, let values = texts(part.values) else { return Row(formula: sentence.feel) }
    var row = Row(name: part.name, member: part.member, relation: part.relation, values: values)
    // One of one is the same, so that a choice has one list to tick.
    if part.relation == .isSame, case .text? = part.values.first { row.relation = .isOneOf }
    if part.relation == .isNot, case .text? = part.values.first { row.relation = .isNoneOf }
    return row
  }

  /// - Returns: `nil` when a value is another answer, or counted from today: those stay FEEL.
  private static func texts(_ values: [ConditionPart.Value]) -> [String]? {
    var texts: [String] = []
    for value in values {
      switch value {
      case .text(let text), .number(let text), .date(let text): texts.append(text)
      case .today("today()"): texts.append(today)
      case .today, .answer: return nil
      }
    }
    return texts
  }

  static let today = "today"
}

/// Makes a condition of what was put together, and finds what is missing.
struct ConditionMaker: Sendable {
  let reading: DraftReading
  /// Of the condition itself.
  let path: DraftPath

  var names: RuleNames { reading.names.names(at: path) }

  /// The questions it may ask about, in page order, with what it calls them.
  var choices: [(name: String, question: DraftQuestion)] {
    let around = reading.names.around(path), names = names
    let own = reading.outline.question(at: path)?.path
    var seen: Set<String> = []
    return reading.outline.questions.compactMap { question in
      guard around.starts(with: question.around), question.path != own else { return nil }
      let isInGroup = question.path.file == path.file && path.file.hasPrefix("groups/")
      let name = isInGroup ? question.use?.own ?? question.id : question.id
      guard let id = names.question(named: name), !relations(id).isEmpty, seen.insert(name).inserted else { return nil }
      return (name, question)
    }
  }

  func question(_ name: String) -> DraftQuestion? {
    if let choice = choices.first(where: { $0.name == name }) { return choice.question }
    return names.question(named: name).flatMap(reading.outline.question)
  }

  /// What a question's answer is to a rule.
  func type(_ name: String) -> QuestionType.Name? {
    names.question(named: name).flatMap { names.type(of: $0)?.name }
  }

  /// What can be said of a question, by its name in rules.
  func relations(_ name: String) -> [ConditionPart.Relation] {
    guard let type = type(name) else { return [] }
    switch type {
    // Any number of options can be ticked: one is enough for 「と同じ」.
    case .choice: return [.isOneOf, .isNoneOf, .isAnswered, .isNotAnswered]
    // Times are compared in FEEL.
    case .time: return [.isAnswered, .isNotAnswered]
    default: return ConditionPart.relations(for: type.rawValue)
    }
  }

  /// The condition, or what is missing where.
  func sentence(_ input: ConditionInput) -> (sentence: ConditionSentence?, errors: [FieldError]) {
    var parts: [ConditionSentence] = [], errors: [FieldError] = []
    for (number, row) in input.rows.enumerated() {
      do {
        parts.append(try sentence(row))
      } catch {
        errors.append(FieldError("row:\(number).\(row.formula == nil ? "value" : "formula")", error.words))
      }
    }
    guard errors.isEmpty, !parts.isEmpty else { return (nil, errors) }
    if parts.count == 1 { return (parts[0], []) }
    return (input.join == .all ? .all(parts) : .any(parts), [])
  }

  /// Why a row cannot be part of a condition.
  struct Wrong: Error { let words: String }

  private func sentence(_ row: ConditionInput.Row) throws(Wrong) -> ConditionSentence {
    let texts = reading.texts
    if let formula = row.formula {
      do {
        return try ConditionSentence(formula, names)
      } catch {
        throw Wrong(words: texts.formula(error, in: formula))
      }
    }
    guard row.relation.needs.upperBound > 0 else {
      return .part(ConditionPart(row.name, member: row.member, row.relation))
    }
    guard !row.values.isEmpty else { throw Wrong(words: texts["builder.staff.condition.no-value"]) }
    var values: [ConditionPart.Value] = []
    for text in row.values { values.append(try value(text, of: row)) }
    return .part(ConditionPart(row.name, member: row.member, Self.relation(row.relation, values.count), values))
  }

  /// One of one is the same.
  private static func relation(_ relation: ConditionPart.Relation, _ count: Int) -> ConditionPart.Relation {
    switch relation {
    case .isOneOf where count == 1: .isSame
    case .isNoneOf where count == 1: .isNot
    default: relation
    }
  }

  private func value(_ text: String, of row: ConditionInput.Row) throws(Wrong) -> ConditionPart.Value {
    let texts = reading.texts
    guard row.member == nil else { return .text(text) }
    switch type(row.name) {
    case .number, .yen:
      let digits = String(
        text.compactMap { $0.wholeNumberValue.map { Character("\($0)") } ?? ("-.".contains($0) ? $0 : nil) })
      guard text.allSatisfy({ $0.isWholeNumber || "-.,".contains($0) }), Double(digits) != nil else {
        throw Wrong(words: texts["builder.staff.condition.not-a-number"])
      }
      return .number(digits)
    case .date:
      if text == ConditionInput.today || text == "今日" { return .today("today()") }
      guard let date = CivilDate(text) else { throw Wrong(words: texts["builder.staff.condition.not-a-date"]) }
      return .date(date.description)
    default: return .text(text)
    }
  }
}

extension Texts {
  /// What is wrong with an expression, and where.
  func formula(_ problem: FEELProblem, in text: String) -> String {
    let bytes = Array(text.utf8)
    let end = min(problem.range.end, bytes.count), start = min(problem.range.start, end)
    let part = String(decoding: bytes[start..<end], as: UTF8.self)
    let reason = problem.reason(in: officerLanguage == .english ? .en : .ja)
    return self[
      part.isEmpty ? "builder.staff.formula.wrong-end" : "builder.staff.formula.wrong",
      ["part": part, "reason": reason, "n": "\(String(decoding: bytes[..<start], as: UTF8.self).count + 1)"]]
  }
}
