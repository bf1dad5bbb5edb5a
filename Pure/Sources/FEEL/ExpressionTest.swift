/// Any expression: a condition on `?`, or a value, list or range the input is compared with (DMN 1.5 §7.3.4).
final class ExpressionTest: Test {
  private let expression: any Node
  /// Where the input goes; nil where the expression does not name it.
  private let inputSlot: Int?
  /// Whether it is the cell of a table, where a condition on other values counts too.
  private let isCell: Bool
  private let range: SourceRange

  init(_ expression: any Node, inputSlot: Int?, isCell: Bool, _ range: SourceRange) {
    self.expression = expression
    self.inputSlot = inputSlot
    self.isCell = isCell
    self.range = range
  }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    if let inputSlot { frame.slots[inputSlot] = input }
    let value = expression.value(frame)
    if case .boolean(let truth) = value {
      if inputSlot != nil { return truth }
      if isCell, !input.isBooleanOrNull { return truth }
    }
    return Self.holds(input, value, frame.evaluation, range)
  }

  /// `input in value`
  static func holds(_ input: Value, _ value: Value, _ evaluation: Evaluation, _ range: SourceRange) -> Bool? {
    switch value {
    case .range(let interval):
      if case .range = input { return Equality.compare(input, value) }
      return interval.contains(input)
    case .list(let list):
      guard evaluation.charge(list.weight, at: range) else { return nil }
      return list.items.contains { contains($0, input) } || Equality.compare(input, value) == true
    default:
      return Comparison.result(.equal, input, value, evaluation, range)
    }
  }

  private static func contains(_ item: Value, _ input: Value) -> Bool {
    if case .range(let range) = item, range.contains(input) == true { return true }
    return Equality.compare(item, input) == true
  }
}

extension Value {
  fileprivate var isBooleanOrNull: Bool {
    switch self {
    case .boolean, .null: true
    default: false
    }
  }
}
