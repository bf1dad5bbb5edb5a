import FormSchema
import Kernel
import SourceFiles
import Testing

@testable import Procedures

@Suite("A folder with every kind of question") struct FullFolderTests {
  private static func definition() throws -> ProcedureDefinition {
    let outcome = SmallFolder.read(FullFolder.files)
    let mistakes = outcome.findings.filter { $0.severity == .mistake }
    #expect(mistakes.isEmpty, "\(mistakes)")
    return try #require(outcome.definition)
  }

  @Test("reads without a mistake, and its example holds")
  func reads() throws {
    let definition = try Self.definition()
    let named = Set(definition.form.questions.flatMap { [$0] + ($0.type.group?.questions ?? []) }.map(\.type.name))
    let basic = Set(SmallFolder.read(SmallFolder.files).definition?.form.questions.map(\.type.name) ?? [])
    let simple: Set<QuestionType.Name> = [
      .longText, .kana, .date, .yen, .choices, .yesNo, .address, .phone, .email, .files, .consent, .information,
    ]
    #expect(named.union(basic).union(simple) == Set(QuestionType.Name.allCases))
    #expect(ExampleRunner.run(definition).map(\.differences) == [[]])
  }

  @Test("is the same after it was written and read, and after it was stored")
  func roundTrip() throws {
    let definition = try Self.definition()
    let files = Dictionary(uniqueKeysWithValues: ProcedureFolderWriter.files(definition).map { ($0.path, $0.bytes) })
    #expect(files.keys.contains("groups/person.yaml") && files.keys.contains("tables/ward.csv"))
    let again = ProcedureFolderReader.read(files, named: "small", for: SmallFolder.town)
    #expect(again.findings.filter { $0.severity == .mistake }.isEmpty, "\(again.findings)")
    let written = try #require(again.definition)
    #expect((written == definition) as Bool)
    #expect(ProcedureHash.version(of: written) == ProcedureHash.version(of: definition))
    let stored = try #require(StoredDefinition.definition(StoredDefinition.text(definition)))
    #expect((stored == definition) as Bool)
    #expect(stored.groupTranslations == definition.groupTranslations)
    let twice = ProcedureFolderWriter.files(written).map { ($0.path, $0.bytes) }
    #expect(twice.allSatisfy { files[$0.0] == $0.1 } && twice.count == files.count)
  }

  @Test("works out, looks up and leaves out as the form says")
  func answers() throws {
    let definition = try Self.definition()
    let example = try #require(definition.examples.first)
    let typed = try definition.form.typed(example.answers)
    let reading = definition.form.read(typed, today: example.on)
    #expect(reading.isAccepted, "\(reading.problems)")
    #expect((reading.answers["fee"] == .number(600)) as Bool)
    #expect((reading.answers["office"] == .text("西支所, 2階")) as Bool)
    #expect((reading.answers["total"] == .number(25)) as Bool)
    #expect((reading.answers["visit"] == .unknown) as Bool)
    #expect(!reading.isShown(question: "applicant-guardian"))
    let rows = reading.answers["children"]?.rows ?? []
    #expect(rows.map { $0["child-guardian"] != nil } == [true, false])
  }

  @Test("proposes what the form says as long as nothing was typed")
  func initial() throws {
    let definition = try Self.definition()
    let typed = TypedAnswers(), form = definition.form
    let day = CivilDate(year: 2026, month: 11, day: 21)!
    let proposal = form.initialProposal(for: form.read(typed, today: day), keeping: typed, today: day)
    #expect(proposal.typed.fields == ["copies": ["1"]] && proposal.origins == ["copies": .initial])
    let own = TypedAnswers(["copies": ["3"]])
    #expect(form.initialProposal(for: form.read(own, today: day), keeping: own, today: day).isEmpty)
  }

