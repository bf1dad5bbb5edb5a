import FEEL
import Kernel

/// What must be true of the answers given so far: an expression of FEEL over ``RuleNames``.
///
/// Read and compiled once; two conditions are the same when their texts are.
public struct Condition: Sendable, Equatable {
  /// As it was written.
  public let text: String
  /// The ids of all questions it looks at.
  public let questions: Set<String>
  public let expression: FEELExpression
  /// Names nobody knows; they are null.
  public let notes: [FEELProblem]
  public let names: RuleNames
  let compiled: CompiledExpression

  /// - Throws: the first thing that is not FEEL, with its place in the text.
  public init(_ text: String, _ names: RuleNames) throws(FEELProblem) {
    let parsed = try FEELParser.expression(text, in: names.layout.scope)
    let compiled = FEELCompiler.compile(parsed, layout: names.layout)
    guard compiled.slotCount <= names.capacity else {
      throw FEELProblem(.nestedTooDeep, at: parsed.expression.range, expected: "fewer names of its own")
    }
    self.text = text
    self.names = names
    self.compiled = compiled
    expression = parsed.expression
    notes = parsed.notes
    questions = Set(parsed.expression.names.compactMap(names.question))
  }

  /// Whether it is true. A question that is not shown has no answer and is null: a comparison with it is not true,
  /// except `!=` with a value, and `= null`.
  public func holds(_ answers: Answers, today: CivilDate) -> Bool {
    RuleFacts(names, answers, today: today).holds(self)
  }

  public static func == (left: Condition, right: Condition) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
}
