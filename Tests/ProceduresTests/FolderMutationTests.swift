import Foundation
import Kernel
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
    .init(disaster, "procedure.yaml", "cost: 無料", "cost: 無料\nfee: {yen: 0}", .outOfRange),
    .init(disaster, "procedure.yaml", "cost: 無料", "cost: 無料\nfee: 300", .notAMap),
    .init(disaster, "procedure.yaml", "cost: 無料", "cost: \"{fee}\"", .unfilledPlaceholder),
    .init(
      record, "procedure.yaml", "unless: {question: purpose, is: pension}", "unless: {question: purpose, in: []}",
      .emptyList),
    .init(record, "procedure.yaml", "{yen: 300, times: copies,", "{yen: 300, time: copies,", .unknownKey),
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
    // documents
    .init(disaster, "documents/certificate.yaml", "issued-when: granted", "issued-when: refused", .beforeDecision),
    .init(
      disaster, "documents/refusal-notice.yaml", "issued-when: refused",
      "issued-when: refused\nwhen: {question: cause, answered: true}", .beforeDecision),
    .init(disaster, "documents/certificate.yaml", "verifiable: true", "verifiable: はい", .notAFlag),
    .init(disaster, "documents/certificate.yaml", "verifiable: true", "verifable: true", .unknownKey),
    .init(disaster, "documents/certificate.yaml", "title: 罹災証明書", "title: 罹災証明書 {case.receipt}", .unfilledPlaceholder),
    .init(disaster, "documents/certificate.yaml", "つ防 第{case.serial}号", "つ防 第1号", .numberNeverChanges),
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
    // What is missing stands nowhere; a placeholder stands where it is used.
    if ![.missingRole, .beforeDecision].contains(mutation.code) {
      let first = before[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
      let lines = mutation.to.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect((first...(first + lines)).contains(finding.mark.line), "line \(finding.mark.line), changed at \(first)")
    }
    for language in [Language.japanese, .english] {
      let line = finding.line(ProceduresFeature.catalogue.texts(in: language))
      for raw in ["procedures.staff", "{id}", "{key}", "{keys}", "{value}", "{low}", "{reason}", "{allowed}", "{role}"]
      {
        #expect(!line.contains(raw), "\(line)")
      }
    }
  }

  @Test("the procedures in use name only each other as related", arguments: exampleFolders)
  func related(folder: String) {
    #expect(ProcedureFolderReader.read(folder, among: Self.set).findings.isEmpty)
  }

  private static func files(of folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".yaml") {
      files[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return files
  }
}
