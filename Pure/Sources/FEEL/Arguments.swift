import DecimalArithmetic

/// The arguments of one call, and where it stands.
struct Arguments {
  let values: UnsafeBufferPointer<Value>
  let evaluation: Evaluation
  let range: SourceRange

  var count: Int { values.count }

  @inline(__always)
  subscript(index: Int) -> Value {
    index < values.count ? values[index] : .null
  }

  /// The argument, or the only item of it where it is a list and the parameter is not (§10.3.2.9.4).
  @inline(__always)
  private func single(_ index: Int) -> Value {
    if case .list(let list) = self[index], list.count == 1 { return list.items[0] }
    return self[index]
  }

  func number(_ index: Int) -> Number? {
    if case .number(let number) = self[index] { return number }
    if case .number(let number) = single(index) { return number }
    return nil
  }

  func string(_ index: Int) -> String? {
    if case .string(let text) = self[index] { return text }
    if case .string(let text) = single(index) { return text }
    return nil
  }

  func boolean(_ index: Int) -> Bool? {
    if case .boolean(let truth) = single(index) { return truth }
    return nil
  }

  func context(_ index: Int) -> ContextValue? {
    if case .context(let context) = single(index) { return context }
    return nil
  }

  /// A scalar of any kind, out of its list where it is alone in one.
  func scalar(_ index: Int) -> Value { single(index) }

  /// The list, or a list of the single value; nil for null.
  func list(_ index: Int) -> ListValue? {
    switch self[index] {
    case .null: nil
    case .list(let list): list
    case let single: ListValue([single])
    }
  }

  /// A whole number, the fraction dropped.
  func integer(_ index: Int) -> Int? {
    number(index)?.rounded(scale: 0, .down)?.int
  }

  /// The items of `f(list)` or of `f(a, b, c)`; nil for `f(null)`.
  func items() -> [Value]? {
    count == 1 ? list(0)?.items : Array(values)
  }

  /// Takes steps for work of some size.
  func charge(_ steps: Int) -> Bool { evaluation.charge(steps, at: range) }

  /// Null, and why.
  func null(_ code: FEELProblem.Code = .typeMismatch, expected: @autoclosure () -> String) -> Value {
    evaluation.note(
      code, at: range, found: values.map(\.kindName).joined(separator: ", "), expected: expected())
    return .null
  }

  /// A number, or null where it is out of range.
  func number(_ result: Number?) -> Value {
    guard let result else { return null(.outOfRange, expected: "a number of 34 digits") }
    return .number(result)
  }
}