  @Test("speaks the words of its group in every language, its own first")
  func words() throws {
    let definition = try Self.definition()
    let words = definition.words(in: .english)
    let name = try #require(definition.form.question("applicant-name"))
    let age = try #require(definition.form.question("applicant-age"))
    let ward = try #require(definition.form.question("ward"))
    let children = try #require(definition.form.question("children"))
    let child = try #require(children.inner("child-age"))
    #expect(words.label(name) == "Name" && words.label(age) == "A" && words.unit(age) == "years")
    #expect(definition.words(in: .japanese).label(age) == "あなたの年齢")
    #expect(words.lines(for: .choice(Chosen("west")), to: ward) == ["West"])
    #expect(words.inside(children).label(child) == "Age")
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "form.yaml", "use: person\n        as: applicant", "use: persn\n        as: applicant", line: 5, .unknownGroup,
      suggestion: "person", isFirst: true),
    Mistake("form.yaml", "as: applicant", "as: Applicant", line: 6, .notAnID, isFirst: true),
    Mistake("form.yaml", "age: {label", "agee: {label", line: 9, .unknownQuestion, suggestion: "age", isFirst: true),
    Mistake("form.yaml", "{label: あなたの年齢}", "{lable: あなたの年齢}", line: 9, .unknownKey, suggestion: "label",
      isFirst: true),
    Mistake("form.yaml", "as: child", "as: applicant", line: 38, .unknownQuestion, isFirst: true),
    Mistake("form.yaml", #"earliest: "9:00""#, #"earliest: "9時頃""#, line: 11, .notATime),
    Mistake("form.yaml", #"earliest: "9:00""#, #"earliest: "18:00""#, line: 11, .crossedLimits),
    Mistake("form.yaml", "earliest: today-365", "earliest: today+366", line: 12, .crossedLimits),
    Mistake("form.yaml", ", purpose: 番号法の事務", "", line: 14, .missingKey, isFirst: true),
    Mistake("form.yaml", "kind: pension", "kind: pensoin", line: 16, .unknownValue, suggestion: "pension"),
    Mistake("form.yaml", "prefill: former.answer", "prefill: former.answers", line: 17, .unknownValue,
      suggestion: "former.answer"),
    Mistake("form.yaml", "options-from: ward", "options-from: wards", line: 18, .unknownTable, suggestion: "ward",
      isFirst: true),
    Mistake("form.yaml", "column: office", "column: ofice", line: 19, .unknownColumn, suggestion: "office"),
    Mistake("form.yaml", "key: ward,", "key: wrad,", line: 19, .unknownQuestion, suggestion: "ward"),
    Mistake("form.yaml", "kind: yen, value: 300 * copies", "kind: yen, value: 300 *", line: 20, .notFEEL),
    Mistake("form.yaml", "kind: yen, value: 300 * copies", "kind: date, value: 300 * copies", line: 20, .unfitFormula),
    Mistake("form.yaml", #"initial: "1""#, "initial: today()", line: 10, .unfitFormula),
    Mistake("form.yaml", "label: 振込先", #"label: 振込先, initial: "1""#, line: 13, .unfitInitial),
    Mistake("form.yaml", "label: 署名", "label: 署名, unknown: true", line: 40, .unfitUnknown),
    Mistake("form.yaml", "at-most: 3", "at-most: 3\n        at-least: 4", line: 26, .crossedLimits),
    Mistake("form.yaml", "item-title: お子さま\n", "\n", line: 21, .missingKey, isFirst: true),
    Mistake("form.yaml", "label: 好きなもの", "label: 好きなもの, role: applicant.name", line: 29, .roleInRow),
    Mistake("form.yaml", "when: child-age >= 3", "when: child-agee >= 3", line: 29, .unknownQuestion,
      suggestion: "child-age"),
    Mistake("form.yaml", "{id: school, type: text, label: 学校の名前}",
      "{id: school, type: rows, label: 学校, item-title: x, questions: [{id: a, type: text, label: b}]}", line: 36,
      .rowsTooDeep, isFirst: true),
    Mistake("groups/person.yaml", "version: 3", "version: 0", line: 1, .outOfRange),
    Mistake("groups/person.yaml", "when: age < 18", "when: guardian = \"x\"", line: 5, .laterQuestion, isFirst: true),
    Mistake("groups/person.yaml", "when: age < 18", "when: aeg < 18", line: 5, .unknownQuestion, suggestion: "age",
      isFirst: true),
    Mistake("groups/person.yaml", "{id: name, type: name, label: お名前}", "{use: person}", line: 3, .groupInGroup,
      isFirst: true),
    Mistake("groups/person.yaml", "en: {question.name.label: Name, ", "en: {", line: 1, .missingTranslation,
      isFirst: true),
    Mistake("tables/ward.csv", "id,label", "code,label", line: 1, .unfitColumns, isFirst: true),
    Mistake("tables/ward.csv", "west,西", "east,西", line: 3, .duplicateID, isFirst: true),
    Mistake("tables/ward.csv", "2階\"", "2階", line: 3, .notCSV, isFirst: true),
    Mistake("tables/ward.csv", "東支所", "東支所,x", line: 2, .unfitColumns, isFirst: true),
    Mistake("tables/ward.csv", "東地区", "", line: 2, .missingKey, isFirst: true),
    Mistake("examples/one.yaml", "school: 東小", "scool: 東小", line: 13, .exampleMisfit),
  ]

  @Test("has each mistake found where it stands", arguments: mistakes)
  func mistake(mistake: Mistake) throws {
    var files = FullFolder.files
    let original = try #require(files[mistake.file])
    #expect(original.contains(mistake.from))
    files[mistake.file] = original.replacing(mistake.from, with: mistake.to)
    let outcome = SmallFolder.read(files)
    #expect(outcome.definition == nil)
    let findings = outcome.findings.filter { $0.severity == .mistake }
    let lines = findings.map { "\($0.mark.file):\($0.mark.line) \($0.code.rawValue)" }
    // A sentence that is missing is missed in the form's own files.
    let file = mistake.code == .missingTranslation ? "text/en.yaml" : mistake.file
    let expected = "\(file):\(mistake.line) \(mistake.code.rawValue)"
    #expect(mistake.isFirst ? lines.contains(expected) : lines == [expected], "\(lines)")
    let found = findings.filter { $0.code == mistake.code && $0.mark.file == file }
    #expect(found.contains { $0.values["suggestion"] == mistake.suggestion })
  }

  @Test("a table or group that nothing uses is pointed out")
  func unused() throws {
    var files = FullFolder.files
    files["tables/spare.csv"] = FullFolder.table
    files["groups/spare.yaml"] = FullFolder.group
    let advice = SmallFolder.read(files).findings.filter { $0.code == .unusedFile }
    #expect(advice.map(\.mark.file) == ["groups/spare.yaml", "tables/spare.csv"])
    #expect(advice.allSatisfy { $0.severity == .advice })
  }
}
