/// Relations of points and ranges (DMN 1.5 §10.3.4.11, table 82) and `range` (§10.3.4.1).
enum RangeFunctions {
  static let all: [BuiltIn] =
    [Declare.function("range", [("from", .string)], .range(.any)) { range($0) }]
    + [
      relation("before") { try isBefore($0, $1) },
      relation("after") { try isBefore($1, $0) },
      relation("meets") { try meets($0, $1) },
      relation("met by") { try meets($1, $0) },
      relation("overlaps") { try overlaps($0, $1) },
      relation("overlaps before") { try overlapsBefore($0, $1) },
      relation("overlaps after") { try overlapsBefore($1, $0) },
      relation("finishes") { try finishes($0, $1) },
      relation("finished by") { try finishes($1, $0) },
      relation("includes") { try includes($0, $1) },
      relation("during") { try includes($1, $0) },
      relation("starts") { try starts($0, $1) },
      relation("started by") { try starts($1, $0) },
      relation("coincides") { try coincides($0, $1) },
    ]

  /// A range, or a point as the range that holds only it.
  private struct Span {
    let low: Value
    let high: Value
    let includesLow: Bool
    let includesHigh: Bool

    init?(_ value: Value) {
      switch value {
      case .range(let range):
        (low, high) = (range.low, range.high)
        (includesLow, includesHigh) = (range.includesLow, range.includesHigh)
      case .null, .list, .context, .function: return nil
      default:
        (low, high) = (value, value)
        (includesLow, includesHigh) = (true, true)
      }
    }
  }

  private struct NoOrder: Error {}

  private typealias Relation = @Sendable (Span, Span) throws -> Bool

  private static func relation(_ name: String, _ holds: @escaping Relation) -> BuiltIn {
    let names = [["point1", "point2"], ["point", "range"], ["range", "point"], ["range1", "range2"]]
    let signatures = names.map { names in
      Declare.signature(names.map { ($0, FEELType.any) }, .boolean) { arguments in
        guard let a = Span(arguments.scalar(0)), let b = Span(arguments.scalar(1)),
          let answer = try? holds(a, b)
        else { return arguments.null(expected: "points and ranges of one kind") }
        return .boolean(answer)
      }
    }
    return Declare.function(name, signatures)
  }

  private static func order(_ a: Value, _ b: Value) throws -> Int {
    guard let order = Ordering.compare(a, b) else { throw NoOrder() }
    return order
  }

  private static func isBefore(_ a: Span, _ b: Span) throws -> Bool {
    let order = try order(a.high, b.low)
    return order < 0 || (order == 0 && !(a.includesHigh && b.includesLow))
  }

  private static func meets(_ a: Span, _ b: Span) throws -> Bool {
    try order(a.high, b.low) == 0 && a.includesHigh && b.includesLow
  }

  private static func overlaps(_ a: Span, _ b: Span) throws -> Bool {
    let ends = try order(a.high, b.low)
    let starts = try order(a.low, b.high)
    return (ends > 0 || (ends == 0 && a.includesHigh && b.includesLow))
      && (starts < 0 || (starts == 0 && a.includesLow && b.includesHigh))
  }

  private static func overlapsBefore(_ a: Span, _ b: Span) throws -> Bool {
    let starts = try order(a.low, b.low)
    let touch = try order(a.high, b.low)
    let ends = try order(a.high, b.high)
    return (starts < 0 || (starts == 0 && a.includesLow && !b.includesLow))
      && (touch > 0 || (touch == 0 && a.includesHigh && b.includesLow))
      && (ends < 0 || (ends == 0 && (!a.includesHigh || b.includesHigh)))
  }

  private static func finishes(_ a: Span, _ b: Span) throws -> Bool {
    let starts = try order(a.low, b.low)
    return try order(a.high, b.high) == 0 && a.includesHigh == b.includesHigh
      && (starts > 0 || (starts == 0 && (!a.includesLow || b.includesLow)))
  }

  private static func includes(_ a: Span, _ b: Span) throws -> Bool {
    let starts = try order(a.low, b.low)
    let ends = try order(a.high, b.high)
    return (starts < 0 || (starts == 0 && (a.includesLow || !b.includesLow)))
      && (ends > 0 || (ends == 0 && (a.includesHigh || !b.includesHigh)))
  }

  private static func starts(_ a: Span, _ b: Span) throws -> Bool {
    let ends = try order(a.high, b.high)
    return try order(a.low, b.low) == 0 && a.includesLow == b.includesLow
      && (ends < 0 || (ends == 0 && (!a.includesHigh || b.includesHigh)))
  }

  private static func coincides(_ a: Span, _ b: Span) throws -> Bool {
    try order(a.low, b.low) == 0 && order(a.high, b.high) == 0 && a.includesLow == b.includesLow
      && a.includesHigh == b.includesHigh
  }

  /// `range("[1..3]")`: an interval whose ends are literals, the first not after the second.
  private static func range(_ arguments: Arguments) -> Value {
    guard let text = arguments.string(0), text.utf8.count < 1_000,
      let parsed = try? FEELParser.expression(text), case .interval(let interval) = parsed.expression.kind,
      isLiteral(interval.low), isLiteral(interval.high)
    else { return arguments.null(expected: "an interval with literal ends") }
    let compiled = FEELCompiler.compile(parsed, layout: FrameLayout())
    guard case .range(let range) = compiled.constant,
      let order = Ordering.compare(range.low, range.high), order <= 0
    else { return arguments.null(.outOfRange, expected: "two ends of one kind in order") }
    return .range(range)
  }

  /// A literal, or a date, time or duration made of one.
  private static func isLiteral(_ expression: FEELExpression) -> Bool {
    switch expression.kind {
    case .literal: return true
    case .negation(let operand): return isLiteral(operand)
    case .call(let function, let arguments):
      guard case .builtIn(let name) = function.kind,
        ["date", "time", "date and time", "duration"].contains(name), arguments.count == 1,
        case .literal(.string) = arguments[0].kind
      else { return false }
      return true
    default: return false
    }
  }
}
