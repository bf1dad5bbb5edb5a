import CivilTime

/// One run of compiled expressions over one set of values. Make one per thread; use it again for the next row.
///
/// Values live in numbered slots; a ``FrameLayout`` says which name has which slot.
public final class Evaluation {
  public let environment: EvaluationEnvironment
  /// The day whose rules count; at first the environment's, or the day of its clock. Nil where nobody knows it.
  public var date: LocalDate?
  /// Why parts were null, where ``EvaluationEnvironment/explains`` asked for it; at most 100.
  public private(set) var problems: [FEELProblem] = []

  /// What is left of ``FEELLimits/steps``.
  private(set) var stepsLeft: Int
  /// Patterns compiled so far; nil for a text that is none.
  private var patterns: [PatternKey: Pattern?] = [:]
  private var callsLeft: Int
  /// Where the machine's stack stood at the outermost call.
  private var stackStart = 0
  private var slots: UnsafeMutablePointer<Value>
  private var top: UnsafeMutablePointer<Value>
  private var limit: UnsafeMutablePointer<Value>
  private let memory: UnsafeMutablePointer<Value>
  private let capacity: Int

  /// - Parameter capacity: at least the `slotCount` of every expression that will be evaluated.
  public init(capacity: Int = 64, environment: EvaluationEnvironment = EvaluationEnvironment()) {
    self.environment = environment
    date = environment.date ?? environment.now?.date
    self.capacity = max(capacity, 1) + 64
    stepsLeft = environment.limits.steps
    callsLeft = environment.limits.callDepth
    memory = .allocate(capacity: self.capacity)
    memory.initialize(repeating: .null, count: self.capacity)
    slots = memory
    top = memory + max(capacity, 1)
    limit = memory + self.capacity
  }

  deinit {
    memory.deinitialize(count: capacity)
    memory.deallocate()
  }

  /// How many slots the current frame has.
  public var slotCount: Int { top - slots }

  /// The value in a slot of the current frame; a slot outside it reads as null and keeps nothing.
  public subscript(slot: Int) -> Value {
    get { slot >= 0 && slot < slotCount ? slots[slot] : .null }
    set { if slot >= 0, slot < slotCount { slots[slot] = newValue } }
  }

  /// The value of an expression; null where it needs more slots than there are.
  public func evaluate(_ expression: CompiledExpression) -> Value {
    guard expression.slotCount <= slotCount else { return .null }
    return expression.node.value(frame)
  }

  /// Whether the input passes the tests; nil where that cannot be said.
  public func matches(_ tests: CompiledUnaryTests, _ input: Value) -> Bool? {
    guard tests.slotCount <= slotCount else { return nil }
    return tests.test.matches(input, frame)
  }

  /// Calls a function with as many arguments as it has parameters; null where they do not fit.
  public func call(_ function: FunctionValue, _ arguments: [Value]) -> Value {
    call(function, arguments, at: SourceRange(start: 0, end: 0))
  }

  /// Gives back all steps, forgets the problems: for the next row.
  public func renew() {
    stepsLeft = environment.limits.steps
    callsLeft = environment.limits.callDepth
    problems.removeAll()
  }

  /// Runs a body with a fresh frame of its own, as the body of a lent function needs it.
  ///
  /// - Returns: null where calls nest deeper than the limits allow.
  public func withFrame(slots count: Int, _ body: (Evaluation) -> Value) -> Value {
    inFrame(count) { slots in
      for index in 0..<count { slots[index] = .null }
      return body(self)
    }
  }

  var frame: Frame { Frame(slots: slots, evaluation: self) }

  private struct PatternKey: Hashable {
    let text: Text.Key
    let flags: String
  }

  /// The compiled pattern; nil where the text is no regular expression or a flag is unknown.
  func pattern(_ text: String, _ flags: String) -> Pattern? {
    let key = PatternKey(text: Text.Key(text), flags: flags)
    if let known = patterns[key] { return known }
    if patterns.count >= 64 { patterns.removeAll() }
    let pattern = Pattern.Flags(flags).flatMap { try? Pattern(text, $0) }
    patterns.updateValue(pattern, forKey: key)
    return pattern
  }
}

extension Evaluation {
  /// Takes steps; false, and no more loops, when there are none left.
  @inline(__always)
  func charge(_ steps: Int) -> Bool {
    stepsLeft &-= steps
    return stepsLeft > 0
  }

  /// Takes steps for a result of some size and says so when they are used up.
  func charge(_ steps: Int, at range: SourceRange) -> Bool {
    if charge(steps) { return true }
    stepsLeft = min(stepsLeft, 0)
    note(.limitReached, at: range, expected: "at most \(environment.limits.steps) steps")
    return false
  }

