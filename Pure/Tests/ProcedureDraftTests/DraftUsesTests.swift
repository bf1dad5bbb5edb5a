import Kernel
import Testing

@testable import ProcedureDraft

@Suite("Where a thing of a draft is used") struct DraftUsesTests {
  static let uses = DraftUses(SampleDraft.full)

  static let expected: [(DraftThing, [String])] = [
    (.question("phone"), [
      "documents/receipt.yaml:blocks/*0/paragraph", "text/en.yaml:question.phone.label", "text/en.yaml:question.phone.hint",
      "examples/one.yaml:answers/phone", "examples/one.yaml:expect/hidden/*0",
    ]),
    (.question("copies"), [
      "form.yaml:checks/@few/at", "form.yaml:sections/@dogs/when",
      "form.yaml:sections/@dogs/questions/@dogs/questions/@chip/when", "form.yaml:checks/@few/must", "decisions/fee.dmn",
      "examples/one.yaml:answers/copies",
    ]),
    (.question("dogs.age"), [
      "form.yaml:sections/@dogs/questions/@dogs/checks/@old/at",
      "form.yaml:sections/@dogs/questions/@dogs/questions/@chip/when",
      "form.yaml:sections/@dogs/questions/@dogs/checks/@old/must", "form.yaml:sections/@dogs/questions/@total/value",
      "form.yaml:sections/@dogs/questions/@oldest/value", "examples/one.yaml:answers/dogs/*0/age",
    ]),
    (.question("owner-name"), ["form.yaml:sections/@dogs/when", "groups/person.yaml:questions/@nick/when"]),
    (.question("total"), ["documents/receipt.yaml:blocks/*1/fields/*0/*1"]),
    (.option("proxy", question: "kind"), [
      "form.yaml:sections/@applicant/questions/@copies/when", "form.yaml:checks/@few/must", "decisions/fee.dmn",
      "text/en.yaml:option.kind.proxy", "examples/one.yaml:answers/kind",
    ]),
    (.reason("per-dog"), ["decisions/fee.dmn", "examples/one.yaml:expect/fee-reason"]),
    (.group("person"), [
      "form.yaml:sections/@applicant/questions/@owner", "form.yaml:sections/@applicant/questions/@person",
    ]),
    (.question("nobody"), []),
  ]

  @Test("is told completely, each place once", arguments: expected.indices)
  func found(index: Int) {
    let (thing, places) = Self.expected[index]
    #expect(Set(Self.uses.uses(of: thing).map(\.path.description)) == Set(places), "\(thing)")
  }

  @Test("counts the questions that are used", arguments: [("phone", 5), ("copies", 6), ("oldest", nil)])
  func counts(id: String, count: Int?) { #expect(Self.uses.counts[id] == count) }
}

@Suite("A question's new id") struct RenameQuestionTests {
  /// What another id changes: nothing else may.
  static let renamed: [(String, String, [String: String])] = [
    ("copies", "sheets", [
      "form.yaml:sections/@dogs/when": "sheets > 1 and owner-name != null",
      "form.yaml:checks/@few/must": #"通数 < 5 or kind in ("self", "proxy")"#, "form.yaml:checks/@few/at": "sheets",
      "form.yaml:sections/@dogs/questions/@dogs/questions/@chip/when": "age > 1 and sheets > 2",
      "examples/one.yaml:answers/sheets": "2",
    ]),
    ("dogs.age", "years", [
      "form.yaml:sections/@dogs/questions/@total/value": "sum(dogs.years) + count(dogs[years > 1])",
      "form.yaml:sections/@dogs/questions/@oldest/value": #"some dog in dogs satisfies dog.years > 10 or get value(dog, "years") = 9"#,
      "form.yaml:sections/@dogs/questions/@dogs/checks/@old/must": "years < 40",
      "form.yaml:sections/@dogs/questions/@dogs/checks/@old/at": "years",
      "form.yaml:sections/@dogs/questions/@dogs/questions/@chip/when": "years > 1 and copies > 2",
      "examples/one.yaml:answers/dogs/*0/years": "3",
    ]),
    ("dogs", "animals", [
      "form.yaml:sections/@dogs/questions/@total/value": "sum(animals.age) + count(animals[age > 1])",
      "form.yaml:sections/@dogs/questions/@oldest/value": #"some dog in animals satisfies dog.age > 10 or get value(dog, "age") = 9"#,
      "documents/receipt.yaml:when": "animals != null", "text/en.yaml:question.animals.name.label": "Name of the dog",
      "text/en.yaml:check.animals.old": "Age", "examples/one.yaml:answers/animals/*0/age": "3",
    ]),
    ("phone", "telephone", [
      "documents/receipt.yaml:blocks/*0/paragraph": "電話 {answer.telephone} です。",
      "text/en.yaml:question.telephone.hint": "By day", "examples/one.yaml:expect/hidden/*0": "telephone",
      "examples/one.yaml:answers/telephone": "0463-00-0000",
    ]),
    ("owner-name", "full-name", [
      "groups/person.yaml:questions/@nick/when": "full-name != null",
      "form.yaml:sections/@dogs/when": "copies > 1 and owner-full-name != null",
      "form.yaml:sections/@applicant/questions/@person/with/full-name/label": "使者の氏名",
      "groups/person.yaml:text/en/question.full-name.label": "Name", "text/en.yaml:question.person-full-name.label": "X",
    ]),
  ]

