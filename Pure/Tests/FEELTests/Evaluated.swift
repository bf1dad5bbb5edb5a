import DecimalArithmetic

@testable import FEEL

/// The value of a text, with names in scope; a text that cannot be read makes the test fail by its problem.
func evaluated(
  _ text: String, _ names: [(String, Value)] = [], explains: Bool = false
) throws -> Value {
  try evaluation(of: text, names, explains: explains).value
}

/// The value of a text and why parts of it were null.
func evaluation(
  of text: String, _ names: [(String, Value)] = [], types: [(String, FEELType)] = [], explains: Bool = true,
  limits: FEELLimits = .standard
) throws -> (value: Value, problems: [FEELProblem]) {
  var layout = FrameLayout()
  for (name, value) in names { layout.add(name, value.type) }
  for (name, type) in types { layout.addType(name, type) }
  let parsed = try FEELParser.expression(text, in: layout.scope, limits: limits)
  let compiled = FEELCompiler.compile(parsed, layout: layout)
  let evaluation = Evaluation(
    capacity: compiled.slotCount,
    environment: EvaluationEnvironment(limits: limits, explains: explains))
  for (slot, name) in names.enumerated() { evaluation[slot] = name.1 }
  return (evaluation.evaluate(compiled), evaluation.problems)
}

/// The value of an expression as FEEL writes it.
func written(_ text: String, _ names: [(String, Value)] = []) throws -> String {
  try evaluated(text, names).description
}

/// Why a text cannot be read; nil where it can.
func refusal(of text: String) -> FEELProblem? {
  do {
    _ = try FEELParser.expression(text)
    return nil
  } catch {
    return error
  }
}

/// Whether an input passes the tests of a cell.
func passes(_ input: Value, _ tests: String, _ names: [(String, Value)] = []) throws -> Bool? {
  var layout = FrameLayout()
  for (name, value) in names { layout.add(name, value.type) }
  let compiled = try FEELCompiler.unaryTests(tests, layout: layout, input: input.type)
  let evaluation = Evaluation(capacity: compiled.slotCount)
  for (slot, name) in names.enumerated() { evaluation[slot] = name.1 }
  return evaluation.matches(compiled, input)
}

extension Value {
  static func number(_ value: Int) -> Value { .number(Decimal128(value)) }
}
