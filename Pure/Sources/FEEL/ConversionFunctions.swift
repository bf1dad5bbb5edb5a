import DecimalArithmetic

/// `string` and `number` (DMN 1.5 §10.3.4.1).
enum ConversionFunctions {
  static let all: [BuiltIn] = [
    Declare.function("string", [("from", .any)], .string) { arguments in
      let value = arguments[0]
      if value.isNull { return .null }
      guard let text = ValueText.string(value) else {
        return arguments.null(.limitReached, expected: "a shorter text")
      }
      return arguments.evaluation.string(text, at: arguments.range)
    },
    Declare.function(
      "number", [("from", .string), ("grouping separator?", .string), ("decimal separator?", .string)],
      .number
    ) { number($0) },
  ]

  private static func number(_ arguments: Arguments) -> Value {
    guard let text = arguments.string(0) else { return arguments.null(expected: "a text") }
    guard arguments.count != 2, let grouping = separator(arguments, 1, [" ", ",", "."]),
      let decimal = separator(arguments, 2, [",", "."]), grouping == nil || grouping != decimal
    else { return arguments.null(expected: "a space, comma or point for groups, another for the fraction") }
    var plain = text
    if let grouping { plain = String(plain.unicodeScalars.filter { $0 != grouping }.map(Character.init)) }
    if let decimal, decimal != "." {
      guard !plain.unicodeScalars.contains(".") else { return arguments.null(expected: "a number") }
      plain = String(plain.unicodeScalars.map { Character($0 == decimal ? "." : $0) })
    }
    guard let number = Decimal128(plain) else { return arguments.null(expected: "a number") }
    return .number(number)
  }

  /// Some(nil) where there is none; nil where it is not allowed.
  private static func separator(
    _ arguments: Arguments, _ index: Int, _ allowed: [Unicode.Scalar]
  ) -> Unicode.Scalar?? {
    guard index < arguments.count, !arguments[index].isNull else { return .some(nil) }
    guard let text = arguments.string(index), text.unicodeScalars.count == 1,
      let scalar = text.unicodeScalars.first, allowed.contains(scalar)
    else { return nil }
    return .some(scalar)
  }
}
