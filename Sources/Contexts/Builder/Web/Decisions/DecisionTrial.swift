import DMN
import DesignSystem
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// Trying a decision with answers: what it says, which rows fit, and why.
struct DecisionTrial: Sendable {
  /// One of the facts a decision is made of.
  struct Fact: Sendable {
    enum Shape: Sendable {
      /// One of some words, by what is sent.
      case choice([(value: String, label: String)])
      case several([(value: String, label: String)])
      case number, date, text
      /// Nobody can type it here.
      case none
    }

    let name: String
    let label: String
    let shape: Shape
    /// The name of its field.
    let field: String
  }

  struct Outcome: Sendable {
    /// By their numbers, from one.
    let rows: Set<Int>
    /// How it came about.
    let sentences: [String]
  }

  let read: ReadTable
  /// As typed, by the names of the fields.
  let typed: [String: [String]]
  let day: CivilDate
  let dayText: String

  private var reading: DraftReading { read.decisions.reading }
  private var texts: Texts { read.decisions.reading.texts }

  /// - Parameter today: the day that counts where none is typed.
  init(_ read: ReadTable, _ form: SubmittedForm?, today: CivilDate) {
    self.read = read
    typed = form?.fields.filter { $0.key.hasPrefix(Self.prefix) } ?? [:]
    dayText = form?[Self.dayField].trimmed ?? ""
    day = CivilDate(dayText) ?? today
  }

  static let prefix = "try:"
  static let dayField = "try-day"

  /// What the decision is made of, in its order; nothing while it cannot be read.
  var facts: [Fact] {
    guard let model = read.model, let decision = CompiledModel(model).decision(read.place.name) else { return [] }
    return decision.inputs.enumerated().map { number, input in
      let question = reading.names.top.question(named: input.name).flatMap(reading.outline.question)
      return Fact(
        name: input.name, label: question?.title ?? input.name, shape: shape(input, question),
        field: "\(Self.prefix)\(number)")
    }
  }

  private func shape(_ input: CompiledDecision.Input, _ question: DraftQuestion?) -> Fact.Shape {
    let type = reading.names.top.ruleType(of: input.name) ?? input.type
    let options = (question?.options ?? []).map { (value: $0.id, label: $0.label.isEmpty ? $0.id : $0.label) }
    switch type {
    case .string where !options.isEmpty && reading.names.top.isAnswer(input.name):
      return .choice(options + other(question))
    case .list(.string) where !options.isEmpty: return .several(options + other(question))
    case .boolean:
      return .choice([("true", texts["builder.staff.yes"]), ("false", texts["builder.staff.no"])])
    case .number: return .number
    case .date: return .date
    case .string, .any: return .text
    default: return .none
    }
  }

  private func other(_ question: DraftQuestion?) -> [(value: String, label: String)] {
    guard question?.json["other"]?.written == "true" else { return [] }
    return [(Option.other, texts["builder.staff.condition.other"])]
  }

  /// What was typed and is no number or no day.
  var errors: [FieldError] {
    var found = facts.compactMap { fact -> FieldError? in
      let text = typed[fact.field]?.first?.trimmed ?? ""
      switch fact.shape {
      case .number where !text.isEmpty && Self.number(text) == nil:
        return FieldError(fact.field, texts["builder.staff.condition.not-a-number"])
      case .date where !text.isEmpty && CivilDate(text) == nil:
        return FieldError(fact.field, texts["builder.staff.condition.not-a-date"])
      default: return nil
      }
    }
    if !dayText.isEmpty, CivilDate(dayText) == nil {
      found.append(FieldError(Self.dayField, texts["builder.staff.condition.not-a-date"]))
    }
    return found
  }

  /// What comes of it; `nil` while the table or an answer cannot be read.
  var outcome: Outcome? {
    guard errors.isEmpty, let model = read.model, let decision = CompiledModel(model).decision(read.place.name) else {
      return nil
    }
    let values = Dictionary(facts.map { ($0.name, value($0)) }) { first, _ in first }
    let outcome = decision.evaluate(values, environment: day.ruleEnvironment, explaining: true)
    let table = outcome.explanation?.decision(read.place.name)?.table
    let sentences = outcome.explanation?.sentences(in: read.decisions.language, vocabulary) ?? []
    return Outcome(rows: Set(table?.matches.map(\.rule) ?? []), sentences: sentences)
  }

  /// As ``Vocabulary/Entry/unit`` wants it in every language.
  private static let yen = "円"

  private var vocabulary: Vocabulary {
    var words = read.decisions.words.all
    for reason in read.newReasons { words[reason.id] = reason.text }
    let kinds = DecisionKind.allCases.map { kind in
      let heading = texts["builder.staff.decision.kind.\(kind.rawValue)"]
      return (kind.rawValue, Vocabulary.Entry(heading: heading, unit: kind == .fee ? Self.yen : nil))
    }
    let amounts = DecisionWords.Member.amount.spellings.map { ($0, Vocabulary.Entry(unit: Self.yen)) }
    return Vocabulary(
      labels: words, facts: Dictionary(uniqueKeysWithValues: kinds), members: Dictionary(uniqueKeysWithValues: amounts))
  }

  private func value(_ fact: Fact) -> Value {
    let given = (typed[fact.field] ?? []).map(\.trimmed).filter { !$0.isEmpty }
    guard let text = given.first else { return .null }
    switch fact.shape {
    case .choice: return text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : .string(text)
    case .several: return .list(of: given.map { .string($0) })
    case .number: return Self.number(text) ?? .null
    case .date: return CivilDate(text).map { Value.string($0.description).typed(as: .date) } ?? .null
    case .text: return .string(text)
    case .none: return .null
    }
  }

  /// Full-width digits are as good as others.
  private static func number(_ text: String) -> Value? {
    let digits = text.compactMap { letter -> String? in
      if let digit = letter.wholeNumberValue { return "\(digit)" }
      return ["-", "."].contains(letter) ? String(letter) : [",", "，"].contains(letter) ? "" : nil
    }
    guard digits.count == text.count, let value = try? Value.read(json: Array(digits.joined().utf8)) else { return nil }
    return value
  }
}
