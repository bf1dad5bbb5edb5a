import FormProof
import FormSchema
import Kernel
import Testing

/// What is looked at after one question was changed, held against looking at everything.
@Suite("The proof of what a changed question has a part in") struct ChangedQuestionTests {
  private static func told(_ definition: ProcedureDefinition, changed: Set<String>? = nil) -> [String] {
    FormProof.findings(of: definition, on: SampleForms.today, changed: changed).filter {
      ![.unused, .missingTranslation, .attachmentNotAsked].contains($0.kind)
    }.map { "\($0.kind.rawValue): \($0.sentence(of: definition, in: .english))" }
  }

  @Test("only what depends on it is told")
  func own() throws {
    let definition = try SampleForms.procedure(
      when: ["home": "who = \"self\" and who = \"proxy\"", "note": "age > 130", "paper": "age < 130"])
    let unreachable = Self.told(definition)
    #expect(unreachable.count == 3)
    #expect(Self.told(definition, changed: ["home"]) == unreachable.filter { $0.contains("今の住所") })
    #expect(Self.told(definition, changed: ["who"]) == unreachable.filter { $0.contains("今の住所") })
    #expect(Self.told(definition, changed: ["age"]) == unreachable.filter { $0.contains("年齢") })
    #expect(Self.told(definition, changed: ["born"]) == [])
  }

  @Test("what stands in the way through checks depends on it, too")
  func checks() throws {
    let definition = try SampleForms.procedure(
      checks: [
        ("A", "age", "who = \"self\"", "age > 20"), ("B", "age", "home = \"here\" or who = \"self\"", "age < 21"),
      ])
    #expect(Self.told(definition, changed: ["home"]) == Self.told(definition))
    #expect(Self.told(definition).count == 1 && Self.told(definition, changed: ["born"]).isEmpty)
  }

  @Test("on a page nobody comes to nothing else is told, whatever was changed")
  func page() throws {
    let definition = try SampleForms.procedure(
      SampleForms.plain.filter { $0.id != "who" }, when: ["note": "age > 130"],
      page: "who = \"self\" and who = \"proxy\"", outer: SampleForms.plain.filter { $0.id == "who" })
    #expect(Self.told(definition).contains { $0.hasPrefix("unreachable: The page") })
    #expect(!Self.told(definition, changed: ["age"]).contains { $0.contains("メモ") })
  }

  @Test("nothing is told that the whole proof does not tell of the same form", arguments: 1...60)
  func agreement(seed: Int) throws {
    let definition = RandomForm(seed: seed).definition
    let all = Self.told(definition)
    var some: Set<String> = []
    for question in definition.form.questions {
      let own = Self.told(definition, changed: [question.id])
      // The same dead end may be told of another question where the first one is not looked at.
      #expect(own.allSatisfy { all.contains($0) || $0.hasPrefix("dead-end") }, "\(question.id)")
      some.formUnion(own)
    }
    #expect(some.isSuperset(of: all))
  }
}
