import CivilTime
import DecimalArithmetic

/// A value of FEEL. Scalars sit inside; texts, lists and the rest cost one reference.
///
/// `==` and hashing are FEEL's own equality (DMN 1.5 §10.3.2.13.2, tables 51–53) with one addition: two values that FEEL
/// cannot compare are not equal. Functions are equal to themselves.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case number(Decimal128)
  case string(String)
  case date(LocalDate)
  indirect case time(TimeOfDay)
  indirect case dateTime(DateTime)
  indirect case daysDuration(DaysDuration)
  case monthsDuration(MonthsDuration)
  case list(ListValue)
  case context(ContextValue)
  case range(RangeValue)
  case function(FunctionValue)
}

extension Value {
  /// A list of these values; null where it would nest too deep or weigh too much.
  public static func list(of items: [Value]) -> Value {
    guard let list = ListValue(items) else { return .null }
    return .list(list)
  }

  /// A context of these members in their order; null where a name stands twice, values nest too deep
  /// or weigh too much.
  public static func context(of members: [(String, Value)]) -> Value {
    guard let context = ContextValue(members) else { return .null }
    return .context(context)
  }

  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// How deep lists, contexts and captured values nest in it; zero for scalars.
  var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .context(let context): context.depth
    case .function(let function): function.depth
    default: 0
    }
  }

  /// How many values it holds when everything shared is counted as often as it is reached. Walks over values are
  /// bounded because no list or context may weigh more than ``ListValue/heaviest``.
  var weight: Int {
    switch self {
    case .list(let list): list.weight
    case .context(let context): context.weight
    default: 1
    }
  }

  /// The kind of value, as the tables of the specification call it.
  public var type: FEELType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    case .daysDuration: .daysDuration
    case .monthsDuration: .monthsDuration
    case .list(let list): .list(list.elementType)
    case .context(let context): .context(context.type)
    case .range(let range): .range(range.elementType)
    case .function(let function): .function(function.type)
    }
  }

  /// A short word for problems: `number`, `list`, `date and time`.
  var kindName: String {
    switch self {
    case .list: "list"
    case .context: "context"
    case .range: "range"
    case .function: "function"
    default: type.description
    }
  }
}
