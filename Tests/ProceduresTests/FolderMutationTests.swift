import Foundation
import Kernel
import SourceFiles
import Testing

@testable import Procedures

/// One thing that a writer of procedures does wrong, in a procedure as it is in use.
struct Mutation: Sendable, CustomTestStringConvertible {
  let procedure: String
  let file: String
  let from: String
  let to: String
  let code: FolderFinding.Code

  init(_ procedure: String, _ file: String, _ from: String, _ to: String, _ code: FolderFinding.Code) {
    (self.procedure, self.file, self.from, self.to, self.code) = (procedure, file, from, to, code)
  }

  var testDescription: String { "\(code.rawValue): \(procedure)/\(file) with \(to)" }

  private static let (record, disaster, care) = (
    "resident-record-copy", "disaster-damage-certificate", "long-term-care-certification"
  )

  static let all: [Mutation] = [
    // procedure.yaml
    .init(disaster, "procedure.yaml", "[resident-record-copy]", "[resident-record]", .unknownRelated),
    .init(disaster, "procedure.yaml", "[resident-record-copy]", "[disaster-damage-certificate]", .relatedToItself),
    .init(
      disaster, "procedure.yaml", "[resident-record-copy]", "[resident-record-copy, resident-record-copy]",
      .repeatedValue),
    .init(disaster, "procedure.yaml", "[certificates, disaster]", "[disaster, disaster]", .repeatedValue),
    .init(disaster, "procedure.yaml", "[disaster, housing]", "[disaster, disaster]", .repeatedValue),
    .init(disaster, "procedure.yaml", "  - り災\n", "  - り災\n  - り災\n", .repeatedValue),
    .init(disaster, "procedure.yaml", "expected-days: 14", "expected-days: 21", .crossedLimits),
    .init(disaster, "procedure.yaml", "cost: 無料", "cost: 無料\nfee: 300", .unknownKey),
    .init(disaster, "procedure.yaml", "reasons:\n", "reasons: 理由\nreason:\n", .notAMap),
    .init(disaster, "procedure.yaml", "cost: 無料", "cost: \"{fee}\"", .unfilledPlaceholder),
    .init(
      disaster, "procedure.yaml", "様式第1号（第4条関係）", "つむぎ市罹災証明書等の交付に関する規則による様式第1号（第4条第1項第1号から第3号関係）",
      .unfitFormNumber),
    .init(disaster, "procedure.yaml", "様式第1号（第4条関係）", "\"様式第1号\\n（第4条関係）\"", .unfitFormNumber),
    .init(disaster, "procedure.yaml", "様式第1号（第4条関係）", "\"\"", .notAText),
    .init(record, "procedure.yaml", "  per-copy: 1通", "  per copy: 1通", .notAnID),
    .init(record, "procedure.yaml", "  per-copy: 1通", "  per-copy: 1通{copies}", .unfilledPlaceholder),
    .init(disaster, "procedure.yaml", "retention-years: 5", "retention_years: 5", .unknownKey),
    .init(disaster, "procedure.yaml", "  phone: 0463-00-1119", "  fax: 0463-00-1119", .unknownKey),
    .init(disaster, "procedure.yaml", "retention-years: 5", "retention-years: 5\n---\nid: other", .notYAML),
    // form.yaml and decision.yaml
    .init(disaster, "form.yaml", "role: applicant.name", "role: proxy.name", .missingRole),
    .init(
      disaster, "decision.yaml", "        type: text\n        label: 罹災原因", "        type: files\n        label: 罹災原因",
      .filesInDecision),
    .init(
      disaster, "decision.yaml", "        max-length: 60", "        max-length: 60\n        role: applicant.name",
      .roleInDecision),
    .init(
      disaster, "decision.yaml", "        max-length: 60", "        max-length: 60\n        min-length: 61",
      .crossedLimits),
    .init(disaster, "decision.yaml", "        max-length: 60", "        max-lenght: 60", .unknownKey),
    .init(
      disaster, "decision.yaml", "        latest: today", "        latest: today\n        earliest: today+1",
      .crossedLimits),
    .init(disaster, "decision.yaml", "        latest: today", "        latest: tomorrow", .notADate),
    .init(disaster, "decision.yaml", "label: 罹災原因", "label: 罹災原因（{answer.occurred-on}）", .unfilledPlaceholder),
    .init(disaster, "decision.yaml", "{id: half, label: 半壊}", "{id: half, label: 全壊}", .repeatedValue),
    .init(disaster, "decision.yaml", "{id: half, label: 半壊}", "{id: half, labels: 半壊}", .unknownKey),
    .init(disaster, "decision.yaml", "        unit: ％", "        unit: ％\n        max: 200", .duplicateKey),
    .init(disaster, "decision.yaml", "sections:\n", "version: 2\nsections:\n", .unknownKey),
    // conditions
    .init(record, "form.yaml", #"when: residence = "none""#, #"when: residense = "none""#, .unknownQuestion),
    .init(record, "form.yaml", #"when: residence = "none""#, #"when: residence = "nowhere""#, .unknownOption),
    .init(record, "form.yaml", #"when: residence = "none""#, "when: residence = none", .unknownQuestion),
    .init(record, "form.yaml", #"when: residence = "none""#, #"when: residence == "none""#, .notFEEL),
    .init(record, "form.yaml", #"when: residence = "none""#, "when: residence", .notACondition),
    .init(record, "form.yaml", #"when: residence = "none""#, "when: {question: residence, is: none}", .notAText),
    .init(record, "form.yaml", #"when: residence = "none""#, #"when: items = "none""#, .laterQuestion),
    .init(
      record, "form.yaml", #"when: list contains(items, "my-number")"#, #"when: items = "my-number""#,
      .unfitComparison),
    .init(
      record, "form.yaml", #"when: list contains(items, "my-number")"#, #"when: list contains(items, "number")"#,
      .unknownOption),
    .init(
      record, "form.yaml", "must: proxy-name.full != principal-name.full",
      "must: proxy-name.whole != principal-name.full",
      .notFEEL),
    .init(
      record, "form.yaml", "must: proxy-name.full != principal-name.full", "must: proxy-name.full != copies",
      .unfitComparison),
    .init(
      disaster, "form.yaml", #"when: occurred-on <= today() - duration("P3M")"#, #"when: occurred-on <= "2026-08-21""#,
      .unfitComparison),
    .init(disaster, "form.yaml", "must: second-wish != first-wish", "must: second-wish != cause", .beforeDecision),
    .init(care, "form.yaml", "and\n      applicant-birth-date >", "and\n      applicant-birthdate >", .unknownQuestion),
    .init(care, "decision.yaml", "must: valid-to >= valid-from", "must: valid-to >= valid-form", .unknownQuestion),
    .init(care, "form.yaml", "name: 生年月日", "name: 認定の状況", .duplicateID),
    .init(care, "form.yaml", "name: 生年月日", "name: 生年月日（本人）", .unfitName),
    // decisions
    .init(record, "decisions/fee.dmn", #"name="通数" typeRef="number""#, #"name="通数" typeRef="date""#, .unfitInput),
    .init(
      record, "decisions/fee.dmn", #"id="decision-fee" name="fee""#, #"id="decision-fee" name="手数料""#,
      .missingDecision),
    .init(record, "decisions/fee.dmn", #""pension-is-free""#, #""pension-is-fre""#, .unknownReason),
    .init(record, "decisions/fee.dmn", "300 * 通数", "300 * 通", .notDMN),
    .init(record, "decisions/fee.dmn", "<text>2024-04-01</text>", "<text>令和6年の春</text>", .notDMN),
    .init(record, "decisions/eligibility.dmn", #"<text>"対象外"</text>"#, #"<text>"たいしょうがい"</text>"#, .unknownValue),
    .init(
      record, "decisions/eligibility.dmn", #"<text>"household"</text>"#, #"<text>"houshold"</text>"#,
      .unknownOption),
    .init(record, "decisions/attachments.dmn", #""letter-of-authority""#, #""letter-of-autority""#, .unknownQuestion),
    .init(record, "decisions/attachments.dmn", #""letter-of-authority""#, #""copies""#, .notAFileQuestion),
    .init(disaster, "decisions/eligibility.dmn", "</definitions>", "", .notDMN),
    .init(disaster, "decisions/eligibility.dmn", #""tsunami", "snow","#, #""tsunami","#, .missingOption),
    .init(record, "decisions/eligibility.dmn", "&lt; 15", "&lt; 14", .tableProof),
    .init(record, "decisions/eligibility.dmn", "&lt; 15", "&lt; 16", .tableProof),
    .init(record, "decisions/fee.dmn", "<text>2024-04-01</text>", "<text>2024-04-02</text>", .tableProof),
    .init(care, "decisions/eligibility.dmn", "[40..65)", "(40..65)", .tableProof),
    // documents
    .init(disaster, "documents/certificate.yaml", "issued-when: granted", "issued-when: refused", .beforeDecision),
    .init(
      disaster, "documents/refusal-notice.yaml", "issued-when: refused",
      "issued-when: refused\nwhen: cause != null", .beforeDecision),
    .init(disaster, "documents/certificate.yaml", "verifiable: true", "verifiable: はい", .notAFlag),
    .init(disaster, "documents/certificate.yaml", "verifiable: true", "verifable: true", .unknownKey),
    .init(disaster, "documents/certificate.yaml", "title: 罹災証明書", "title: 罹災証明書 {case.receipt}", .unfilledPlaceholder),
    .init(
      disaster, "documents/certificate.yaml", "{department.document-sign} 第{case.serial}号", "{department.document-sign} 第1号",
      .numberNeverChanges),
    .init(disaster, "documents/certificate.yaml", "  - note: ※", "  - fields: []\n  - note: ※", .emptyList),
    .init(disaster, "documents/certificate.yaml", "issuer: true", "issuer: true\nlanguage: en", .unknownKey),
    // messages and translations
    .init(disaster, "messages.yaml", "received:", "recieved:", .unknownKey),
    .init(disaster, "messages.yaml", "received:\n", "received:\n  cc: somebody\n", .unknownKey),
    .init(
      record, "text/en.yaml", "message.received.body: |\n", "message.received.body: |\n  {case.receipt\n",
      .brokenPlaceholder),
    .init(record, "text/en.yaml", "procedure.title: ", "procedure.title: \"{applicant.name}\" #", .unfilledPlaceholder),
    .init(record, "text/en.yaml", "procedure.title:", "procedure.titel:", .extraTranslation),
    // examples
    .init(record, "examples/refuses-short-reason.yaml", "expect:", "decision: {}\nexpect:", .exampleNotDecided),
    .init(
      record, "examples/refuses-short-reason.yaml", "expect:", "documents: [issue-notice]\nexpect:", .exampleNotDecided),
    .init(care, "examples/leap-day-birthday.yaml", "expect:", "expected: {}\nexpect:", .unknownKey),
  ]
}

@Suite("What writers of procedures do wrong") struct FolderMutationTests {
  private static let set: Set<String> = [
    "resident-record-copy", "disaster-damage-certificate", "long-term-care-certification",
  ]

  @Test(
    "each mistake in a procedure in use is refused where it stands, with what would be right", arguments: Mutation.all)
  func refused(mutation: Mutation) throws {
    let folder = try #require(exampleFolders.first { $0.hasSuffix("TsumugiCity/procedures/\(mutation.procedure)") })
    var files = try Self.files(of: folder)
    let before = try #require(files[mutation.file])
    let place = try #require(before.range(of: mutation.from), "the example has changed")
    files[mutation.file] = before.replacingCharacters(in: place, with: mutation.to)
    let outcome = ProcedureFolderReader.read(
      files.mapValues { Array($0.utf8) }, named: mutation.procedure, among: Self.set)
    #expect(outcome.definition == nil)
    let finding = try #require(outcome.findings.first { $0.code == mutation.code && $0.mark.file == mutation.file })
    // What is missing stands nowhere; a placeholder stands where it is used, what a proof says where the table is, and
    // a key that stands twice where it stands again.
    let elsewhere: [FolderFinding.Code] = [
      .duplicateKey, .missingRole, .beforeDecision, .missingDecision, .unfitInput, .missingOption, .tableProof,
    ]
    if !elsewhere.contains(mutation.code) {
      let first = before[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
      let lines = mutation.to.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect((first...(first + lines)).contains(finding.mark.line), "line \(finding.mark.line), changed at \(first)")
    }
    for language in [Language.japanese, .english] {
      let line = finding.line(ProceduresFeature.catalogue.texts(in: language))
      for raw in ["procedures.staff", "{id}", "{key}", "{keys}", "{value}", "{low}", "{reason}", "{allowed}", "{role}",
        "{found}", "{expected}", "{element}", "{type}", "{other}", "{name}", "{sentence}",
      ]
      {
        #expect(!line.contains(raw), "\(line)")
      }
    }
  }

  @Test("the procedures in use name only each other as related", arguments: exampleFolders)
  func related(folder: String) {
    let neighbours = Set(exampleFolders.map { URL(filePath: $0).lastPathComponent })
    let findings = ProcedureFolderReader.read(folder, among: neighbours).findings
    #expect(findings.allSatisfy { $0.severity == .advice }, "\(findings)")
  }

  private static func files(of folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where path.hasSuffix(".yaml") || path.hasSuffix(".dmn") {
      files[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return files
  }
}
