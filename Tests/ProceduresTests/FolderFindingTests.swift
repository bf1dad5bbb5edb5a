import FormSchema
import Foundation
import Kernel
import SourceFiles
import Testing

@testable import Procedures

/// One mistake: in which file, what stands instead of what, and the finding it must give.
struct Mistake: Sendable, CustomTestStringConvertible {
  let file: String
  let from: String
  let to: String
  let line: Int
  let code: FolderFinding.Code
  var suggestion: String?
  /// The mistake brings others with it.
  var isFirst = false

  init(
    _ file: String, _ from: String, _ to: String, line: Int, _ code: FolderFinding.Code, suggestion: String? = nil,
    isFirst: Bool = false
  ) {
    (self.file, self.from, self.to, self.line, self.code) = (file, from, to, line, code)
    (self.suggestion, self.isFirst) = (suggestion, isFirst)
  }

  var testDescription: String { "\(code.rawValue): \(file) with \(to)" }
}

@Suite("What is found in a folder") struct FolderFindingTests {
  @Test("a folder without mistakes reads, and its example holds")
  func clean() throws {
    let outcome = SmallFolder.read(SmallFolder.files)
    #expect(outcome.findings.isEmpty)
    let definition = try #require(outcome.definition)
    #expect(ExampleRunner.run(definition).map(\.holds) == [true])
  }

  private static let bank = #"purpose = "bank""#