  @Test("reaches everything that names it", arguments: renamed.indices)
  func rename(index: Int) throws {
    let (old, new, expected) = Self.renamed[index]
    var folder = SampleDraft.full
    let inverse = try folder.apply(try SampleDraft.full.renaming(question: old, to: new))
    for (place, text) in expected {
      #expect(folder.text(try #require(DraftPath(written: place))) == text, "\(place)")
    }
    let rest = String(decoding: folder.json.canonicalBytes, as: UTF8.self)
    #expect(DraftUses(folder).uses(of: .question(old)).isEmpty)
    #expect(old != "phone" || !rest.contains("answer.phone}"))
    try folder.apply(inverse)
    #expect(folder == SampleDraft.full)
  }

  @Test("changes a decision's facts and cells")
  func decision() throws {
    var folder = SampleDraft.full
    try folder.apply(try folder.renaming(question: "copies", to: "sheets"))
    let xml = try #require(folder.text(DraftPath("decisions/fee.dmn")))
    #expect(xml.contains("300 * sheets") && xml.contains(#"name="sheets""#) && !xml.contains("copies"))
  }

  @Test("and back again leaves what was", arguments: ["kind", "phone", "dogs", "dogs.age", "dogs.name", "person-nick"])
  func back(id: String) throws {
    var folder = SampleDraft.full
    try folder.apply(try folder.renaming(question: id, to: "another"))
    let outline = DraftOutline(folder)
    let moved = try #require(outline.questions.first { $0.id.hasSuffix("another") })
    let own = String((id.split(separator: ".").last ?? "").split(separator: "-").last ?? "")
    try folder.apply(try folder.renaming(question: moved.fullID, to: own))
    #expect(DraftDifference(from: SampleDraft.full, to: folder).changes.filter { $0.path.file != "decisions/fee.dmn" } == [])
  }

  @Test("is refused for a question nobody asks")
  func none() { #expect(throws: DraftProblem.self) { try SampleDraft.full.renaming(question: "nobody", to: "a") } }
}

@Suite("A question that is taken away") struct RemoveQuestionTests {
  @Test("takes its sentences and answers along, and tells what still names it")
  func remove() throws {
    let removal = try SampleDraft.full.removing(question: "phone")
    var folder = SampleDraft.full
    let inverse = try folder.apply(removal.edit)
    #expect(DraftOutline(folder).question("phone") == nil)
    #expect(folder[DraftPath("text/en.yaml").key("question.phone.label")] == nil)
    #expect(folder[DraftPath("examples/one.yaml").key("answers").key("phone")] == nil)
    #expect(removal.left.map(\.path.description) == ["documents/receipt.yaml:blocks/*0/paragraph"])
    try folder.apply(inverse)
    #expect(folder == SampleDraft.full)
  }
}
