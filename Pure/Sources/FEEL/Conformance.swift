import CivilTime

/// Which values a type holds, and the conversions that happen by themselves (DMN 1.5 §10.3.2.9.4).
extension FEELType {
  /// Whether the value is of this type. Null is of every type; ask before where it should not be.
  public func holds(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (_, .null): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date), (.time, .time),
      (.dateTime, .dateTime), (.daysDuration, .daysDuration), (.monthsDuration, .monthsDuration):
      true
    case (.list(let element), .list(let list)):
      element == .any || list.items.allSatisfy { element.holds($0) }
    case (.range(let element), .range(let range)):
      element.holds(range.low) && element.holds(range.high)
    case (.context(let type), .context(let context)): type.isHeld(by: context)
    case (.function(let type), .function(let function)):
      FEELType.function(function.type).conforms(to: .function(type))
    default: false
    }
  }

  /// The value as one of this type: itself, the only item of a list, a list of itself, midnight of a date in UTC.
  /// Nil where none of these is of the type.
  public func coerced(_ value: Value) -> Value? {
    if holds(value) { return value }
    switch (self, value) {
    case (.list, .list(let list)) where list.count == 1:
      return coercedInside(list.items[0])
    case (.list(let element), _):
      guard !value.isList, let item = element.coerced(value), let list = ListValue([item]) else { return nil }
      return .list(list)
    case (_, .list(let list)) where list.count == 1:
      return holds(list.items[0]) ? list.items[0] : nil
    case (.dateTime, .date(let date)):
      return .dateTime(TemporalConversion.midnight(date))
    default: return nil
    }
  }

  /// `list<list<T>>` is not made of `list<T>` by taking it apart.
  private func coercedInside(_ item: Value) -> Value? {
    holds(item) ? item : nil
  }
}

extension FEELType.ContextType {
  fileprivate func isHeld(by context: ContextValue) -> Bool {
    members.allSatisfy { member in
      guard let value = context[member.name] else { return false }
      return member.type.holds(value)
    }
  }
}

extension Value {
  var isList: Bool {
    if case .list = self { true } else { false }
  }
}
