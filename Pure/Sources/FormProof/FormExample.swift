import FormSchema

/// Answers that show what a finding is about.
public struct FormExample: Sendable, Equatable {
  /// As they would be typed into the form; what a finding says of them, ``Form/read(_:today:given:)`` says, too.
  public let typed: TypedAnswers
  /// What is typed into the officer's form; empty where the finding is about the application.
  public let typedDecision: TypedAnswers
  /// The answers that matter, in page order.
  public let facts: [Fact]

  /// A question, by its id behind those of the groups it stands in, and its answer; `nil` when it is left open.
  public struct Fact: Sendable, Equatable {
    public let question: String
    public let answer: Answer?
  }
}
