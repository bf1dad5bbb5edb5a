import Kernel

extension Form {
  /// What was typed, as an example writes it: read again by ``typed(_:)``, it is typed alike.
  ///
  /// What is empty is left out, and so is what no question of the form asks for.
  ///
  /// - Parameter today: the day it is applied for, by which questions are shown.
  /// - Returns: in the order of the form.
  public func example(of typed: TypedAnswers, on today: CivilDate) -> [(id: String, value: ExampleValue)] {
    TypedExample.values(typed, questions, read(typed, today: today))
  }
}

/// The other direction of an example's typing.
private enum TypedExample {
  static func values(
    _ typed: TypedAnswers, _ questions: [Question], _ reading: Reading
  ) -> [(id: String, value: ExampleValue)] {
    questions.compactMap { question in
      guard reading.isShown(question: question.id) else { return nil }
      return value(of: question, typed, reading).map { (question.id, $0) }
    }
  }

  private static func value(of question: Question, _ typed: TypedAnswers, _ reading: Reading) -> ExampleValue? {
    let id = question.id
    if question.allowsUnknown, typed.first("\(id).\(Question.unknown)") == "true" {
      return .map([Question.unknown: .scalar("true")])
    }
    switch question.type {
    case .information, .computed, .lookedUp: return nil
    case .name(isOrganisation: false), .address, .dateRange, .bankAccount, .location:
      let parts = question.type.parts.compactMap { part in
        scalar(typed, "\(id).\(part)").map { (part, $0) }
      }
      return parts.isEmpty ? nil : .map(Dictionary(uniqueKeysWithValues: parts))
    case .rows(let group): return rows(group, of: question, typed, reading)
    case .signature: return typed.attachments(id).first.map(file)
    case .files:
      let files = typed.attachments(id)
      return files.isEmpty ? nil : .list(files.map(file))
    case .choice: return choices(of: question, typed).first
    case .choices:
      let chosen = choices(of: question, typed)
      return chosen.isEmpty ? nil : .list(chosen)
    default: return scalar(typed, id)
    }
  }

  private static func scalar(_ typed: TypedAnswers, _ field: String) -> ExampleValue? {
    let text = typed.first(field)
    return text.isEmpty ? nil : .scalar(text)
  }

  private static func rows(
    _ group: RepeatedGroup, of question: Question, _ typed: TypedAnswers, _ reading: Reading
  ) -> ExampleValue? {
    let rows = typed.rowKeys(question.id).compactMap { key -> ExampleValue? in
      guard let row = reading.rows[question.id]?.first(where: { $0.key == key })?.reading else { return nil }
      let answers = values(typed.row(question.id, key), group.questions, row)
      return .map(Dictionary(answers.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
    return rows.isEmpty ? nil : .list(rows)
  }

  private static func choices(of question: Question, _ typed: TypedAnswers) -> [ExampleValue] {
    typed[question.id].compactMap { option in
      guard option == Option.other, question.type.hasOther else { return option.isEmpty ? nil : .scalar(option) }
      return .map([Option.other: .scalar(typed.first("\(question.id).\(Option.other)"))])
    }
  }

  private static func file(_ attachment: Attachment) -> ExampleValue {
    .map(["name": .scalar(attachment.name), "kind": .scalar(attachment.kind.rawValue)])
  }
}
