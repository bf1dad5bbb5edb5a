import FormProof
import FormSchema
import Foundation
import Kernel
import SourceFiles
import Testing

@testable import Procedures

/// What takes long is tried on the procedures whose rules can be decided whole, and on every one with
/// `TSUMUGI_MUTANTS=all`.
let thoroughFolders = ProcessInfo.processInfo.environment["TSUMUGI_MUTANTS"] == "all"
  ? exampleFolders : exampleFolders.filter(FormProofFindingTests.isDecidedWhole)

@Suite("The proof of a procedure's form") struct FormProofFindingTests {
  static let today = CivilDate(year: 2026, month: 11, day: 21)!

  /// Their rules compare with options, numbers and days only. Those of the others calculate: sums over rows, ages at the end
  /// of a school year, days of the week.
  private static let decidedWhole = ["resident-record-copy", "disaster-damage-certificate", "long-term-care-certification"]

  static func isDecidedWhole(_ folder: String) -> Bool { decidedWhole.contains { folder.hasSuffix("/\($0)") } }

  @Test("finds no error in the procedures in use, and decides everything where it can be", arguments: exampleFolders)
  func examples(folder: String) throws {
    let outcome = ProcedureFolderReader.read(folder)
    let proven = outcome.proven(on: Self.today)
    #expect(proven.definition != nil)
    for finding in proven.findings where finding.severity == .mistake {
      Issue.record("\(finding.line(ProceduresFeature.catalogue.texts(in: .english)))")
    }
    let definition = try #require(outcome.definition)
    let kinds = Set(FormProof.findings(of: definition, on: Self.today).map(\.kind))
    #expect(kinds.isDisjoint(with: [.idleCheck, .alwaysShown]))
    if Self.isDecidedWhole(folder) { #expect(kinds.isDisjoint(with: [.undecided, .tooLarge])) }
  }

  @Test("an error stands where it is, in both languages, and keeps the procedure from being used")
  func error() throws {
    let folder = try #require(exampleFolders.first { $0.hasSuffix("TsumugiCity/procedures/resident-record-copy") })
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.contains(".") {
      files[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    let form = try #require(files["form.yaml"])
    let place = try #require(form.range(of: #"when: residence = "none""#))
    files["form.yaml"] = form.replacingCharacters(in: place, with: #"when: residence = "none" and residence = "here""#)
    let read = ProcedureFolderReader.read(files.mapValues { Array($0.utf8) }, named: "resident-record-copy")
    #expect(read.definition != nil)
    let proven = read.proven(on: Self.today)
    #expect(proven.definition == nil)
    let mistakes = proven.findings.filter { $0.severity == .mistake }
    let line = form[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(mistakes.map(\.code) == [.formProof] && mistakes.map(\.mark.file) == ["form.yaml"])
    #expect(mistakes.map(\.mark.line) == [line])
    for (language, words) in [(Language.japanese, "どう答えても表示されません"), (.english, "is never shown")] {
      let told = try #require(mistakes.first).line(ProceduresFeature.catalogue.texts(in: language))
      #expect(told.contains(words) && !told.contains("{"), "\(told)")
    }
  }

  private static func proven(_ changes: (String, String, String)...) throws -> ProcedureFolderReader.Outcome {
    var files = SmallFolder.files
    for (file, from, to) in changes {
      let text = try #require(files[file])
      try #require(text.contains(from), "the folder has changed")
      files[file] = text.replacing(from, with: to)
    }
    return SmallFolder.read(files).proven(on: today)
  }

  @Test("what a table leaves out is no mistake where the form lets nobody answer it")
  func unasked() throws {
    let change = ("decisions/fee.dmn", #"not("pension")"#, #""bank""#)
    let gap = try #require(try Self.proven(change).findings.first)
    #expect(gap.code == .tableProof && gap.variant == "unasked" && gap.severity == .advice)
    #expect(try Self.proven(change).definition != nil)
    // Whoever answers in words of their own would get no fee.
    let open = try Self.proven(change, ("form.yaml", "label: 使いみち\n", "label: 使いみち\n        other: true\n"))
    #expect(open.definition == nil)
    let mistakes = open.findings.filter { $0.severity == .mistake }
    #expect(mistakes.map(\.code) == [.formProof, .tableProof] && mistakes.last?.variant == "gap")
  }

  @Test("what is missing in a language does not hide what is wrong with the form")
  func beside() throws {
    let proven = try Self.proven(
      ("text/en.yaml", "question.copies.label: A\n", ""), ("procedure.yaml", "department: citizens", "department: x"),
      ("form.yaml", #"when: purpose = "bank""#, #"when: purpose = "bank" and purpose = "pension""#))
    #expect(proven.definition == nil)
    let mistakes = proven.findings.filter { $0.severity == .mistake }
    #expect(mistakes.map(\.code) == [.formProof, .unknownDepartment, .missingTranslation])
  }

  @Test("the checks that stand in the way are named with their places")
  func places() throws {
    let check = "checks:\n  - {id: many, at: copies, when: purpose = \"pension\", must: copies > 1, message: 二通から。}\n"
    let proven = try Self.proven(
      ("form.yaml", "checks:\n", check), ("text/en.yaml", "check.", "check.many: A\ncheck."),
      ("text/easy-ja.yaml", "check.", "check.many: A\ncheck."))
    let mistake = try #require(proven.findings.first { $0.severity == .mistake })
    let line = mistake.line(ProceduresFeature.catalogue.texts(in: .english))
    #expect(line.contains("(form.yaml:26:6, form.yaml:27:5)"), "\(line)")
  }

  @Test("a fee that nobody has written rules for is told where the cost stands")
  func cost() throws {
    var files = SmallFolder.files
    files["decisions/fee.dmn"] = nil
    let mistakes = SmallFolder.read(files).proven(on: Self.today).findings.filter { $0.severity == .mistake }
    #expect(mistakes.map(\.mark) == [SourceMark(file: "procedure.yaml", line: 8, column: 7)])
  }

  /// What an example says otherwise, and where.
  static let differing: [(from: String, to: String, variant: String, line: Int)] = [
    ("fee: 600", "fee: 700", "fee", 8), ("applicant: 佐藤　花子", "applicant: 佐藤", "applicant", 8),
    ("copies: 2", "copies: 20", "problems", 8),
    (
      "expect: {accepted: true, fee: 600, applicant: 佐藤　花子}",
      "expect:\n  accepted: false\n  errors:\n    copies: missing", "problems", 11
    ),
    ("fee: 600", "fee: 600, hidden: [bank-name]", "shown", 8),
    ("fee: 600", "fee: 600, department: x", "decided.routing", 8),
  ]

  @Test("an example that does not hold is a mistake at its line", arguments: differing)
  func example(from: String, to: String, variant: String, line: Int) throws {
    let (outcome, examples) = try Self.proven(("examples/one.yaml", from, to)).tried()
    #expect(outcome.definition == nil && examples.map(\.holds) == [false])
    let finding = try #require(outcome.findings.first)
    #expect(finding.code == .exampleOutcome && finding.variant == variant)
    #expect(finding.mark.file == "examples/one.yaml" && finding.mark.line == line, "\(finding)")
    for language in [Language.japanese, .english] {
      let told = finding.line(ProceduresFeature.catalogue.texts(in: language))
      #expect(!told.contains("procedures.staff") && !told.contains("{"), "\(told)")
    }
  }
}