  @inline(never)
  func note(
    _ code: FEELProblem.Code, at range: SourceRange, found: @autoclosure () -> String = "",
    expected: @autoclosure () -> String = ""
  ) {
    guard environment.explains, problems.count < 100 else { return }
    problems.append(FEELProblem(code, at: range, found: found(), expected: expected()))
  }

  @inline(never)
  func note(_ problem: FEELProblem) {
    if environment.explains, problems.count < 100 { problems.append(problem) }
  }

  /// The list of these items, or null where they nest too deep or are too many.
  func list(_ items: [Value], at range: SourceRange) -> Value {
    guard charge(items.count, at: range) else { return .null }
    guard let list = ListValue(items) else {
      note(
        .limitReached, at: range,
        expected: "at most \(ListValue.heaviest) values, nested at most \(ListValue.deepest) deep")
      return .null
    }
    return .list(list)
  }

  /// A text, or null where the steps do not pay for its length.
  func string(_ text: String, at range: SourceRange) -> Value {
    charge(text.utf8.count >> 4, at: range) ? .string(text) : .null
  }
}

extension Evaluation {
  /// Calls a function; the arguments must be as many as its parameters.
  func call(_ function: FunctionValue, _ arguments: [Value], at range: SourceRange) -> Value {
    if case .builtIn(let builtIn) = function.body { return call(builtIn, arguments, at: range) }
    guard arguments.count == function.parameters.count else {
      note(
        .wrongArguments, at: range, found: "\(arguments.count) arguments",
        expected: "\(function.parameters.count) arguments")
      return .null
    }
    guard let arguments = coerced(arguments, function, at: range) else { return .null }
    switch function.body {
    case .code(let code, let captured): return run(code, captured, arguments, at: range)
    case .native(let native): return result(of: function, native(arguments, self), at: range)
    case .builtIn: return .null
    }
  }

  /// Calls a built-in function that is a value.
  private func call(_ builtIn: BuiltIn, _ arguments: [Value], at range: SourceRange) -> Value {
    guard charge(1, at: range), let signature = builtIn.signature(for: arguments.count) else {
      note(.wrongArguments, at: range, expected: builtIn.name)
      return .null
    }
    return arguments.withUnsafeBufferPointer { values in
      signature.body(Arguments(values: values, evaluation: self, range: range))
    }
  }

  private func coerced(_ arguments: [Value], _ function: FunctionValue, at range: SourceRange) -> [Value]? {
    var arguments = arguments
    for (index, parameter) in function.parameters.enumerated() where parameter.type != .any {
      guard let value = parameter.type.coerced(arguments[index]) else {
        note(
          .notConforming, at: range, found: arguments[index].kindName,
          expected: "\(parameter.type) for \(parameter.name)")
        return nil
      }
      arguments[index] = value
    }
    return arguments
  }

  private func run(
    _ code: FunctionCode, _ captured: [Value], _ arguments: [Value], at range: SourceRange
  ) -> Value {
    inFrame(code.frameSize, at: range) { slots in
      for (index, value) in arguments.enumerated() { slots[index] = value }
      for (index, value) in captured.enumerated() { slots[arguments.count + index] = value }
      return code.body.value(frame)
    }
  }

  private func result(of function: FunctionValue, _ value: Value, at range: SourceRange) -> Value {
    guard function.result != .any else { return value }
    guard let value = function.result.coerced(value) else {
      note(.notConforming, at: range, found: value.kindName, expected: "\(function.result)")
      return .null
    }
    return value
  }

  /// Bodies of functions differ in how much of the machine's stack they take, so it is measured, not counted.
  private var hasStack: Bool {
    var marker = 0
    let here = withUnsafeMutablePointer(to: &marker) { Int(bitPattern: $0) }
    if callsLeft == environment.limits.callDepth { stackStart = here }
    return stackStart - here < 768 * 1024
  }

  /// Runs a body with slots of its own above the current ones; in new memory where there is no room left.
  func inFrame(
    _ count: Int, at range: SourceRange = SourceRange(start: 0, end: 0),
    _ body: (UnsafeMutablePointer<Value>) -> Value
  ) -> Value {
    guard callsLeft > 0, hasStack, charge(1) else {
      note(.limitReached, at: range, expected: "calls nested at most \(environment.limits.callDepth) deep")
      return .null
    }
    callsLeft -= 1
    let outer = (slots: slots, top: top, limit: limit)
    defer {
      callsLeft += 1
      (slots, top, limit) = outer
    }
    if limit - top >= count {
      slots = top
      top += count
      return body(slots)
    }
    let size = count + 256
    let chunk = UnsafeMutablePointer<Value>.allocate(capacity: size)
    chunk.initialize(repeating: .null, count: size)
    defer {
      chunk.deinitialize(count: size)
      chunk.deallocate()
    }
    (slots, top, limit) = (chunk, chunk + count, chunk + size)
    return body(slots)
  }
}
