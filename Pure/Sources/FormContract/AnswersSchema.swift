import FormSchema
import Kernel

/// Describes the answers of a form, or of a row in it: an object with a member for each question.
struct AnswersSchema {
  private let places: [Place]
  private let checks: [Check]
  private let words: ProcedureWords
  private let shapes: ShapeSchema

  /// A question with what has to be true for it to be asked.
  private struct Place {
    let question: Question
    let when: [Condition]

    var whenText: String? {
      when.count > 1 ? when.map { "(\($0.text))" }.joined(separator: " and ") : when.first?.text
    }
  }

  init(_ form: Form, words: ProcedureWords, shapes: ShapeSchema) {
    self.init(
      form.sections.flatMap { section in
        section.questions.map { Place(question: $0, when: [section.when, $0.when].compactMap(\.self)) }
      }, form.checks, words, shapes)
  }

  private init(row group: RepeatedGroup, _ words: ProcedureWords, _ shapes: ShapeSchema) {
    self.init(
      group.questions.map { Place(question: $0, when: [$0.when].compactMap(\.self)) }, group.checks, words, shapes)
  }

  private init(_ places: [Place], _ checks: [Check], _ words: ProcedureWords, _ shapes: ShapeSchema) {
    self.places = places.filter(\.question.type.isTyped)
    (self.checks, self.words, self.shapes) = (checks, words, shapes)
  }

  var value: JSONValue {
    let required = places.filter { $0.when.isEmpty && $0.question.mustBeSent }.map { JSONValue.text($0.question.id) }
    let conditions = self.conditions
    return .object(
      [
        ShapeSchema.type("object"),
        .init("properties", .object(places.map { .init($0.question.id, .object(members($0))) })),
      ] + (required.isEmpty ? [] : [.init("required", .list(required))])
        + (conditions.isEmpty ? [] : [.init("allOf", .list(conditions))])
        + [.init("additionalProperties", .flag(false))]
        + (checks.isEmpty ? [] : [.init("x-tsumugi-checks", .list(checks.map(check)))]))
  }

  private func members(_ place: Place) -> [JSONValue.Member] {
    let question = place.question
    let notes = QuestionNotes(question: question, words: words, own: shapes.words)
    let sentences = notes.sentences + [place.whenText.map(shapes.words.when)].compactMap(\.self)
    var members: [JSONValue.Member] = [.init("title", .text(words.label(question)))]
    if !sentences.isEmpty { members.append(.init("description", .text(sentences.joined(separator: "\n")))) }
    if question.type.name == .individualNumber { members.append(.init("writeOnly", .flag(true))) }
    return members + shape(question) + notes.annotations
      + [place.whenText.map { .init("x-tsumugi-when", .text($0)) }].compactMap(\.self)
  }

  private func shape(_ question: Question) -> [JSONValue.Member] {
    guard let group = question.type.group else { return shapes.members(Shape(question, words)) }
    let row = AnswersSchema(row: group, words.inside(question), shapes).value
    let own = shapes.list(row, Shape.rowCount(group, of: question))
    guard question.allowsUnknown else { return own }
    return [.init("anyOf", .list([.object(own), shapes.schema(.shared(.unknown))]))]
  }

  private func check(_ check: Check) -> JSONValue {
    .object(
      [
        .init("id", .text(check.id)), .init("at", .text(check.question)), .init("must", .text(check.must.text)),
      ] + [check.when.map { .init("when", .text($0.text)) }].compactMap(\.self) + [
        .init("message", .text(words.message(check)))
      ])
  }

  /// For each set of conditions one rule: what has to be sent then, and what must not be sent otherwise.
  private var conditions: [JSONValue] {
    let schema = ConditionSchema(questions: places.map(\.question))
    var rules: [Rule] = []
    for place in places where !place.when.isEmpty {
      let demands = schema.demands(place.when)
      guard !demands.schemas.isEmpty else { continue }
      let rule = Rule(demands: demands.schemas, isAll: demands.isAll)
      let index = rules.firstIndex { $0.demands == rule.demands && $0.isAll == rule.isAll } ?? rules.count
      if index == rules.count { rules.append(rule) }
      rules[index].questions.append(place.question)
    }
    return rules.map(\.value)
  }

  private struct Rule {
    let demands: [JSONValue]
    /// Nothing else has to be true for the questions to be asked.
    let isAll: Bool
    var questions: [Question] = []

    var value: JSONValue {
      let condition = demands.count == 1 ? demands[0] : .object([.init("allOf", .list(demands))])
      let sent = isAll ? questions.filter(\.mustBeSent).map { JSONValue.text($0.id) } : []
      let none = JSONValue.object([.init("properties", .object(questions.map { .init($0.id, .flag(false)) }))])
      return .object(
        [.init("if", condition)] + (sent.isEmpty ? [] : [.init("then", .object([.init("required", .list(sent))]))])
          + [.init("else", none)])
    }
  }
}

extension Question {
  /// Whether the form wants an answer when it is asked. That there are no rows may be said by leaving them out.
  fileprivate var mustBeSent: Bool { !isOptional && type.group.map { $0.atLeast > 0 } ?? true }
}
