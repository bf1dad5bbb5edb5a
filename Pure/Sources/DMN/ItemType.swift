import FEEL

/// A type a model names, ready for checking values: what FEEL knows of it, and the values it allows.
final class ItemType: Sendable {
  let feel: FEELType
  /// Every value, or every item of a collection, has to pass them.
  let allowedValues: CompiledUnaryTests?
  /// The value as a whole has to pass them.
  let constraint: CompiledUnaryTests?
  /// What it narrows, or what the items of a collection are; nil where FEEL's type says it all.
  let base: ItemType?
  let isCollection: Bool
  let components: [(name: String, type: ItemType)]
  /// Whether there is nothing to check beyond FEEL's type.
  let isPlain: Bool
  /// How many parts it has with everything inside, shared ones counted as often as they are named.
  let size: Int
  /// The types of most inputs, told apart quickly.
  private let quick: Quick

  private enum Quick { case any, number, string, boolean, other }

  private static func quick(_ type: FEELType, isPlain: Bool) -> Quick {
    guard isPlain else { return .other }
    switch type {
    case .any: return .any
    case .number: return .number
    case .string: return .string
    case .boolean: return .boolean
    default: return .other
    }
  }

  init(_ feel: FEELType) {
    self.feel = feel
    allowedValues = nil
    constraint = nil
    base = nil
    isCollection = false
    components = []
    isPlain = true
    size = 1
    quick = ItemType.quick(feel, isPlain: true)
  }

  init(
    base: ItemType, isCollection: Bool, allowedValues: CompiledUnaryTests?, constraint: CompiledUnaryTests?
  ) {
    feel = isCollection ? .list(base.feel) : base.feel
    self.base = base
    self.isCollection = isCollection
    self.allowedValues = allowedValues
    self.constraint = constraint
    components = []
    isPlain = base.isPlain && allowedValues == nil && constraint == nil
    size = base.size + 1
    quick = ItemType.quick(feel, isPlain: isPlain)
  }

  init(components: [(name: String, type: ItemType)]) {
    feel = .context(FEELType.ContextType(components.map { .init($0.name, $0.type.feel) }))
    self.components = components
    isPlain = components.allSatisfy(\.type.isPlain)
    size = components.reduce(1) { $0 + $1.type.size }
    quick = .other
    base = nil
    isCollection = false
    allowedValues = nil
    constraint = nil
  }

  static let any = ItemType(.any)
}

extension ItemType {
  /// The value, converted where FEEL converts by itself; nil where it is not of the type or not among the values
  /// allowed.
  @inline(__always)
  func accepted(_ value: Value, _ evaluation: Evaluation) -> Value? {
    switch (quick, value) {
    case (.any, _), (.number, .number), (.string, .string), (.boolean, .boolean): return value
    default: return acceptedSlowly(value, evaluation)
    }
  }

  private func acceptedSlowly(_ value: Value, _ evaluation: Evaluation) -> Value? {
    guard let value = feel.coerced(value) else { return nil }
    return isPlain || allows(value, evaluation) ? value : nil
  }

  /// Whether a value of FEEL's type passes the tests. Null always does.
  private func allows(_ value: Value, _ evaluation: Evaluation) -> Bool {
    if isPlain || value.isNull { return true }
    if !components.isEmpty { return allowsComponents(value, evaluation) }
    if isCollection {
      guard case .list(let list) = value else { return false }
      for item in list.items where !allowsItem(item, evaluation) { return false }
    } else if !allowsItem(value, evaluation) {
      return false
    }
    return constraint.map { $0.pass(value, evaluation) } ?? true
  }

  private func allowsItem(_ value: Value, _ evaluation: Evaluation) -> Bool {
    if value.isNull { return true }
    if let base, !base.allows(value, evaluation) { return false }
    return allowedValues.map { $0.pass(value, evaluation) } ?? true
  }

  private func allowsComponents(_ value: Value, _ evaluation: Evaluation) -> Bool {
    guard case .context(let context) = value else { return false }
    for (name, type) in components {
      guard let member = context[name] else { continue }
      if !type.allows(member, evaluation) { return false }
    }
    return true
  }

  /// The values it allows in their order, where they are written one by one.
  var enumeration: [Value]? {
    if isCollection { return nil }
    if let allowedValues { return allowedValues.enumeration }
    return base?.enumeration
  }
}

extension CompiledUnaryTests {
  /// Whether the value passes; in a frame of its own, because the tests do not know the names around them.
  func pass(_ value: Value, _ evaluation: Evaluation) -> Bool {
    if constants != nil || isAny { return evaluation.matches(self, value) == true }
    let result = evaluation.withFrame(slots: slotCount) { inner in
      .boolean(inner.matches(self, value) == true)
    }
    if case .boolean(true) = result { return true }
    return false
  }

  /// The values of `"a", "b", "c"`; nil where one of the tests is something else.
  var enumeration: [Value]? {
    guard !isNegated, let constants else { return nil }
    var values: [Value] = []
    for test in constants {
      guard case .equal(let value) = test else { return nil }
      values.append(value)
    }
    return values
  }
}
