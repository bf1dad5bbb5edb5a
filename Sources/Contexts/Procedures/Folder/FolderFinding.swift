import Kernel
import SourceFiles

/// Something in a procedure's folder that is wrong, where it stands, and what would be right.
public struct FolderFinding: Error, Sendable, Equatable {
  public let mark: SourceMark
  public let severity: Severity
  public let code: Code
  /// Which of several sentences of the code says it; `nil` when there is one.
  public let variant: String?
  /// For the sentences: ids, keys, names of files; under `ja` and `en` what an engine says. Never personal.
  public let values: [String: String]

  public init(
    _ code: Code, variant: String? = nil, at mark: SourceMark, severity: Severity = .mistake,
    _ values: [String: String] = [:]
  ) {
    self.mark = mark
    self.severity = severity
    self.code = code
    self.variant = variant
    self.values = values
  }

  /// What made a file unreadable.
  init(_ trouble: SourceTrouble) {
    // Each trouble is called the same here; a test holds it.
    self.init(
      Code(rawValue: trouble.code.rawValue) ?? .unreadableFile, variant: trouble.variant, at: trouble.mark,
      trouble.values)
  }

  public enum Severity: String, Sendable {
    /// The procedure cannot be used.
    case mistake
    /// It can, and someone should look.
    case advice
  }

  public enum Code: String, Sendable, CaseIterable {
    // The folder and its files
    case missingFolder = "missing-folder"
    case missingFile = "missing-file"
    case unexpectedFile = "unexpected-file"
    case linkedFile = "linked-file"
    case notAFile = "not-a-file"
    case unreadableFile = "unreadable-file"
    case fileTooLarge = "file-too-large"
    case folderTooLarge = "folder-too-large"
    case notUTF8 = "not-utf8"
    case splitLetters = "split-letters"
    case notYAML = "not-yaml"
    case notCSV = "not-csv"
    case unfitColumns = "unfit-columns"
    case aliasUsed = "alias-used"
    case tooDeep = "too-deep"
    case tooManyQuestions = "too-many-questions"
    case folderNameDiffers = "folder-name-differs"
    // Shapes
    case notAMap = "not-a-map"
    case notAList = "not-a-list"
    case notAText = "not-a-text"
    case notANumber = "not-a-number"
    case notAFlag = "not-a-flag"
    case notADate = "not-a-date"
    case notATime = "not-a-time"
    case notAnID = "not-an-id"
    case missingKey = "missing-key"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case unknownValue = "unknown-value"
    case outOfRange = "out-of-range"
    case emptyList = "empty-list"
    case unfitFormNumber = "unfit-form-number"
    // What refers to what
    case duplicateID = "duplicate-id"
    case unknownQuestion = "unknown-question"
    case laterQuestion = "later-question"
    case unknownOption = "unknown-option"
    case unknownTable = "unknown-table"
    case unknownColumn = "unknown-column"
    case rowsTooDeep = "rows-too-deep"
    case unknownGroup = "unknown-group"
    case groupInGroup = "group-in-group"
    case unfitUnknown = "unfit-unknown"
    case unfitInitial = "unfit-initial"
    case unfitFormula = "unfit-formula"
    case roleInRow = "role-in-row"
    case unusedFile = "unused-file"
    case unfitComparison = "unfit-comparison"
    case notFEEL = "not-feel"
    case notACondition = "not-a-condition"
    case unfitName = "unfit-name"
    case roleTwice = "role-twice"
    case unfitRole = "unfit-role"
    case brokenPlaceholder = "broken-placeholder"
    case unknownPlaceholder = "unknown-placeholder"
    case placeholderInMessage = "placeholder-in-message"
    case missingTranslation = "missing-translation"
    case extraTranslation = "extra-translation"
    case missingMessage = "missing-message"
    case refusalWithoutReason = "refusal-without-reason"
    case refusalWithoutAppeal = "refusal-without-appeal"
    case noOtherWay = "no-other-way"
    case unknownDepartment = "unknown-department"
    case unknownCategory = "unknown-category"
    case unknownLifeEvent = "unknown-life-event"
    case unknownRelated = "unknown-related"
    case relatedToItself = "related-to-itself"
    case repeatedValue = "repeated-value"
    case crossedLimits = "crossed-limits"
    case filesInDecision = "files-in-decision"
    case roleInDecision = "role-in-decision"
    case missingRole = "missing-role"
    case beforeDecision = "before-decision"
    case unfilledPlaceholder = "unfilled-placeholder"
    case numberNeverChanges = "number-never-changes"
    // Decisions
    case notDMN = "not-dmn"
    case missingDecision = "missing-decision"
    case unfitInput = "unfit-input"
    case unknownReason = "unknown-reason"
    case missingOption = "missing-option"
    case notAFileQuestion = "not-a-file-question"
    case tableProof = "table-proof"
    // Paths through the form
    case formProof = "form-proof"
    case exampleMisfit = "example-misfit"
    case exampleUnknownDocument = "example-unknown-document"
    case exampleNotDecided = "example-not-decided"
    case exampleOutcome = "example-outcome"
  }

  /// What is wrong.
  public func what(_ texts: Texts) -> String {
    var filled = values
    // What an engine says, it says in both languages.
    filled["sentence"] = values[texts.language == .english ? "en" : "ja"]
    return texts[key, filled]
  }

  /// What would be right.
  public func wouldBeRight(_ texts: Texts) -> String {
    if let suggestion = values["suggestion"] {
      return texts["procedures.staff.finding.did-you-mean", ["suggestion": suggestion]]
    }
    var filled = values
    filled["advice"] = values[texts.language == .english ? "en.advice" : "ja.advice"]
    return texts["\(key).right", filled]
  }

  /// The key of the sentences.
  private var key: String {
    SourceTrouble.key(code.rawValue, variant: variant)
      ?? (["procedures.staff.finding", code.rawValue] + (variant.map { [$0] } ?? [])).joined(separator: ".")
  }

  /// `form.yaml:12:9: …`: one line for a terminal, whatever is written in the folder.
  public func line(_ texts: Texts) -> String {
    "\(mark.place): \(what(texts)) \(wouldBeRight(texts))".onOneLine
  }
}
