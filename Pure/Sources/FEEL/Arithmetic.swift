import CivilTime
import DecimalArithmetic

/// `+ - * / **` between any two values (DMN 1.5 §10.3.2.12).
enum Arithmetic {
  /// Nil where the operator has no meaning for the two, or the result is out of range.
  static func result(_ operation: ArithmeticOperator, _ a: Value, _ b: Value) -> Value? {
    if case .number(let x) = a, case .number(let y) = b {
      return number(operation, x, y).map { .number($0) }
    }
    switch operation {
    case .add:
      if case .string(let x) = a, case .string(let y) = b { return .string(x + y) }
      return TemporalArithmetic.sum(a, b)
    case .subtract: return TemporalArithmetic.difference(a, b)
    case .multiply: return TemporalArithmetic.product(a, b)
    case .divide: return TemporalArithmetic.quotient(a, b)
    case .power: return nil
    }
  }

  @inline(__always)
  static func number(_ operation: ArithmeticOperator, _ a: Number, _ b: Number) -> Number? {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a.divided(by: b)
    case .power: a.power(b)
    }
  }

  static func negated(_ value: Value) -> Value? {
    if case .number(let number) = value { return .number(number.negated) }
    return TemporalArithmetic.negated(value)
  }

  /// What the types of two operands tell of the result.
  static func type(_ operation: ArithmeticOperator, _ a: FEELType, _ b: FEELType) -> FEELType {
    switch (operation, a, b) {
    case (.power, .number, .number), (_, .number, .number): .number
    case (.add, .string, .string): .string
    case (.add, .daysDuration, .daysDuration), (.subtract, .daysDuration, .daysDuration): .daysDuration
    case (.add, .monthsDuration, .monthsDuration), (.subtract, .monthsDuration, .monthsDuration):
      .monthsDuration
    case (.add, .date, .daysDuration), (.add, .date, .monthsDuration), (.subtract, .date, .monthsDuration),
      (.subtract, .date, .daysDuration):
      .date
    case (.add, .dateTime, .daysDuration), (.add, .dateTime, .monthsDuration),
      (.subtract, .dateTime, .monthsDuration), (.subtract, .dateTime, .daysDuration):
      .dateTime
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time):
      .daysDuration
    default: .any
    }
  }
}

extension Arithmetic {
  /// Says why an operator gave nothing.
  static func note(
    _ operation: ArithmeticOperator, _ a: Value, _ b: Value, _ evaluation: Evaluation, _ range: SourceRange
  ) {
    if case .number = a, case .number(let divisor) = b {
      let isByZero = operation == .divide && divisor.sign == 0
      evaluation.note(
        isByZero ? .divisionByZero : .outOfRange, at: range, expected: "a number of 34 digits")
    } else {
      evaluation.note(
        .typeMismatch, at: range, found: "\(a.kindName) \(operation.rawValue) \(b.kindName)",
        expected: "operands that \(operation.rawValue) is defined for")
    }
  }
}
