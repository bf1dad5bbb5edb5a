import FormSchema

/// What somebody typed into a form, and what the form says to it.
public struct AnswerSample: Sendable {
  public let typed: TypedAnswers
  public let reading: Reading

  public init(typed: TypedAnswers, reading: Reading) { (self.typed, self.reading) = (typed, reading) }
}

extension AnswerSample {
  /// The answers to the shown questions as an example of the procedure writes them. Files lose everything but name and
  /// kind, and of an e-mail address it stays once.
  public func exampleValues(in form: Form) -> [String: ExampleValue] {
    Self.values(typed, reading) { form.question($0) }
  }

  private static func values(
    _ typed: TypedAnswers, _ reading: Reading, _ question: (String) -> Question?
  ) -> [String: ExampleValue] {
    var values: [String: ExampleValue] = [:]
    for question in reading.questions.compactMap(question) { values[question.id] = value(question, typed, reading) }
    return values
  }

  /// - Returns: `nil` when nothing was typed, or nobody types it.
  private static func value(_ question: Question, _ typed: TypedAnswers, _ reading: Reading) -> ExampleValue? {
    let id = question.id
    if question.allowsUnknown, typed.first("\(id).\(Question.unknown)") == "true" {
      return .map([Question.unknown: .scalar("true")])
    }
    switch question.type {
    case .information, .computed, .lookedUp: return nil
    case .rows(let group):
      return reading.rows[id].map { rows in
        .list(rows.map { .map(values(typed.row(id, $0.key), $0.reading) { group.question($0) }) })
      }
    case .files: return typed[id].isEmpty ? nil : .list(typed.attachments(id).map(file))
    case .signature: return typed.attachments(id).first.map(file)
    case .choice: return typed[id].first.map { chosen($0, id, typed) }
    case .choices: return typed[id].isEmpty ? nil : .list(typed[id].map { chosen($0, id, typed) })
    default:
      let parts = question.type.parts.filter { !typed.first("\(id).\($0)").isEmpty }
      if question.type.parts.isEmpty { return typed[id].first.map { .scalar($0) } }
      return parts.isEmpty
        ? nil : .map(Dictionary(uniqueKeysWithValues: parts.map { ($0, .scalar(typed.first("\(id).\($0)"))) }))
    }
  }

  private static func chosen(_ option: String, _ id: String, _ typed: TypedAnswers) -> ExampleValue {
    let text = typed.first("\(id).\(Option.other)")
    return option == Option.other && !text.isEmpty ? .map([Option.other: .scalar(text)]) : .scalar(option)
  }

  private static func file(_ file: Attachment) -> ExampleValue {
    .map(["name": .scalar(file.name), "kind": .scalar(file.kind.rawValue)])
  }
}
