import FormSchema
import Kernel
import Testing

@Suite("A live form whose rules ask for files") struct LiveDemandTests {
  /// Files are wanted for a pension; a rule is about the files as well.
  static let form: Form = {
    let plain = DeterminationTests.form
    let check = Check(
      id: "one-letter-each", at: "copies", must: try! Condition("count(letter) = copies", plain.names), message: "")
    let definition = ProcedureDefinition(
      procedure: ProcedureDefinition.sample(plain).procedure,
      form: Form(sections: plain.sections, checks: [check], names: plain.names),
      decisions: [
        .attachments: DeterminationTests.rules(
          .attachments, #"if 使いみち = "pension" and copies > 0 then [{question: "letter", reason: "why"}] else []"#)
      ])
    return definition.form
  }()

  @Test("it asks for them as soon as a fresh reading would, waits like it, and takes it back like it")
  func steps() {
    let live = LiveForm(Self.form, today: today)
    let steps: [(String, [String], [String])] = [
      ("purpose", ["pension"], ["purpose"]), ("copies", ["1"], ["letter"]), ("copies", ["x"], ["copies", "letter"]),
      ("copies", ["2"], ["copies", "letter"]), ("letter", [photo("a", kind: .pdf).field], ["copies", "letter"]),
      ("copies", ["1"], ["copies"]), ("purpose", ["bank"], []), ("letter", [], ["copies"]),
      ("purpose", ["pension"], ["copies", "letter"]), ("copies", [], ["letter"]),
    ]
    for (field, values, problems) in steps {
      let change = live.set(field, values)
      let fresh = Self.form.read(live.typed, today: today)
      #expect(live.reading == fresh, "\(field) \(values)")
      #expect(change.problems == problems, "\(field) \(values)")
      #expect(live.problems(at: "letter") == fresh.problems(at: "letter"))
    }
  }
}
