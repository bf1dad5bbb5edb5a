import FormSchema

extension DefinitionChecker {
  /// That each example can be typed; whether its outcome holds is for ``ExampleRunner``.
  mutating func checkExamples() {
    for example in definition.examples {
      let path = "example.\(example.id)"
      let file = "examples/\(example.id).yaml"
      checkAnswers(example.answers, definition.form, path, file)
      if let decision = example.decision {
        checkAnswers(decision, definition.form(.decision), "\(path).decision", file)
      }
      if case .refused(let errors) = example.expected {
        for (key, isThere) in [("decision", example.decision != nil), ("documents", example.documents != nil)]
        where isThere { find(.exampleNotDecided, at: "\(path).\(key)-key", file: file, ["key": key]) }
        for id in errors.keys.sorted() where definition.form.question(id) == nil {
          find(.unknownQuestion, at: "\(path).errors.\(id)", file: file, closest(id, questions(definition.form)))
        }
      }
      checkExpectation(of: example, path, file)
      for id in example.documents ?? [] where definition.document(id) == nil {
        find(.exampleUnknownDocument, at: "\(path).documents", file: file, ["id": id])
      }
    }
  }

  private mutating func checkAnswers(
    _ answers: [String: ExampleValue], _ form: Form, _ path: String, _ file: String
  ) {
    for (id, value) in answers.sorted(by: { $0.key < $1.key }) {
      do { _ = try form.typed([id: value]) } catch {
        if error.isKnown {
          find(.exampleMisfit, at: "\(path).\(id)", file: file, [
            "id": id, "type": form.question(id)?.type.name.rawValue ?? "",
          ])
        } else {
          find(.unknownQuestion, at: "\(path).\(id)", file: file, closest(id, questions(form)))
        }
      }
    }
  }

  private mutating func checkExpectation(of example: ProcedureExample, _ path: String, _ file: String) {
    switch example.expected {
    case .accepted(let expected):
      for id in expected.hidden + (expected.attachments ?? []) where definition.form.question(id) == nil {
        find(.unknownQuestion, at: path, file: file, closest(id, questions(definition.form)))
      }
      checkReason(expected.reason, at: "\(path).reason", file: file)
      checkReason(expected.feeReason, at: "\(path).fee-reason", file: file)
    case .notEligible(let reason):
      for (key, isThere) in [("decision", example.decision != nil), ("documents", example.documents != nil)]
      where isThere { find(.exampleNotDecided, at: "\(path).\(key)-key", file: file, ["key": key]) }
      checkReason(reason, at: "\(path).reason", file: file)
    case .refused: return
    }
  }

  private mutating func checkReason(_ id: String?, at path: String, file: String) {
    guard let id, definition.procedure.reasons[id] == nil else { return }
    find(.unknownReason, at: path, file: file, closest(id, definition.procedure.reasons.keys.sorted()))
  }

  private func questions(_ form: Form) -> [String] { form.questions.map(\.id) }
}
