import FormSchema

extension DefinitionChecker {
  mutating func checkConditions() {
    checkForm(definition.form, "form", given: [])
    if let decision = definition.decision {
      let asked = definition.form.questions
      for question in decision.questions where definition.form.question(question.id) != nil {
        find(.duplicateID, at: "decision.question.\(question.id)", file: "decision.yaml", [
          "id": question.id, "line": "\(marks["form.question.\(question.id)"]?.line ?? 1)",
        ])
      }
      checkForm(decision, "decision", given: asked)
    }
    checkFee()
    checkDocuments()
  }

  /// Conditions of sections and questions look back only; rules between answers look everywhere in their form.
  private mutating func checkForm(_ form: Form, _ part: String, given: [Question]) {
    let scope = Scope(given + form.questions)
    var earlier = Set(given.map(\.id))
    for section in form.sections {
      check(section.when, at: "\(part).section.\(section.id).when", scope, earlier: earlier)
      for question in section.questions {
        check(question.when, at: "\(part).question.\(question.id).when", scope, earlier: earlier)
        earlier.insert(question.id)
      }
    }
    for rule in form.checks {
      let path = "\(part).check.\(rule.id)"
      if form.question(rule.question) == nil {
        find(.unknownQuestion, at: "\(path).at", file: "\(part).yaml", scope.suggestion(rule.question))
      }
      check(rule.when, at: "\(path).when", scope)
      check(rule.must, at: "\(path).must", scope)
    }
  }

  private mutating func checkFee() {
    guard let fee = definition.procedure.fee else { return }
    let scope = Scope(definition.form.questions)
    if let times = fee.times {
      if let question = scope[times] {
        if question.type.name != .number { find(.notANumberQuestion, at: "fee.times", ["id": times]) }
      } else {
        find(.unknownQuestion, at: "fee.times", scope.suggestion(times))
      }
    }
    check(fee.unless, at: "fee.unless", scope)
  }

  private mutating func checkDocuments() {
    let application = Scope(definition.form.questions)
    let all = Scope(definition.form.questions + (definition.decision?.questions ?? []))
    for document in definition.documents {
      let scope = document.issuedWhen == .granted ? all : application
      checkNumber(of: document)
      check(document.when, at: "document.\(document.id).when", scope)
      for (index, block) in document.blocks.enumerated() {
        let path = "document.\(document.id).block.\(index)"
        check(block.when, at: "\(path).when", scope)
        if case .fields(let fields) = block.content, fields.isEmpty {
          find(.emptyList, at: "\(path).fields", file: "documents/\(document.id).yaml", ["key": "fields"])
        }
      }
    }
  }

  /// - Parameter earlier: the questions that may be looked at; `nil` for all.
  private mutating func check(_ condition: Condition?, at path: String, _ scope: Scope, earlier: Set<String>? = nil) {
    switch condition {
    case nil: return
    case .all(let parts), .any(let parts): for part in parts { check(part, at: path, scope, earlier: earlier) }
    case .not(let part): check(part, at: path, scope, earlier: earlier)
    case .question(let id, let comparison):
      for other in Condition.question(id, comparison).questions.sorted() {
        if scope[other] == nil, definition.decision?.question(other) != nil {
          find(.beforeDecision, at: path, ["id": other])
        } else if scope[other] == nil {
          find(.unknownQuestion, at: path, scope.suggestion(other))
        } else if let earlier, !earlier.contains(other) {
          find(.laterQuestion, at: path, ["id": other])
        }
      }
      if case .isIn([]) = comparison { find(.emptyList, at: path, ["key": "in"]) }
      if let question = scope[id] { check(comparison, of: question, at: path, scope) }
    }
  }

  private mutating func check(_ comparison: Comparison, of question: Question, at path: String, _ scope: Scope) {
    for option in Self.options(comparison) where !question.type.offers(option) {
      var values = ["id": option, "question": question.id]
      values["suggestion"] = Suggestion.closest(to: option, among: question.type.options.map(\.id))
      find(.unknownOption, at: path, values)
    }
    if !Self.fits(comparison, question.type.name, scope) {
      find(.unfitComparison, at: path, ["id": question.id, "type": question.type.name.rawValue])
    }
  }

  /// The option ids a comparison with a choice names.
  private static func options(_ comparison: Comparison) -> [String] {
    switch comparison {
    case .isEqual(.text(let text)), .isNot(.text(let text)), .includes(let text): [text]
    case .isIn(let all): all.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: []
    }
  }

  private static func fits(_ comparison: Comparison, _ type: QuestionType.Name, _ scope: Scope) -> Bool {
    switch comparison {
    case .isEqual(let comparand), .isNot(let comparand): fits(comparand, type, scope)
    case .isIn(let comparands): comparands.allSatisfy { fits($0, type, scope) }
    case .includes: type == .choices
    case .atLeast, .atMost: [.number, .yen, .choices, .files].contains(type)
    case .notAfter(let bound), .notBefore(let bound): type == .date && isDate(bound, scope)
    case .answered: type != .information
    }
  }

  private static func isDate(_ bound: DateBound, _ scope: Scope) -> Bool {
    guard case .answer(let id) = bound else { return true }
    return scope[id].map { $0.type.name == .date } ?? true
  }

  private static func fits(_ comparand: Comparand, _ type: QuestionType.Name, _ scope: Scope) -> Bool {
    switch comparand {
    case .answer(let id): scope[id].map { $0.type.name == type } ?? true
    case .flag: [.yesNo, .consent].contains(type)
    case .number: [.number, .yen].contains(type)
    case .text: [.choice, .text, .longText, .kana, .phone, .email, .insuredNumber].contains(type)
    }
  }
}

extension QuestionType {
  /// Whether a comparison may name this text: an option of a choice, or anything for a typed text.
  fileprivate func offers(_ option: String) -> Bool {
    switch self {
    case .choice, .choices: options.contains { $0.id == option } || (hasOther && option == Option.other)
    default: true
    }
  }
}

/// The questions a condition may look at.
private struct Scope {
  private let questions: [String: Question]

  init(_ questions: [Question]) {
    self.questions = Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> Question? { questions[id] }

  func suggestion(_ id: String) -> [String: String] {
    var values = ["id": id]
    values["suggestion"] = Suggestion.closest(to: id, among: questions.keys.sorted())
    return values
  }
}
