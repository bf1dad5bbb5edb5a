/// Why a file of text could not be read, and where. Whoever reads folders has findings of these names, too.
public struct SourceTrouble: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Code: String, Sendable, CaseIterable {
    case fileTooLarge = "file-too-large"
    case notUTF8 = "not-utf8"
    case splitLetters = "split-letters"
    case notYAML = "not-yaml"
    case aliasUsed = "alias-used"
    case tooDeep = "too-deep"
    case notAText = "not-a-text"
    case duplicateKey = "duplicate-key"
    case linkedFile = "linked-file"
    case unreadableFile = "unreadable-file"
  }

  public let code: Code
  /// Which of several sentences of the code says it; `nil` when there is one.
  public let variant: String?
  public let mark: SourceMark
  /// For the sentence: keys and lines.
  public let values: [String: String]

  public init(_ code: Code, variant: String? = nil, at mark: SourceMark, _ values: [String: String] = [:]) {
    (self.code, self.variant, self.mark, self.values) = (code, variant, mark, values)
  }
}
