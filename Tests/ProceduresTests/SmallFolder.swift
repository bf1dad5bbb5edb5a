import Foundation

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

  /// The folder on the disk while `body` runs, without those of its files that are `nil` in `changes`.
  static func written(_ changes: [String: [UInt8]?] = [:], _ body: (_ folder: String) throws -> Void) throws {
    let parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: parent) }
    let folder = parent.appending(path: "small")
    let files = Self.files.mapValues { Optional(Array($0.utf8)) }.merging(changes) { $1 }
    for (path, bytes) in files {
      guard let bytes else { continue }
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try body(folder.path)
  }
}
