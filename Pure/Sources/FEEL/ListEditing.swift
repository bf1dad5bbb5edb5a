import DecimalArithmetic

/// Lists made of other lists (DMN 1.5 §10.3.4.4). Positions count from one, negative ones from the end.
enum ListEditing {
  static let all: [BuiltIn] = [
    Declare.function(
      "sublist", [("list", .list(.any)), ("start position", .number), ("length?", .number)], .list(.any)
    ) { sublist($0) },
    Declare.variadic("append", [("list", .list(.any)), ("item", .any)], .list(.any)) { arguments in
      guard let list = arguments.list(0) else { return arguments.null(expected: "a list") }
      return arguments.evaluation.list(list.items + arguments.values.dropFirst(), at: arguments.range)
    },
    Declare.function(
      "insert before", [("list", .list(.any)), ("position", .number), ("newItem", .any)], .list(.any)
    ) { arguments in
      guard let list = arguments.list(0), let index = index(arguments, list, 1) else {
        return arguments.null(.outOfRange, expected: "a list and a position in it")
      }
      var items = list.items
      items.insert(arguments[2], at: index)
      return arguments.evaluation.list(items, at: arguments.range)
    },
    Declare.function("remove", [("list", .list(.any)), ("position", .number)], .list(.any)) { arguments in
      guard let list = arguments.list(0), let index = index(arguments, list, 1) else {
        return arguments.null(.outOfRange, expected: "a list and a position in it")
      }
      var items = list.items
      items.remove(at: index)
      return arguments.evaluation.list(items, at: arguments.range)
    },
    Declare.function("reverse", [("list", .list(.any))], .list(.any)) { arguments in
      guard let list = arguments.list(0) else { return arguments.null(expected: "a list") }
      return arguments.evaluation.list(list.items.reversed(), at: arguments.range)
    },
    Declare.function(
      "list replace",
      [
        Declare.signature(
          [("list", .list(.any)), ("position", .any), ("newItem", .any)], .list(.any), { replace($0) }),
        Declare.signature(
          [("list", .list(.any)), ("match", .any), ("newItem", .any)], .list(.any), { replace($0) }),
      ]),
  ]

  /// The index a position argument means; nil outside the list.
  private static func index(_ arguments: Arguments, _ list: ListValue, _ argument: Int) -> Int? {
    guard let position = arguments.integer(argument), position != 0 else { return nil }
    let index = position > 0 ? position - 1 : list.count + position
    return list.items.indices.contains(index) ? index : nil
  }

  private static func sublist(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0), let start = index(arguments, list, 1) else {
      return arguments.null(.outOfRange, expected: "a list and a position in it")
    }
    var length = list.count - start
    if arguments.count > 2 {
      guard let wanted = arguments.integer(2), wanted >= 0, wanted <= length else {
        return arguments.null(.outOfRange, expected: "a length within the list")
      }
      length = wanted
    }
    return arguments.evaluation.list(Array(list.items[start..<start + length]), at: arguments.range)
  }

  private static func replace(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0) else { return arguments.null(expected: "a list") }
    if case .function(let match) = arguments[1] { return replace(arguments, list, match) }
    guard let index = index(arguments, list, 1) else {
      return arguments.null(.outOfRange, expected: "a position in the list or a function")
    }
    var items = list.items
    items[index] = arguments[2]
    return arguments.evaluation.list(items, at: arguments.range)
  }

  /// Replaces the items for which `match(item, newItem)` is true; null where it is no boolean.
  private static func replace(_ arguments: Arguments, _ list: ListValue, _ match: FunctionValue) -> Value {
    let replacement = arguments[2]
    var items = list.items
    for index in items.indices {
      let answer = arguments.evaluation.call(match, [items[index], replacement], at: arguments.range)
      guard case .boolean(let matches) = answer else {
        return arguments.null(expected: "a function of two parameters that gives a boolean")
      }
      if matches { items[index] = replacement }
    }
    return arguments.evaluation.list(items, at: arguments.range)
  }
}
