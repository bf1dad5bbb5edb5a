import FormProof
import FormSchema
import Foundation
import Kernel
import Testing

@testable import Procedures

@Suite("The proof of a procedure's form") struct FormProofFindingTests {
  static let today = CivilDate(year: 2026, month: 11, day: 21)!

  @Test("finds no error in the procedures in use, and decides everything about them", arguments: exampleFolders)
  func examples(folder: String) throws {
    let outcome = ProcedureFolderReader.read(folder)
    let proven = outcome.proven(on: Self.today)
    #expect(proven.definition != nil)
    for finding in proven.findings where finding.severity == .mistake {
      Issue.record("\(finding.line(ProceduresFeature.catalogue.texts(in: .english)))")
    }
    let definition = try #require(outcome.definition)
    let kinds = Set(FormProof.findings(of: definition, on: Self.today).map(\.kind))
    #expect(kinds.isDisjoint(with: [.undecided, .tooLarge, .idleCheck, .alwaysShown]))
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
}
