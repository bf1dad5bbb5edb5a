import FormSchema

/// What somebody typed into a form, and what the form says to it.
public struct AnswerSample: Sendable {
  public let typed: TypedAnswers
  public let reading: Reading

  public init(typed: TypedAnswers, reading: Reading) { (self.typed, self.reading) = (typed, reading) }
}
