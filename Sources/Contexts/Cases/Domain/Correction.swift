import FormSchema
import Kernel

/// What the officer asks the applicant to put right, question by question.
public struct Correction: Sendable, Equatable, Codable {
  public struct Mark: Sendable, Equatable, Codable {
    public let question: String
    public let words: String

    public init(question: String, words: String) { (self.question, self.words) = (question, words) }
  }

  public let marks: [Mark]
  /// Words above the marked questions; may be empty.
  public let words: String

  public init(marks: [Mark], words: String) { (self.marks, self.words) = (marks, words) }

  public func words(at question: String) -> String? { marks.first { $0.question == question }?.words }
}
