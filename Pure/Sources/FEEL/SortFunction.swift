/// `sort(list, precedes)` (DMN 1.5 §10.3.4.7), stable.
enum SortFunction {
  static let all: [BuiltIn] = [
    Declare.function("sort", [("list", .list(.any)), ("precedes?", .any)], .list(.any)) { sort($0) }
  ]

  private static func sort(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0) else { return arguments.null(expected: "a list") }
    if arguments.count == 1 { return naturally(arguments, list) }
    guard case .function(let precedes) = arguments[1], precedes.parameters.count == 2 else {
      return arguments.null(expected: "a function of two parameters")
    }
    var isDefined = true
    let sorted = merge(list.items) { a, b in
      let answer = arguments.evaluation.call(precedes, [a, b], at: arguments.range)
      guard case .boolean(let isBefore) = answer else {
        if !answer.isNull { isDefined = false }
        return false
      }
      return isBefore
    }
    guard isDefined else { return arguments.null(expected: "a function that gives a boolean") }
    return arguments.evaluation.list(sorted, at: arguments.range)
  }

  /// Without a function: by `<`, where all items have an order among themselves.
  private static func naturally(_ arguments: Arguments, _ list: ListValue) -> Value {
    guard let first = list.items.first else { return .list(list) }
    guard list.items.allSatisfy({ Ordering.compare(first, $0) != nil }), arguments.charge(list.count) else {
      return arguments.null(expected: "items of one kind that have an order")
    }
    let sorted = merge(list.items) { (Ordering.compare($0, $1) ?? 0) < 0 }
    return arguments.evaluation.list(sorted, at: arguments.range)
  }

  /// A merge sort: whatever the function answers, it ends after n·log n questions.
  private static func merge(_ items: [Value], _ precedes: (Value, Value) -> Bool) -> [Value] {
    var source = items
    var width = 1
    while width < source.count {
      var merged: [Value] = []
      merged.reserveCapacity(source.count)
      var start = 0
      while start < source.count {
        let middle = min(start + width, source.count)
        let end = min(start + 2 * width, source.count)
        var left = start
        var right = middle
        while left < middle, right < end {
          if precedes(source[right], source[left]) {
            merged.append(source[right])
            right += 1
          } else {
            merged.append(source[left])
            left += 1
          }
        }
        merged += source[left..<middle]
        merged += source[right..<end]
        start = end
      }
      source = merged
      width *= 2
    }
    return source
  }
}
