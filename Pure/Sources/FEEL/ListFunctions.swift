import DecimalArithmetic

/// Questions to lists (DMN 1.5 §10.3.4.4).
enum ListFunctions {
  static let all: [BuiltIn] = [
    Declare.function("list contains", [("list", .list(.any)), ("element", .any)], .boolean) { arguments in
      guard let list = arguments.list(0), charge(arguments, list, arguments[1]) else {
        return arguments.null(expected: "a list")
      }
      let wanted = arguments[1]
      return .boolean(list.items.contains { $0 == wanted })
    },
    Declare.function("count", [("list", .list(.any))], .number) { arguments in
      guard let list = arguments.list(0) else { return arguments.null(expected: "a list") }
      return .number(Decimal128(list.count))
    },
    Declare.function("index of", [("list", .list(.any)), ("match", .any)], .list(.number)) { arguments in
      guard let list = arguments.list(0), charge(arguments, list, arguments[1]) else {
        return arguments.null(expected: "a list")
      }
      let wanted = arguments[1]
      let positions = list.items.indices.filter { list.items[$0] == wanted }
      return arguments.evaluation.list(positions.map { .number(Decimal128($0 + 1)) }, at: arguments.range)
    },
    Declare.function("distinct values", [("list", .list(.any))], .list(.any)) { arguments in
      guard let list = arguments.list(0), arguments.charge(list.weight) else {
        return arguments.null(expected: "a list")
      }
      return arguments.evaluation.list(distinct(list.items), at: arguments.range)
    },
    Declare.variadic("union", [("list", .list(.any))], .list(.any)) { arguments in
      guard let items = joined(arguments) else { return arguments.null(expected: "lists") }
      return arguments.evaluation.list(distinct(items), at: arguments.range)
    },
    Declare.variadic("concatenate", [("list", .list(.any))], .list(.any)) { arguments in
      guard let items = joined(arguments) else { return arguments.null(expected: "lists") }
      return arguments.evaluation.list(items, at: arguments.range)
    },
    Declare.function("flatten", [("list", .list(.any))], .list(.any)) { arguments in
      guard let list = arguments.list(0), arguments.charge(list.weight) else {
        return arguments.null(expected: "a list")
      }
      var items: [Value] = []
      flatten(list, into: &items)
      return arguments.evaluation.list(items, at: arguments.range)
    },
  ]

  private static func charge(_ arguments: Arguments, _ list: ListValue, _ wanted: Value) -> Bool {
    arguments.charge(min(list.weight, list.count * wanted.weight + 1))
  }

  /// The first of each, in order.
  private static func distinct(_ items: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return items.filter { seen.insert($0).inserted }
  }

  private static func joined(_ arguments: Arguments) -> [Value]? {
    var items: [Value] = []
    for index in 0..<arguments.count {
      guard let list = arguments.list(index), arguments.charge(list.count) else { return nil }
      items += list.items
    }
    return items
  }

  private static func flatten(_ list: ListValue, into items: inout [Value]) {
    for item in list.items {
      if case .list(let inner) = item { flatten(inner, into: &items) } else { items.append(item) }
    }
  }
}
