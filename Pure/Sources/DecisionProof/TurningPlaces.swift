import DecimalArithmetic
import FEEL

/// Where the truth of tests may change as their subject goes through all values.
struct TurningPlaces {
  private(set) var places: [Axis: Set<Place>] = [:]
  /// Whether texts are compared by their order, not only for equality.
  var ordersTexts = false
  /// Whether null itself is spoken of.
  private(set) var namesNull = false
  /// Whether lists, contexts or functions are spoken of.
  private(set) var namesOthers = false
  /// Whether the tests ask for whole numbers: `? = floor(?)`.
  var asksWholeNumbers = false

  mutating func add(_ value: Value) {
    switch value {
    case .null: namesNull = true
    case .range(let range): addEnds(range)
    case .list(let list): for item in list.items { add(item) }
    default:
      if let (axis, places) = Axis.turningPlaces(of: value) {
        self.places[axis, default: []].formUnion(places)
      } else {
        namesOthers = true
      }
    }
  }

  private mutating func addEnds(_ range: RangeValue) {
    for end in [range.low, range.high] where !end.isNull { add(end) }
    if case .string = range.low { ordersTexts = true }
    if case .string = range.high { ordersTexts = true }
  }

  mutating func add(_ other: TurningPlaces) {
    places.merge(other.places) { $0.union($1) }
    ordersTexts = ordersTexts || other.ordersTexts
    namesNull = namesNull || other.namesNull
    namesOthers = namesOthers || other.namesOthers
    asksWholeNumbers = asksWholeNumbers || other.asksWholeNumbers
  }
}

/// Reads from an expression where its value may change as one name, its subject, goes through all values.
///
/// Understands constants, comparisons of the subject with constants, `between`, `in`, `instance of`, `and`, `or`,
/// `not` and `if`; everything else is not decided.
struct TurningPlaceReader {
  private let text: [UInt8]
  /// `?` in cells.
  private let subject: String
  private(set) var places = TurningPlaces()

  init(_ text: String, subject: String) {
    self.text = Array(text.utf8)
    self.subject = subject
  }

  /// False where it cannot be told.
  mutating func read(_ tests: UnaryTests) -> Bool {
    if tests.isAny { return true }
    for test in tests.tests where !read(test, isAlone: tests.tests.count == 1 && !tests.isNegated) { return false }
    return true
  }

  private mutating func read(_ test: UnaryTest, isAlone: Bool) -> Bool {
    switch test {
    case .comparison(let operation, let end): return add(end, operation)
    case .expression(let expression): return read(expression, isAlone: isAlone)
    }
  }

  /// - Parameter isAlone: whether the whole holds only where this holds.
  mutating func read(_ expression: FEELExpression, isAlone: Bool = false) -> Bool {
    if let constant = constant(expression) {
      places.add(constant)
      return true
    }
    switch expression.kind {
    case .name(let name): return name == subject
    case .comparison(let operation, let left, let right):
      if isAlone, operation == .equal, isWholeness(left, right) || isWholeness(right, left) {
        places.asksWholeNumbers = true
        return true
      }
      if isSubject(left) { return add(right, operation) }
      return isSubject(right) && add(left, operation)
    case .between(let operand, let low, let high):
      return isSubject(operand) && add(low, .less) && add(high, .less)
    case .isIn(let operand, let tests):
      guard isSubject(operand) else { return false }
      for test in tests where !read(test, isAlone: false) { return false }
      return true
    case .instanceOf(let operand, let type): return isSubject(operand) && type != nil
    case .conjunction(let parts): return parts.allSatisfy { read($0, isAlone: isAlone) }
    case .disjunction(let parts): return parts.allSatisfy { read($0) }
    case .call(let function, let arguments):
      guard case .builtIn("not") = function.kind, arguments.count == 1 else { return false }
      return read(arguments[0])
    case .conditional(let branches, let otherwise):
      return branches.allSatisfy { read($0.condition) && read($0.result) } && read(otherwise)
    default: return false
    }
  }

  private func isSubject(_ expression: FEELExpression) -> Bool {
    if case .name(subject) = expression.kind { true } else { false }
  }

  private mutating func add(_ end: FEELExpression, _ operation: ComparisonOperator) -> Bool {
    guard let constant = constant(end) else { return false }
    places.add(constant)
    if case .string = constant, operation != .equal, operation != .notEqual { places.ordersTexts = true }
    return true
  }

  /// `floor(?)` beside `?`, `modulo(?, 1)` beside `0`, `decimal(?, 0)` beside `?`.
  private func isWholeness(_ call: FEELExpression, _ other: FEELExpression) -> Bool {
    guard case .call(let function, let arguments) = call.kind, case .builtIn(let name) = function.kind,
      let first = arguments.first, isSubject(first)
    else { return false }
    switch (name, arguments.count) {
    case ("floor", 1), ("ceiling", 1): return isSubject(other)
    case ("decimal", 2), ("round up", 2), ("round down", 2), ("round half up", 2), ("round half down", 2):
      return isSubject(other) && constant(arguments[1]) == .number(.zero)
    case ("modulo", 2): return constant(arguments[1]) == .number(.one) && constant(other) == .number(.zero)
    default: return false
    }
  }

  /// The value of a part that depends on nothing.
  private func constant(_ expression: FEELExpression) -> Value? {
    if case .literal(let value) = expression.kind { return value }
    guard TurningPlaceReader.isClosed(expression) else { return nil }
    let range = expression.range
    guard range.start >= 0, range.start < range.end, range.end <= text.count else { return nil }
    let part = String(decoding: text[range.start..<range.end], as: UTF8.self)
    guard let parsed = try? FEELParser.expression(part), parsed.notes.isEmpty else { return nil }
    return FEELCompiler.compile(parsed, layout: FrameLayout()).constant
  }

  /// Whether an expression has the shape of a constant: no names, no loops.
  private static func isClosed(_ expression: FEELExpression) -> Bool {
    switch expression.kind {
    case .literal: true
    case .list(let items): items.allSatisfy(isClosed)
    case .context(let entries): entries.allSatisfy { isClosed($0.value) }
    case .interval(let interval): isClosed(interval.low) && isClosed(interval.high)
    case .comparisonRange(_, let end), .negation(let end): isClosed(end)
    case .arithmetic(let first, let steps): isClosed(first) && steps.allSatisfy { isClosed($0.operand) }
    case .call(let function, let arguments):
      if case .builtIn = function.kind { arguments.allSatisfy(isClosed) } else { false }
    case .namedCall(let function, let arguments):
      if case .builtIn = function.kind { arguments.allSatisfy { isClosed($0.value) } } else { false }
    default: false
    }
  }
}
