import DecimalArithmetic

/// Functions that make one value of many (DMN 1.5 §10.3.4.4).
enum StatisticsFunctions {
  static let all: [BuiltIn] = [
    Declare.variadic("min", [("list", .list(.any))], .any) { extreme($0, sign: -1) },
    Declare.variadic("max", [("list", .list(.any))], .any) { extreme($0, sign: 1) },
    numeric("sum") { total($0) },
    numeric("product") { product($0) },
    numeric("mean") { mean($0) },
    numeric("median") { median($0) },
    numeric("stddev") { deviation($0) },
    Declare.variadic("mode", [("list", .list(.number))], .list(.number)) { arguments in
      guard let numbers = numbers(arguments) else { return arguments.null(expected: "numbers") }
      return arguments.evaluation.list(mode(numbers).map { .number($0) }, at: arguments.range)
    },
  ]

  private static func numeric(
    _ name: String, _ function: @escaping @Sendable ([Number]) -> Number?
  ) -> BuiltIn {
    Declare.variadic(name, [("list", .list(.number))], name == "sum" ? .any : .number) { arguments in
      guard let items = arguments.items(), arguments.charge(items.count) else {
        return arguments.null(expected: "numbers")
      }
      if name == "sum", let first = items.first, let duration = durations(first, items.dropFirst()) {
        return duration
      }
      guard let numbers = numbers(arguments) else { return arguments.null(expected: "numbers") }
      guard let result = function(numbers) else {
        return arguments.null(.outOfRange, expected: "numbers that have a \(name)")
      }
      return .number(result)
    }
  }

  /// Durations have a sum too.
  private static func durations(_ first: Value, _ rest: ArraySlice<Value>) -> Value? {
    switch first {
    case .daysDuration, .monthsDuration: break
    default: return nil
    }
    var sum = first
    for value in rest {
      guard let next = TemporalArithmetic.sum(sum, value) else { return nil }
      sum = next
    }
    return sum
  }

  private static func numbers(_ arguments: Arguments) -> [Number]? {
    guard let items = arguments.items(), arguments.charge(items.count) else { return nil }
    var numbers: [Number] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard case .number(let number) = item else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func extreme(_ arguments: Arguments, sign: Int) -> Value {
    guard let items = arguments.items(), arguments.charge(items.count), var best = items.first else {
      return arguments.null(expected: "values that have an order")
    }
    guard Ordering.compare(best, best) != nil else {
      return arguments.null(expected: "values that have an order")
    }
    for item in items.dropFirst() {
      guard let order = Ordering.compare(item, best) else {
        return arguments.null(expected: "values of one kind")
      }
      if order.signum() == sign { best = item }
    }
    return best
  }

  @Sendable private static func total(_ numbers: [Number]) -> Number? {
    guard var sum = numbers.first else { return nil }
    for number in numbers.dropFirst() {
      guard let next = sum + number else { return nil }
      sum = next
    }
    return sum
  }

  @Sendable private static func product(_ numbers: [Number]) -> Number? {
    guard var product = numbers.first else { return nil }
    for number in numbers.dropFirst() {
      guard let next = product * number else { return nil }
      product = next
    }
    return product
  }

  @Sendable private static func mean(_ numbers: [Number]) -> Number? {
    total(numbers)?.divided(by: Decimal128(numbers.count))
  }

  @Sendable private static func median(_ numbers: [Number]) -> Number? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return (sorted[middle - 1] + sorted[middle])?.divided(by: Decimal128(2))
  }

  /// Of a sample: the sum of squares is divided by one less than their number.
  @Sendable private static func deviation(_ numbers: [Number]) -> Number? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    var squares = Decimal128(0)
    for number in numbers {
      guard let distance = number - mean, let square = distance * distance, let next = squares + square
      else { return nil }
      squares = next
    }
    return squares.divided(by: Decimal128(numbers.count - 1))?.squareRoot()
  }

  private static func mode(_ numbers: [Number]) -> [Number] {
    var counts: [Number: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value == most }.map(\.key).sorted()
  }
}
