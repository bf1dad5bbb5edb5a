/// A list. Never changes once made; knows how deep its values nest.
public final class ListValue: Sendable {
  public let items: [Value]
  let depth: Int
  let weight: Int

  /// The deepest nesting any value may have.
  static let deepest = FEELLimits.standard.valueDepth
  /// The most values one list or context may hold, with everything inside.
  static let heaviest = FEELLimits.standard.valueWeight

  /// Nil where the values would nest deeper than ``FEELLimits/valueDepth`` or weigh more than
  /// ``FEELLimits/valueWeight``.
  public init?(_ items: [Value]) {
    guard let measure = Measure(items) else { return nil }
    self.items = items
    depth = measure.depth
    weight = measure.weight
  }

  /// For values whose measure is known.
  init(_ items: [Value], _ measure: Measure) {
    self.items = items
    depth = measure.depth
    weight = measure.weight
  }

  public static let empty = ListValue([], Measure())

  public var count: Int { items.count }

  /// The item at a position counted from one, or from the end where negative (§10.3.2.5); nil outside.
  public func item(at position: Int) -> Value? {
    if position > 0, position <= items.count { return items[position - 1] }
    if position < 0, position.magnitude <= items.count { return items[items.count + position] }
    return nil
  }

  var elementType: FEELType {
    guard let first = items.first else { return .any }
    var type = first.type
    for item in items.dropFirst() {
      type = type.joined(with: item.type)
      if type == .any { return .any }
    }
    return type
  }
}
