import FormSchema
import Foundation
import Kernel
import Testing

@testable import Procedures

/// A small procedure without mistakes, as the files of its folder; a test spoils one of them.
enum SmallFolder {
  static let files: [String: String] = [
    "procedure.yaml": """
    id: small
    title: 小さな手続き
    summary: 見本の手続きです。
    department: citizens
    categories: [certificates]
    life-events: [moving]
    who-may-apply: どなたでも。
    cost: 1通300円
    reasons: {per-copy: 1通300円です。}
    expected-days: 2
    deadline-days: 5
    other-ways:
      phone: 0463-00-0000
    retention-years: 3
    """,
    "form.yaml": """
    sections:
      - id: applicant
        title: あなたのこと
        questions:
          - id: applicant-name
            type: name
            label: 氏名
            role: applicant.name
          - id: purpose
            type: choice
            label: 使いみち
            options:
              - {id: pension, label: 年金}
              - {id: bank, label: 銀行}
          - id: copies
            type: number
            label: 通数
            unit: 通
            min: 1
            max: 10
          - id: bank-name
            type: text
            label: 銀行の名前
            when: purpose = "bank"
    checks:
      - id: few-for-pension
        at: copies
        when: purpose = "pension"
        must: copies <= 1
        message: 年金には1通です。
    """,
    "decisions/fee.dmn": """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="fee" namespace="https://small.example/fee">
      <inputData id="purpose" name="purpose"><variable name="purpose" typeRef="string"/></inputData>
      <inputData id="copies" name="copies"><variable name="copies" typeRef="number"/></inputData>
      <decision id="fee" name="fee">
        <variable name="fee"/>
        <informationRequirement><requiredInput href="#purpose"/></informationRequirement>
        <informationRequirement><requiredInput href="#copies"/></informationRequirement>
        <decisionTable hitPolicy="UNIQUE">
          <input><inputExpression typeRef="string"><text>purpose</text></inputExpression></input>
          <output name="amount" typeRef="number"/>
          <output name="reason" typeRef="string"/>
          <rule>
            <inputEntry><text>"pension"</text></inputEntry>
            <outputEntry><text>0</text></outputEntry>
            <outputEntry><text>null</text></outputEntry>
          </rule>
          <rule>
            <inputEntry><text>not("pension")</text></inputEntry>
            <outputEntry><text>300 * copies</text></outputEntry>
            <outputEntry><text>"per-copy"</text></outputEntry>
          </rule>
        </decisionTable>
      </decision>
    </definitions>
    """,
    "messages.yaml": """
    received: {subject: 受け付けました, body: "{applicant.name} 様"}
    returned: {subject: ご確認ください, body: "{status-url}"}
    granted: {subject: 決まりました, body: "{procedure.title}"}
    refused: {subject: 結果のお知らせ, body: "{status-url}"}
    """,
    "documents/notice.yaml": """
    id: notice
    kind: notice
    title: 不交付の通知
    issued-when: refused
    blocks:
      - paragraph: "{decision.reason}"
      - note: 市長に審査請求ができます。
    """,
    "examples/one.yaml": """
    title: 銀行に出す
    on: 2026-11-21
    answers:
      applicant-name: {family: 佐藤, given: 花子}
      purpose: bank
      copies: 2
      bank-name: つむぎ銀行
    expect: {accepted: true, fee: 600, applicant: 佐藤　花子}
    """,
    "text/en.yaml": translation, "text/easy-ja.yaml": translation,
  ]

  private static let translation = """
    procedure.title: A
    procedure.summary: A
    procedure.who-may-apply: A
    procedure.cost: A
    procedure.other-ways.phone: A
    section.applicant.title: A
    question.applicant-name.label: A
    question.purpose.label: A
    option.purpose.pension: A
    option.purpose.bank: A
    question.copies.label: A
    question.copies.unit: A
    question.bank-name.label: A
    check.few-for-pension: A
    message.received.subject: A
    message.received.body: A
    message.returned.subject: A
    message.returned.body: A
    message.granted.subject: A
    message.granted.body: A
    message.refused.subject: A
    message.refused.body: A
    reason.per-copy: A
    """