  static let mistakes: [Mistake] = [
    Mistake("procedure.yaml", "expected-days: 2", "expected-days: two", line: 10, .notANumber),
    Mistake("procedure.yaml", "expected-days: 2", "expected-days: -1", line: 10, .outOfRange),
    Mistake(
      "procedure.yaml", "summary: 見本の手続きです。", "sumary: 見本", line: 3, .unknownKey, suggestion: "summary", isFirst: true),
    Mistake("procedure.yaml", "cost: 1通300円\n", "", line: 1, .missingKey),
    Mistake("procedure.yaml", "id: small", "id: Small", line: 1, .notAnID, isFirst: true),
    Mistake("procedure.yaml", "id: small", "id: large", line: 1, .folderNameDiffers),
    Mistake("procedure.yaml", "  phone: 0463-00-0000", "  {}", line: 13, .noOtherWay, isFirst: true),
    Mistake(
      "procedure.yaml", "department: citizens", "department: citisens", line: 4, .unknownDepartment,
      suggestion: "citizens"),
    Mistake("procedure.yaml", "[certificates]", "[papers]", line: 5, .unknownCategory),
    Mistake("procedure.yaml", "[moving]", "[move]", line: 6, .unknownLifeEvent),
    Mistake("procedure.yaml", "{per-copy:", "{perCopy:", line: 9, .notAnID, isFirst: true),
    Mistake("procedure.yaml", "categories: [certificates]", "categories: certificates", line: 5, .notAList),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: [小さな, 手続き]", line: 2, .notAText),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: \"\"", line: 2, .notAText),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: 小さな手続き\ntitle: 二つ目", line: 3, .duplicateKey),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: 小さな: 手続き", line: 2, .notYAML),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: &a 小さな\nneeded: [*a]", line: 3, .aliasUsed),
    Mistake("form.yaml", "id: purpose", "id: applicant-name", line: 9, .duplicateID, isFirst: true),
    Mistake("form.yaml", "id: purpose", "id: action", line: 9, .notAnID, isFirst: true),
    Mistake("form.yaml", "type: name", "type: nmae", line: 6, .unknownValue, suggestion: "name", isFirst: true),
    Mistake("form.yaml", "label: 氏名", "label: 氏名\n        optional: ja", line: 8, .notAFlag),
    Mistake("form.yaml", "max: 10", "max: 0", line: 20, .outOfRange),
    Mistake("form.yaml", "type: name", "type: name\n        width: short", line: 7, .unknownKey),
    Mistake("form.yaml", bank, #"purpos = "bank""#, line: 24, .unknownQuestion, suggestion: "purpose"),
    Mistake("form.yaml", bank, #"pur-pose = "bank""#, line: 24, .unknownQuestion, suggestion: "purpose"),
    Mistake("form.yaml", bank, #"purpose = "bnak""#, line: 24, .unknownOption, suggestion: "bank"),
    Mistake("form.yaml", bank, #"purpose in ("pension", "bnak")"#, line: 24, .unknownOption, suggestion: "bank"),
    Mistake("form.yaml", bank, #"copies = "bank""#, line: 24, .unfitComparison),
    Mistake("form.yaml", bank, "purpose = 1", line: 24, .unfitComparison),
    Mistake("form.yaml", bank, "purpose > today()", line: 24, .unfitComparison),
    Mistake("form.yaml", bank, #"list contains(purpose, "bank")"#, line: 24, .unfitComparison),
    Mistake(
      "form.yaml", bank, #"purpose = "pension" or "bnak" = purpose"#, line: 24, .unknownOption, suggestion: "bank"),
    Mistake("form.yaml", bank, "copies", line: 24, .notACondition),
    Mistake("form.yaml", bank, "copies + 1", line: 24, .notACondition),
    Mistake("form.yaml", bank, "copies >", line: 24, .notFEEL),
    Mistake("form.yaml", bank, "copies = (1", line: 24, .notFEEL),
    Mistake("form.yaml", bank, "[copies]", line: 24, .notAText),
    Mistake("form.yaml", bank, "applicant-name.ful = \"x\"", line: 24, .notFEEL),
    Mistake("form.yaml", bank, #"bank-name = "bank""#, line: 24, .laterQuestion),
    Mistake(
      "form.yaml", "sections:\n", "sections:\n  - {id: early, title: 先のページ, when: copies = 1, "
        + "questions: [{id: early-one, type: yes-no, label: 先の質問}]}\n",
      line: 2, .laterQuestion, isFirst: true),
    Mistake("form.yaml", "unit: 通", "unit: 通\n        name: 1st", line: 19, .unfitName),
    Mistake("form.yaml", "unit: 通", "unit: 通\n        name: if", line: 19, .unfitName),
    Mistake("form.yaml", "unit: 通", "unit: 通\n        name: purpose", line: 19, .duplicateID, isFirst: true),
    Mistake("form.yaml", "at: copies", "at: copiez", line: 27, .unknownQuestion, suggestion: "copies"),
    Mistake("form.yaml", "must: copies <= 1", "must: {}", line: 29, .notAText),
    Mistake("form.yaml", "must: copies <= 1", "must: |\n          copies <=\n            1 +", line: 31, .notFEEL),
    Mistake(
      "decisions/fee.dmn", #"<variable name="copies" typeRef="number"/>"#, "<variable",
      line: 3, .notDMN, isFirst: true),
    Mistake(
      "decisions/fee.dmn", #"id="copies" name="copies"><variable name="copies""#,
      #"id="copies" name="copeis"><variable name="copeis""#,
      line: 3, .unknownQuestion, suggestion: "copies", isFirst: true),
    Mistake(
      "decisions/fee.dmn", #"name="copies" typeRef="number""#, #"name="copies" typeRef="date""#,
      line: 3, .unfitInput, isFirst: true),
    Mistake(
      "decisions/fee.dmn", #"id="fee" name="fee""#, #"id="fee" name="fees""#,
      line: 1, .missingDecision, isFirst: true),
    Mistake("decisions/fee.dmn", "<text>300 * copies</text>", "<text>300 *</text>", line: 19, .notDMN),
    Mistake(
      "decisions/fee.dmn", #"<text>"pension"</text>"#, #"<text>"pensoin"</text>"#,
      line: 13, .unknownOption, suggestion: "pension", isFirst: true),
    Mistake(
      "decisions/fee.dmn", #"<text>"per-copy"</text>"#, #"<text>"per-cpy"</text>"#,
      line: 20, .unknownReason, suggestion: "per-copy"),
    Mistake(
      "examples/one.yaml", "fee: 600", "fee: 600, fee-reason: per-cpy",
      line: 8, .unknownReason, suggestion: "per-copy"),
    Mistake("form.yaml", "type: text", "type: name\n        role: applicant.name", line: 23, .roleTwice, isFirst: true),
    Mistake("form.yaml", "unit: 通", "unit: 通\n        role: applicant.phone", line: 19, .unfitRole),
    Mistake(
      "form.yaml", "          - {id: pension, label: 年金}\n          - {id: bank, label: 銀行}", "          []", line: 12,
      .emptyList, isFirst: true),
    Mistake(
      "messages.yaml", "refused: {subject: 結果のお知らせ, body: \"{status-url}\"}", "", line: 1, .missingMessage,
      isFirst: true),
    Mistake(
      "messages.yaml", "{procedure.title}", "{procedure.titel}", line: 3, .unknownPlaceholder,
      suggestion: "{procedure.title}"),
    Mistake("messages.yaml", "{procedure.title}", "{answer.purpose}", line: 3, .placeholderInMessage),
    Mistake("messages.yaml", "{procedure.title}", "{procedure.title", line: 3, .brokenPlaceholder),
    Mistake(
      "documents/notice.yaml", "{decision.reason}", "{answer.purposes}", line: 6, .unknownPlaceholder,
      suggestion: "{answer.purpose}", isFirst: true),
    Mistake("documents/notice.yaml", "\"{decision.reason}\"", "お断りします。", line: 1, .refusalWithoutReason),
    Mistake("documents/notice.yaml", "審査請求ができます", "相談できます", line: 1, .refusalWithoutAppeal),
    Mistake("documents/notice.yaml", "id: notice", "id: other", line: 1, .folderNameDiffers),
    Mistake("text/en.yaml", "check.few-for-pension: A\n", "", line: 1, .missingTranslation),
    Mistake(
      "text/en.yaml", "question.copies.unit", "question.copies.units", line: 12, .extraTranslation,
      suggestion: "question.copies.unit", isFirst: true),
    Mistake("examples/one.yaml", "on: 2026-11-21", "on: 2026-11-31", line: 2, .notADate),
    Mistake("examples/one.yaml", "purpose: bank", "purpos: bank", line: 5, .unknownQuestion, suggestion: "purpose"),
    Mistake("examples/one.yaml", "purpose: bank", "purpose: [bank]", line: 5, .exampleMisfit),
    Mistake("examples/one.yaml", "title: 銀行に出す", "title: 銀行に出す\ndocuments: [letter]", line: 2, .exampleUnknownDocument),
  ]

  @Test("a mistake is found where it stands, and nothing else is", arguments: mistakes)
  func mistake(mistake: Mistake) throws {
    var files = SmallFolder.files
    let original = try #require(files[mistake.file])
    #expect(original.contains(mistake.from))
    files[mistake.file] = original.replacing(mistake.from, with: mistake.to)
    let outcome = SmallFolder.read(files)
    #expect(outcome.definition == nil)
    let lines = outcome.findings.map { "\($0.mark.file):\($0.mark.line) \($0.code.rawValue)" }
    let expected = "\(mistake.file):\(mistake.line) \(mistake.code.rawValue)"
    #expect(mistake.isFirst ? lines.contains(expected) : lines == [expected], "\(lines)")
    let found = outcome.findings.first { $0.code == mistake.code && $0.mark.file == mistake.file }
    #expect(found?.values["suggestion"] == mistake.suggestion)
  }

  @Test("a condition may look ahead on its own page, as long as nothing goes round")
  func ahead() throws {
    let early = "questions:\n      - {id: early, type: yes-no, label: 先に, optional: true, when: copies = 1}"
    var files = SmallFolder.files
    files["form.yaml"] = files["form.yaml"]?.replacing("questions:", with: early)
    for language in ["en", "easy-ja"] {
      files["text/\(language).yaml"]? += "\nquestion.early.label: A"
    }
    let outcome = SmallFolder.read(files)
    let definition = try #require(outcome.definition, "\(outcome.findings)")
    let today = try #require(CivilDate("2026-11-21"))
    let before = definition.form.read(TypedAnswers(["copies": ["2"]]), today: today)
    let after = definition.form.read(TypedAnswers(["copies": ["1"]]), today: today)
    #expect(!before.isShown(question: "early") && after.questions.first == "early")
    files["form.yaml"] = files["form.yaml"]?.replacing("unit: 通", with: "unit: 通\n        when: early = true")
    #expect(SmallFolder.read(files).proven(on: today).definition == nil)
  }

  @Test(
    "every kind of finding says in Japanese and English what is wrong and what would be right",
    arguments: FolderFinding.Code.allCases)
  func sentences(code: FolderFinding.Code) {
    for language in [Language.japanese, .english] {
      let sentences = ProceduresFeature.catalogue.sentences[language] ?? [:]
      let name = SourceTrouble.key(code.rawValue) ?? "procedures.staff.finding.\(code.rawValue)"
      for key in [name, "\(name).right"] {
        #expect(sentences[key] != nil, "\(key) in \(language)")
      }
    }
  }

  @Test("a line names file, line, column, mistake and remedy")
  func line() {
    let finding = FolderFinding(
      .unknownKey, at: SourceMark(file: "form.yaml", line: 12, column: 9), ["key": "lable", "suggestion": "label"])
    #expect(
      finding.line(ProceduresFeature.catalogue.texts(in: .english))
        == "form.yaml:12:9: There is no key “lable”. Did you mean “label”?")
  }

  @Test("spoiled folders give findings or a definition that reads back, and never end the process")
  func garbage() throws {
    var state: UInt64 = 20_261_121
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(below))
    }
    let words = [
      "{", "}", "[", "]", "- ", ": ", "\n", "\"", "|", "&a", "*a", "? ", "true", "99999999999999999999", "\0", "佐",
      "  ",
    ]
    for _ in 0..<1500 {
      var files = SmallFolder.files.mapValues { Array($0.utf8) }
      let name = files.keys.sorted()[next(files.count)]
      var bytes = files[name] ?? []
      for _ in 0...next(4) {
        let at = next(bytes.count + 1)
        switch next(3) {
        case 0: bytes.insert(contentsOf: words[next(words.count)].utf8, at: at)
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + next(12)))
        default: bytes.insert(UInt8(next(256)), at: at)
        }
      }
      files[name] = bytes
      let outcome = ProcedureFolderReader.read(files, named: "small", for: SmallFolder.town)
      guard let definition = outcome.definition else {
        #expect(!outcome.findings.isEmpty)
        continue
      }
      _ = ExampleRunner.run(definition)
      let written = Dictionary(
        uniqueKeysWithValues: ProcedureFolderWriter.files(definition).map { ($0.path, $0.bytes) })
      let again = ProcedureFolderReader.read(written, named: "small", for: SmallFolder.town)
      #expect(again.findings.isEmpty, "\(again.findings)")
      #expect((again.definition == definition) as Bool)
    }
  }
}
