import DecimalArithmetic

/// Numbers (DMN 1.5 §10.3.4.5).
enum NumberFunctions {
  static let all: [BuiltIn] =
    [
      Declare.function("decimal", [("n", .number), ("scale", .number)], .number) { round($0, .halfEven) },
      Declare.function("floor", [("n", .number), ("scale?", .number)], .number) { round($0, .floor) },
      Declare.function("ceiling", [("n", .number), ("scale?", .number)], .number) { round($0, .ceiling) },
      Declare.function("round up", [("n", .number), ("scale", .number)], .number) { round($0, .up) },
      Declare.function("round down", [("n", .number), ("scale", .number)], .number) { round($0, .down) },
      Declare.function("round half up", [("n", .number), ("scale", .number)], .number) {
        round($0, .halfUp)
      },
      Declare.function("round half down", [("n", .number), ("scale", .number)], .number) {
        round($0, .halfDown)
      },
      Declare.function("abs", [("n", .any)], .any) { absolute($0) },
      Declare.function("modulo", [("dividend", .number), ("divisor", .number)], .number) { arguments in
        guard let dividend = arguments.number(0), let divisor = arguments.number(1) else {
          return arguments.null(expected: "two numbers")
        }
        return arguments.number(dividend.modulo(divisor))
      },
      Declare.function("odd", [("number", .number)], .boolean) { parity($0, isOdd: true) },
      Declare.function("even", [("number", .number)], .boolean) { parity($0, isOdd: false) },
    ] + [
      one("sqrt") { $0.squareRoot() },
      one("log") { $0.ln() },
      one("exp") { $0.exp() },
    ]

  private static func one(
    _ name: String, _ function: @escaping @Sendable (Number) -> Number?
  ) -> BuiltIn {
    Declare.function(name, [("number", .number)], .number) { arguments in
      guard let number = arguments.number(0) else { return arguments.null(expected: "a number") }
      return arguments.number(function(number))
    }
  }

  /// A scale that is not whole loses its fraction; a scale decimal128 does not have gives null.
  private static func round(_ arguments: Arguments, _ mode: RoundingMode) -> Value {
    guard let number = arguments.number(0) else { return arguments.null(expected: "a number") }
    guard arguments.count > 1 else { return arguments.number(number.rounded(scale: 0, mode)) }
    guard let scale = arguments.integer(1), (-6111...6176).contains(scale) else {
      return arguments.null(.outOfRange, expected: "a scale from -6111 to 6176")
    }
    return arguments.number(number.rounded(scale: scale, mode))
  }

  private static func absolute(_ arguments: Arguments) -> Value {
    if let number = arguments.number(0) { return .number(number.magnitude) }
    return TemporalArithmetic.magnitude(arguments.scalar(0))
      ?? arguments.null(expected: "a number or a duration")
  }

  private static func parity(_ arguments: Arguments, isOdd: Bool) -> Value {
    guard let number = arguments.number(0), number.isInteger,
      let rest = number.modulo(Decimal128(2))
    else { return arguments.null(expected: "a whole number") }
    return .boolean((rest.sign != 0) == isOdd)
  }
}
