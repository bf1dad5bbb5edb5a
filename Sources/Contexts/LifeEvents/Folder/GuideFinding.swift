import Kernel
import SourceFiles

/// Something in the folder of a guide that is wrong, where it stands, and what would be right.
public struct GuideFinding: Error, Sendable, Equatable {
  public let mark: SourceMark
  public let code: Code
  /// For the sentences: ids, keys, names of files; under `ja` and `en` what an engine says.
  public let values: [String: String]

  init(_ code: Code, at mark: SourceMark, _ values: [String: String] = [:]) {
    (self.code, self.mark, self.values) = (code, mark, values)
  }

  /// A file that cannot be read at all.
  init(_ trouble: SourceTrouble) {
    self.init(.unreadable, at: trouble.mark, ["code": trouble.code.rawValue])
  }

  public enum Code: String, Sendable, CaseIterable {
    case missingFile = "missing-file"
    case unexpectedFile = "unexpected-file"
    case unreadable
    case folderNameDiffers = "folder-name-differs"
    case notAMap = "not-a-map"
    case notAList = "not-a-list"
    case notAText = "not-a-text"
    case notAnID = "not-an-id"
    case missingKey = "missing-key"
    case unknownKey = "unknown-key"
    case unknownType = "unknown-type"
    case duplicateID = "duplicate-id"
    case emptyList = "empty-list"
    case notFEEL = "not-feel"
    case unknownQuestion = "unknown-question"
    case notADate = "not-a-date"
    case unknownProcedure = "unknown-procedure"
    case unknownLifeEvent = "unknown-life-event"
    case unknownStep = "unknown-step"
    case circle
    case missingWhyNot = "missing-why-not"
    case missingTranslation = "missing-translation"
    case extraTranslation = "extra-translation"
    case exampleDiffers = "example-differs"
    case exampleUnread = "example-unread"
  }

  /// `guide.yaml:12:9: …` with what would be right: one line for a terminal.
  public func line(_ texts: Texts) -> String {
    var filled = values
    filled["sentence"] = values[texts.language == .english ? "en" : "ja"]
    let what = texts["lifeevents.staff.finding.\(code.rawValue)", filled]
    let right =
      values["suggestion"].map { texts["lifeevents.staff.finding.did-you-mean", ["suggestion": $0]] }
      ?? texts["lifeevents.staff.finding.\(code.rawValue).right", filled]
    return "\(mark.place): \(what) \(right)".onOneLine
  }
}
