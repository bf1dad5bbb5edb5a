import CivilTime
import DMN
import DecimalArithmetic
import FEEL

/// A decision table against the same table taken apart: the index of rules must find what each rule finds alone.
///
/// The bytes are text: lines are rules, `|` parts their cells; the first two cells are tests of a number and of a text,
/// the third, where there is one, of a date. Lines beginning with `!` are inputs to try.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let lines = text.split(separator: "\n").prefix(90)
  let rows = lines.filter { !$0.hasPrefix("!") }.map(cells)
  guard rows.count > 1 else { return 0 }
  let whole = evaluator(rows)
  let single = rows.map { evaluator([$0]) }
  for line in lines where line.hasPrefix("!") {
    check(cells(line.dropFirst()), whole, single)
  }
  for row in rows.prefix(30) { check(row, whole, single) }
  return 0
}

private let columns = 3

private func cells(_ line: Substring) -> [String] {
  let cells = line.split(separator: "|", maxSplits: columns - 1, omittingEmptySubsequences: false).map(String.init)
  return cells + Array(repeating: "-", count: columns - cells.count)
}

/// A table that lists the numbers of the rules that fit.
private func evaluator(_ rows: [[String]]) -> DecisionEvaluator? {
  let inputs = [("n", "number"), ("s", "string"), ("d", "date")]
  let table = DecisionTable(
    .ruleOrder, inputs: inputs.map { .init($0.0, typeRef: $0.1) }, outputs: [.init()],
    rules: rows.map { .init($0, ["1"]) })
  let model = DecisionModel(
    name: "table", namespace: "fuzz", inputData: inputs.map { .init($0.0, $0.1, id: $0.0) },
    decisions: [
      Decision("found", id: "found", requiredInputs: inputs.map { .local($0.0) }, logic: BoxedExpression(.table(table)))
    ])
  let compiled = CompiledModel(model)
  guard compiled.problems.isEmpty, let decision = compiled.decision("found") else { return nil }
  var environment = Facts.environment
  environment.explains = false
  return DecisionEvaluator(decision, environment: environment)
}

/// Inputs are written in the cells as `5`, `< 5` and so on; what they mention is what is tried.
private func check(_ row: [String], _ whole: DecisionEvaluator?, _ single: [DecisionEvaluator?]) {
  let number = Decimal128(row[0].filter { "-0123456789.".contains($0) }).map { Value.number($0) } ?? .null
  let text = Value.string(row[1].filter { $0 != "\"" })
  let date = LocalDate(feel: row[2].filter { "-0123456789".contains($0) }).map { Value.date($0) } ?? .null
  for inputs in [[number, text, date], [number, .null, date], [.null, text, .null]] {
    guard let whole else { return }
    let found = hits(whole.evaluate(inputs))
    var expected = 0
    for one in single {
      // A table that is whole has whole rules.
      guard let one else { fail("a rule is broken alone") }
      expected += hits(one.evaluate(inputs))
    }
    if found != expected { fail("\(inputs): the table finds \(found) rules, one by one there are \(expected)") }
  }
}

private func hits(_ value: Value) -> Int {
  if case .list(let list) = value { list.count } else { fail("no list: \(value)") }
}
