import CivilTime
import DecimalArithmetic
import FEEL

/// Says what was wrong and stops, so that the fuzzer keeps the input.
func fail(_ reason: String) -> Never { fatalError(reason) }

/// Names with values of every kind, and limits low enough that one run takes milliseconds.
enum Facts {
  static let named: [(name: String, value: Value)] = [
    ("a", .number(Decimal128(3))), ("b c", .string("x-y")), ("x-y", .boolean(true)),
    ("d", .date(LocalDate(feel: "2026-02-28")!)), ("t", .dateTime(DateTime(feel: "2026-02-28T23:59:59@Asia/Tokyo")!)),
    ("p", .daysDuration(DaysDuration(feel: "P1DT2H")!)), ("m", .monthsDuration(MonthsDuration(feel: "P1Y2M")!)),
    ("l", .list(of: [.number(Decimal128(1)), .null, .string("a")])),
    ("世帯", .context(of: [("年齢", .number(Decimal128(70))), ("名", .string("花子")), ("子", .list(of: [.null]))])),
  ]

  static let environment: EvaluationEnvironment = {
    var limits = FEELLimits.standard
    limits.steps = 30_000
    return EvaluationEnvironment(
      now: DateTime(feel: "2026-11-21T10:00:00+09:00"), limits: limits, explains: true)
  }()

  static func evaluation(slots: Int, _ names: [(name: String, value: Value)]) -> Evaluation {
    let evaluation = Evaluation(capacity: slots, environment: environment)
    for (slot, name) in names.enumerated() { evaluation[slot] = name.value }
    return evaluation
  }

  static func value(of expression: CompiledExpression, _ names: [(name: String, value: Value)]) -> Value {
    evaluation(slots: expression.slotCount, names).evaluate(expression)
  }

  /// Whether a value is made of what FEEL has literals for without `@`.
  static func isPlain(_ value: Value) -> Bool {
    switch value {
    case .null, .boolean, .number, .string: true
    case .list(let list): list.count < 100 && list.items.allSatisfy(isPlain)
    default: false
    }
  }
}