  static let town = TownFacts(departments: ["citizens"], categories: ["certificates"], lifeEvents: ["moving"])

  static func read(_ files: [String: String]) -> ProcedureFolderReader.Outcome {
    ProcedureFolderReader.read(files.mapValues { Array($0.utf8) }, named: "small", for: town)
  }
}

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
    Mistake("procedure.yaml", "title: 小さな手続き", "title: 小さな手続き\ntitle: 二つ目", line: 2, .duplicateKey),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: 小さな: 手続き", line: 2, .notYAML),
    Mistake("procedure.yaml", "title: 小さな手続き", "title: &a 小さな\nneeded: [*a]", line: 3, .aliasUsed),
    Mistake("form.yaml", "id: purpose", "id: applicant-name", line: 9, .duplicateID, isFirst: true),
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
    Mistake("form.yaml", "type: name", "type: name\n        when: copies = 1", line: 7, .laterQuestion),
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

  @Test(
    "every kind of finding says in Japanese and English what is wrong and what would be right",
    arguments: FolderFinding.Code.allCases)
  func sentences(code: FolderFinding.Code) {
    for language in [Language.japanese, .english] {
      let sentences = ProceduresFeature.catalogue.sentences[language] ?? [:]
      for key in ["procedures.staff.finding.\(code.rawValue)", "procedures.staff.finding.\(code.rawValue).right"] {
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

  @Test(
    "missing, strange and huge files are found",
    arguments: [
      ("form.yaml", nil, FolderFinding.Code.missingFile), ("text/en.yaml", nil, .missingFile),
      ("notes.txt", "x", .unexpectedFile), ("documents/Big Name.yaml", "x", .unexpectedFile),
      ("form.yaml", String(repeating: "# \n", count: 400_000), .fileTooLarge),
      ("form.yaml", String(repeating: "[", count: 5000), .tooDeep),
      ("form.yaml", String(repeating: "- ", count: 5000), .tooDeep),
      ("form.yaml", String(repeating: " ", count: 5000) + "a: b", .tooDeep),
    ] as [(String, String?, FolderFinding.Code)])
  func files(file: String, content: String?, code: FolderFinding.Code) {
    var files = SmallFolder.files
    files[file] = content
    #expect(SmallFolder.read(files).findings.map(\.code) == [code])
  }

  @Test("bytes that are no UTF-8, and nothing at all, are found")
  func bytes() {
    var files = SmallFolder.files.mapValues { Array($0.utf8) }
    files["messages.yaml"] = [0xFF, 0xFE, 0x00]
    #expect(ProcedureFolderReader.read(files, named: "small").findings.map(\.code) == [.notUTF8])
    #expect(ProcedureFolderReader.read([:], named: "small").findings.count == 3)
    #expect(ProcedureFolderReader.read("/nonexistent").findings.map(\.code) == Array(repeating: .missingFile, count: 3))
  }

  @Test("aliases that would grow beyond memory are refused unread")
  func bomb() {
    var lines = ["a0: &a0 [x, x]"]
    for number in 1...40 { lines.append("a\(number): &a\(number) [*a\(number - 1), *a\(number - 1)]") }
    lines.append("? *a40\n: x")
    var files = SmallFolder.files
    files["form.yaml"] = lines.joined(separator: "\n")
    #expect(SmallFolder.read(files).findings.map(\.code) == [.aliasUsed])
  }

  @Test("links are not followed")
  func links() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: UUID().uuidString).appending(path: "small")
    defer { try? manager.removeItem(at: folder.deletingLastPathComponent()) }
    for (path, content) in SmallFolder.files {
      let file = folder.appending(path: path)
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
    }
    #expect(ProcedureFolderReader.read(folder.path, for: SmallFolder.town).findings.isEmpty)
    let link = folder.appending(path: "decision.yaml")
    try manager.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "form.yaml"))
    #expect(ProcedureFolderReader.read(folder.path, for: SmallFolder.town).findings.map(\.code) == [.linkedFile])
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
