import Kernel
import SourceFiles

/// Something in the folder of a guide that is wrong, where it stands, and what would be right.
public struct GuideFinding: Error, Sendable, Equatable {
  public let mark: SourceMark
  public let code: Code
  /// Which of several sentences of the code says it; `nil` when there is one.
  public let variant: String?
  /// For the sentences: ids, keys, names of files; under `ja` and `en` what an engine says.
  public let values: [String: String]

  init(_ code: Code, variant: String? = nil, at mark: SourceMark, _ values: [String: String] = [:]) {
    (self.code, self.variant, self.mark, self.values) = (code, variant, mark, values)
  }

  /// What made a file unreadable.
  init(_ trouble: SourceTrouble) {
    // Each trouble is called the same here; a test holds it.
    self.init(
      Code(rawValue: trouble.code.rawValue) ?? .unreadableFile, variant: trouble.variant, at: trouble.mark,
      trouble.values)
  }

  public enum Code: String, Sendable, CaseIterable {
    case missingFile = "missing-file"
    case unexpectedFile = "unexpected-file"
    case linkedFile = "linked-file"
    case unreadableFile = "unreadable-file"
    case fileTooLarge = "file-too-large"
    case notUTF8 = "not-utf8"
    case splitLetters = "split-letters"
    case notYAML = "not-yaml"
    case aliasUsed = "alias-used"
    case tooDeep = "too-deep"
    case duplicateKey = "duplicate-key"
    case folderNameDiffers = "folder-name-differs"
    case notAMap = "not-a-map"
    case notAList = "not-a-list"
    case notAText = "not-a-text"
    case notANumber = "not-a-number"
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
    let key = SourceTrouble.key(code.rawValue, variant: variant) ?? "lifeevents.staff.finding.\(code.rawValue)"
    let what = texts[key, filled]
    let right =
      values["suggestion"].map { texts["lifeevents.staff.finding.did-you-mean", ["suggestion": $0]] }
      ?? texts["\(key).right", filled]
    return "\(mark.place): \(what) \(right)".onOneLine
  }
}
