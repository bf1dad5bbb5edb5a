import CivilTime
import FEEL
import Kernel

/// A value made of the answers given so far: an expression of FEEL over ``RuleNames``.
///
/// Read and compiled once; two formulas are the same when their texts are.
public struct Formula: Sendable, Equatable {
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

  /// The date it gives; `nil` when it gives none, as where a question it needs has no answer.
  public func date(_ answers: Answers, today: CivilDate) -> CivilDate? {
    guard case .date(let date) = RuleFacts(names, answers, today: today).value(self) else { return nil }
    return CivilDate(date)
  }

  public static func == (left: Formula, right: Formula) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
}
