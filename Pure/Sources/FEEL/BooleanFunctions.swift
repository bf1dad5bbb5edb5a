/// Booleans (DMN 1.5 §10.3.4.2) and `is` (§10.3.4.10).
enum BooleanFunctions {
  static let all: [BuiltIn] = [
    Declare.function("not", [("negand", .boolean)], .boolean) { arguments in
      guard let truth = arguments.boolean(0) else { return arguments.null(expected: "a boolean") }
      return .boolean(!truth)
    },
    Declare.variadic("all", [("list", .list(.boolean))], .boolean) { fold($0, absorbing: false) },
    Declare.variadic("any", [("list", .list(.boolean))], .boolean) { fold($0, absorbing: true) },
    Declare.function("is", [("value1", .any), ("value2?", .any)], .boolean) { arguments in
      .boolean(Identity.isSame(arguments[0], arguments[1]))
    },
  ]

  /// False beats null in `all`, true beats null in `any`.
  private static func fold(_ arguments: Arguments, absorbing: Bool) -> Value {
    guard let items = arguments.items(), arguments.charge(items.count) else {
      return arguments.null(expected: "booleans")
    }
    var hasUnknown = false
    for item in items {
      guard case .boolean(let truth) = item else {
        hasUnknown = true
        continue
      }
      if truth == absorbing { return .boolean(absorbing) }
    }
    return hasUnknown ? arguments.null(expected: "booleans") : .boolean(!absorbing)
  }
}

/// `is(a, b)`: the same element of the domain; times in different zones are different (DMN 1.5 §10.3.4.10).
enum Identity {
  static func isSame(_ a: Value, _ b: Value) -> Bool {
    TemporalComparison.isIdentical(a, b) ?? (a == b)
  }
}
