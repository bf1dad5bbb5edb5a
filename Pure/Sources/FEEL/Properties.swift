import CivilTime
import DecimalArithmetic

/// What follows a dot after values that are no contexts (DMN 1.5 §10.3.2.3, tables 45–50, and §10.3.2.7).
enum Properties {
  /// The names of all properties, for finding those of two words.
  static let names: NameTable = {
    var table = NameTable()
    for name in [
      "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone", "years",
      "months", "days", "hours", "minutes", "seconds", "start", "end", "start included", "end included",
    ] {
      table.add(name, .any)
    }
    return table
  }()

  /// The type of a member or property; nil where the type has none of that name, or nothing is known.
  static func type(of name: String, in type: FEELType) -> FEELType? {
    switch type {
    case .context(let context): context.type(of: name)
    case .list(let element): Self.type(of: name, in: element).map { .list($0) }
    case .range(let element): rangeType(name, element)
    case .date: ["year", "month", "day", "weekday"].contains(name) ? .number : nil
    case .time: clockType(name)
    case .dateTime: Self.type(of: name, in: .date) ?? clockType(name)
    case .daysDuration: ["days", "hours", "minutes", "seconds"].contains(name) ? .number : nil
    case .monthsDuration: ["years", "months"].contains(name) ? .number : nil
    default: nil
    }
  }

  private static func rangeType(_ name: String, _ element: FEELType) -> FEELType? {
    switch name {
    case "start", "end": element
    case "start included", "end included": .boolean
    default: nil
    }
  }

  private static func clockType(_ name: String) -> FEELType? {
    switch name {
    case "hour", "minute", "second": .number
    case "time offset": .daysDuration
    case "timezone": .string
    default: nil
    }
  }

  /// The property; of a list the list of each item's.
  static func value(
    _ name: String, of value: Value, _ evaluation: Evaluation, _ range: SourceRange
  ) -> Value {
    if case .list(let list) = value { return each(name, list, evaluation, range) }
    if let found = single(name, value) { return found }
    if !value.isNull || evaluation.environment.explains {
      evaluation.note(.unknownMember, at: range, found: value.kindName, expected: "a value with \(name)")
    }
    return .null
  }

  private static func each(
    _ name: String, _ list: ListValue, _ evaluation: Evaluation, _ range: SourceRange
  ) -> Value {
    let values = list.items.map { item -> Value in
      if case .list(let inner) = item { return each(name, inner, evaluation, range) }
      return single(name, item) ?? .null
    }
    return evaluation.list(values, at: range)
  }

  private static func single(_ name: String, _ value: Value) -> Value? {
    switch value {
    case .context(let context): context[name]
    case .range(let range): property(name, range)
    default: TemporalProperties.value(name, of: value)
    }
  }

  private static func property(_ name: String, _ range: RangeValue) -> Value? {
    switch name {
    case "start": range.low
    case "end": range.high
    case "start included": .boolean(range.includesLow)
    case "end included": .boolean(range.includesHigh)
    default: nil
    }
  }
}
