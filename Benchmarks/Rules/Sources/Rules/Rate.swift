import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Foundation
import Measuring

/// One decision or expression, evaluated again and again over the same rows.
struct Rate {
  private let rows: Rows
  private let answers: String

  /// - Parameters:
  ///   - rows: a file of lines `category,income,age`.
  ///   - answers: where the answer to each row is written, a line each, so that they can be compared.
  init(rows: String, answers: String) throws {
    self.rows = try Rows(path: rows)
    self.answers = answers
  }

  /// A decision of a model: by one evaluator row after row, and by name with a new evaluator each time.
  func run(model path: String, decision name: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let before = memory("VmRSS")
    var compiled: CompiledModel?
    let compileSeconds = try seconds { compiled = try CompiledModel.checked(DecisionModel.read(xml: bytes)) }
    guard let decision = compiled?.decision(name) else { throw CocoaError(.featureUnsupported) }
    let modelBytes = memory("VmRSS") - before
    let names = decision.inputs.map(\.name)
    let values = rows.values(names)
    let named = rows.named(names)
    let evaluator = DecisionEvaluator(decision)
    try write(values.map { evaluator.evaluate($0) })
    try tell([
      "perSecond": perSecond { !evaluator.evaluate(values[$0]).isNull },
      "perSecondByName": perSecond { !decision.evaluate(named[$0]).value.isNull },
      "compileMilliseconds": compileSeconds * 1000, "modelBytes": modelBytes, "residentBytes": memory("VmRSS"),
    ])
  }

  /// An expression of numbers by itself, as a form has one.
  func run(expression text: String, names: [String]) throws {
    let before = memory("VmRSS")
    var compiled: CompiledExpression?
    let compileSeconds = try seconds {
      compiled = try FEELCompiler.expression(text, layout: FrameLayout(names.map { ($0, .number) }))
    }
    guard let compiled else { throw CocoaError(.featureUnsupported) }
    let modelBytes = memory("VmRSS") - before
    let values = rows.values(names)
    let evaluation = Evaluation(capacity: compiled.slotCount)
    func value(_ row: Int) -> Value {
      evaluation.renew()
      for (slot, value) in values[row].enumerated() { evaluation[slot] = value }
      return evaluation.evaluate(compiled)
    }
    try write(values.indices.map(value))
    try tell([
      "perSecond": perSecond { !value($0).isNull }, "compileMilliseconds": compileSeconds * 1000,
      "modelBytes": modelBytes, "residentBytes": memory("VmRSS"),
    ])
  }

  /// Per second of the processor: the median of five runs of about a quarter of a second each.
  private func perSecond(_ answers: (Int) -> Bool) -> Double {
    var count = 0
    func turn() { for row in 0..<rows.count where answers(row) { count += 1 } }
    let turns = max(1, Int(0.25 / processorSeconds(turn)))
    let rates = (0..<5).map { _ in
      Double(turns * rows.count) / processorSeconds { for _ in 0..<turns { turn() } }
    }
    precondition(count > 0, "there are no answers")
    return rates.sorted()[2]
  }

  private func write(_ values: [Value]) throws {
    try values.map(text).joined(separator: "\n").write(toFile: answers, atomically: true, encoding: .utf8)
  }

  /// As the other side writes it: members of a context by their names, `name=value` with bars between.
  private func text(_ value: Value) -> String {
    guard case .context(let context) = value else { return value.text ?? "" }
    return context.members.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value.text ?? "")" }
      .joined(separator: "|")
  }
}
