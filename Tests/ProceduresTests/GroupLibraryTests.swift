import FormSchema
import Foundation
import SourceFiles
import Testing

@testable import Procedures

@Suite("The groups towns may copy") struct GroupLibraryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../Examples/Groups").standardizedFileURL

  private static let names = ["applicant", "proxy", "household-member", "bank-account"]
  /// Groups of one family of procedures; the procedures that use them are checked whole.
  private static let ofOneFamily = [
    "allowance-recipient", "care-consent", "care-doctor", "care-level", "care-medical-insurance", "care-reason",
    "care-reply", "care-submitter", "care-survey", "care-whereabouts", "child", "insured-person", "older-child",
    "own-account", "spouse",
  ]

  /// A form that uses one group by itself, or in rows.
  private static func form(_ group: String) -> String {
    """
    sections:
      - id: applicant
        title: あなたのこと
        questions:
          \(group == "applicant" ? "" : "- {id: holder, type: name, label: 氏名, role: applicant.name}")
          - use: \(group)
          - id: members
            type: rows
            label: 一人ずつ
            item-title: 人
            questions:
              - use: household-member
                as: member
    """
  }

  @Test("read without a mistake in a procedure and in its rows, and are complete in three languages", arguments: names)
  func complete(name: String) throws {
    var files = SmallFolder.files.filter { !$0.key.hasPrefix("examples/") && $0.key != "decisions/fee.dmn" }
    for group in Set([name, "household-member"]) {
      files["groups/\(group).yaml"] = try String(
        contentsOf: Self.folder.appending(path: "\(group).yaml"), encoding: .utf8)
    }
    files["form.yaml"] = Self.form(name)
    let outcome = SmallFolder.read(files)
    let own = outcome.findings.filter { $0.severity == .mistake && !$0.mark.file.hasPrefix("text/") }
    #expect(own.isEmpty, "\(own)")
    // What is missing is what this form says itself, and nothing of the group.
    let missing = Set(outcome.findings.filter { $0.code == .missingTranslation }.compactMap { $0.values["key"] })
    let said: Set = ["question.holder.label", "question.members.label", "question.members.item-title"]
    #expect(missing.subtracting(said).isEmpty, "\(missing)")
  }

  @Test("stand unchanged in every procedure that uses one", arguments: exampleFolders)
  func copies(folder: String) throws {
    let copies = URL(filePath: folder).appending(path: "groups")
    for name in (try? FileManager.default.contentsOfDirectory(atPath: copies.path)) ?? [] {
      let own = Self.folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: own.path) else { continue }
      #expect(try Data(contentsOf: own) == Data(contentsOf: copies.appending(path: name)), "\(name)")
    }
  }

  @Test("are those the folder holds")
  func all() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files) == Set((Self.names + Self.ofOneFamily).map { "\($0).yaml" } + ["README.md"]))
  }
}
