import DecimalArithmetic

/// A compiled part of an expression.
///
/// The three ways to ask exist for speed only: a sum asks its parts for numbers, a condition for a truth, and no
/// intermediate `Value` is made. `number` and `truth` are nil where the value is null or of another type.
protocol Node: AnyObject, Sendable {
  func value(_ frame: Frame) -> Value
  func number(_ frame: Frame) -> Decimal128?
  func truth(_ frame: Frame) -> Bool?
}

extension Node {
  func number(_ frame: Frame) -> Decimal128? {
    if case .number(let number) = value(frame) { return number }
    return nil
  }

  func truth(_ frame: Frame) -> Bool? {
    if case .boolean(let truth) = value(frame) { return truth }
    return nil
  }
}

/// A node whose value is a boolean or null.
protocol TruthNode: Node {}

extension TruthNode {
  func value(_ frame: Frame) -> Value {
    guard let truth = truth(frame) else { return .null }
    return .boolean(truth)
  }

  func number(_ frame: Frame) -> Decimal128? { nil }
}

/// A node whose value is a number or null.
protocol NumberNode: Node {}

extension NumberNode {
  func value(_ frame: Frame) -> Value {
    guard let number = number(frame) else { return .null }
    return .number(number)
  }

  func truth(_ frame: Frame) -> Bool? { nil }
}

/// The slots of the code that runs now, and the evaluation it belongs to.
struct Frame {
  let slots: UnsafeMutablePointer<Value>
  unowned(unsafe) let evaluation: Evaluation
}
