import FormSchema

/// Answers that nothing uses but the page of the officer who reads them.
struct UnusedAnswers {
  /// One for each of the two forms that has such questions.
  let findings: [FormFinding]

  init(_ definition: ProcedureDefinition) {
    var used = Self.rules(definition)
    for document in definition.documents {
      used.formUnion([document.when].compactMap(\.self).flatMap(\.questions))
      used.formUnion(document.blocks.compactMap(\.when).flatMap(\.questions))
      used.formUnion(document.sentences.flatMap(Self.placeholders))
    }
    for message in definition.messages { used.formUnion([message.subject, message.body].flatMap(Self.placeholders)) }
    findings = [FormPart.application, .decision].compactMap { part in
      let unused = definition.form(part).questions.filter { question in
        // Files are there to be looked at, and a consent is used by being given.
        question.isAsked && !question.type.isAttached && question.type.name != .consent && question.role == nil
          && !used.contains(question.id)
      }
      return unused.isEmpty ? nil : FormFinding(.unused, .hint, .form, part: part, others: unused.map(\.id))
    }
  }

  /// Ids that rules look at; those of rows stand for themselves wherever they are.
  private static func rules(_ definition: ProcedureDefinition) -> Set<String> {
    var used = definition.decisions.values.reduce(into: Set<String>()) { $0.formUnion($1.questions) }
    for form in [definition.form, definition.form(.decision)] {
      for check in form.checks { used.formUnion(check.lookedAt) }
    }
    for place in QuestionPaths(definition).all {
      used.formUnion(place.needs.union(place.question.initial?.questions ?? []))
      for check in place.question.type.group?.checks ?? [] { used.formUnion(check.lookedAt) }
    }
    return used
  }

  private static func placeholders(_ sentence: SentenceTemplate) -> [String] {
    sentence.placeholders.compactMap { name in
      switch Placeholder(name) {
      case .answer(let id), .decision(let id): id
      default: nil
      }
    }
  }
}
