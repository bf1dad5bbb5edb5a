import CivilTime
import DecimalArithmetic
import FEEL
import FormSchema
import Kernel

/// A condition as a person would tell it; parts that calculate as they are written.
struct ConditionWords {
  let names: FindingNames
  /// The groups around it, each with a dot behind it.
  var prefix = ""

  func text(_ condition: Condition) -> String { words(condition.expression, condition) ?? condition.text.trimmed }

  private func words(_ expression: FEELExpression, _ condition: Condition) -> String? {
    switch expression.kind {
    case .conjunction(let parts): return joined(parts, condition, names.isJapanese ? "、かつ" : " and ")
    case .disjunction(let parts): return joined(parts, condition, names.isJapanese ? "、または" : " or ")
    case .name(let name):
      guard let id = id(name, condition) else { return nil }
      return fact(id, [names.option("true", of: id)])
    case .comparison(let operation, let left, let right): return compared(left, operation, right, condition)
    case .isIn(let operand, let tests): return isIn(operand, tests, condition)
    case .call(let function, let arguments): return call(function, arguments, condition)
    default: return nil
    }
  }

  private func joined(_ parts: [FEELExpression], _ condition: Condition, _ separator: String) -> String {
    parts.map { part in
      let text = words(part, condition) ?? source(part, condition)
      // Without brackets nobody could tell what belongs together.
      return part.isJoined ? (names.isJapanese ? "［\(text)］" : "[\(text)]") : text
    }.joined(separator: separator)
  }

  private func source(_ part: FEELExpression, _ condition: Condition) -> String {
    String(decoding: Array(condition.text.utf8)[part.range.start..<part.range.end], as: UTF8.self).trimmed
  }

  private func compared(
    _ left: FEELExpression, _ operation: ComparisonOperator, _ right: FEELExpression, _ condition: Condition
  ) -> String? {
    guard case .name(let name) = left.kind, let id = id(name, condition) else { return nil }
    if let bound = bound(right, of: id) { return measured(id, operation, bound) }
    guard case .literal(let value) = right.kind else { return nil }
    switch (operation, value) {
    case (.equal, .null): return names.isJapanese ? "\(names.question(id))が空" : "\(names.question(id)) is empty"
    case (.notEqual, .null):
      return names.isJapanese ? "\(names.question(id))に答えがある" : "\(names.question(id)) is answered"
    case (.equal, .string(let text)): return fact(id, [names.option(text, of: id)])
    case (.notEqual, .string(let text)): return other(id, names.option(text, of: id))
    case (.equal, .boolean(let flag)): return fact(id, [names.option("\(flag)", of: id)])
    default: return nil
    }
  }

  /// A number, a day or today, as it is told beside the question's answers.
  private func bound(_ expression: FEELExpression, of id: String) -> (text: String, isDay: Bool)? {
    guard let (question, words) = names.find(id) else { return nil }
    switch expression.kind {
    case .literal(.number(let number)):
      guard let whole = number.int else { return ("\(number)", false) }
      return (words.line(for: .number(whole), to: question), false)
    case .literal(.date(let date)):
      guard let day = CivilDate(date) else { return nil }
      return (words.line(for: .date(day), to: question), true)
    case .arithmetic(let base, let steps):
      guard base.isToday, steps.count == 1, let distance = distance(steps[0]) else { return nil }
      return (distance, true)
    default: return expression.isToday ? (names.isJapanese ? "今日" : "today", true) : nil
    }
  }

  /// Some days, months or years from today: 今日の3か月前.
  private func distance(_ step: FEELExpression.ArithmeticStep) -> String? {
    guard [.add, .subtract].contains(step.operation), case .call(let function, let arguments) = step.operand.kind,
      case .builtIn("duration") = function.kind, arguments.count == 1,
      case .literal(.string(let text)) = arguments[0].kind, text.first == "P", let unit = text.last,
      let count = Int(text.dropFirst().dropLast()), count >= 0, text.dropFirst().first?.isNumber == true,
      let (japanese, english) = Self.units[unit]
    else { return nil }
    let isLater = step.operation == .add
    return names.isJapanese
      ? "今日の\(count)\(japanese)\(isLater ? "後" : "前")"
      : "\(count) \(english)\(count == 1 ? "" : "s") \(isLater ? "after" : "before") today"
  }

  private static let units: [Character: (String, String)] = [
    "D": ("日", "day"), "M": ("か月", "month"), "Y": ("年", "year"),
  ]

  private func measured(_ id: String, _ operation: ComparisonOperator, _ bound: (text: String, isDay: Bool)) -> String {
    let (label, value) = (names.question(id), bound.text)
    if names.isJapanese {
      return switch operation {
      case .equal: "\(label)が\(value)"
      case .notEqual: "\(label)が\(value)でない"
      case .less: bound.isDay ? "\(label)が\(value)より前" : "\(label)が\(value)より小さい"
      case .lessOrEqual: bound.isDay ? "\(label)が\(value)まで" : "\(label)が\(value)以下"
      case .greater: bound.isDay ? "\(label)が\(value)より後" : "\(label)が\(value)より大きい"
      case .greaterOrEqual: bound.isDay ? "\(label)が\(value)から" : "\(label)が\(value)以上"
      }
    }
    return switch operation {
    case .equal: "\(label) is \(value)"
    case .notEqual: "\(label) is not \(value)"
    case .less: bound.isDay ? "\(label) is before \(value)" : "\(label) is less than \(value)"
    case .lessOrEqual: bound.isDay ? "\(label) is \(value) or earlier" : "\(label) is \(value) or less"
    case .greater: bound.isDay ? "\(label) is after \(value)" : "\(label) is more than \(value)"
    case .greaterOrEqual: bound.isDay ? "\(label) is \(value) or later" : "\(label) is \(value) or more"
    }
  }

  private func isIn(_ operand: FEELExpression, _ tests: [UnaryTest], _ condition: Condition) -> String? {
    guard case .name(let name) = operand.kind, let id = id(name, condition) else { return nil }
    let options = tests.compactMap { test -> String? in
      guard case .expression(let one) = test, case .literal(.string(let text)) = one.kind else { return nil }
      return names.option(text, of: id)
    }
    return options.count == tests.count ? fact(id, options) : nil
  }

  private func call(_ function: FEELExpression, _ arguments: [FEELExpression], _ condition: Condition) -> String? {
    guard case .builtIn("list contains") = function.kind, arguments.count == 2,
      case .name(let name) = arguments[0].kind, let id = id(name, condition),
      case .literal(.string(let text)) = arguments[1].kind
    else { return nil }
    let option = names.option(text, of: id)
    return names.isJapanese ? "\(names.question(id))に\(option)がある" : "\(names.question(id)) includes \(option)"
  }

  private func id(_ name: String, _ condition: Condition) -> String? {
    guard condition.names.isAnswer(name), let id = condition.names.question(named: name) else { return nil }
    // The nearest group that has such a question is meant.
    var groups = prefix.split(separator: ".")
    while !groups.isEmpty {
      let path = (groups + [Substring(id)]).joined(separator: ".")
      if names.find(path) != nil { return path }
      groups.removeLast()
    }
    return id
  }

  private func fact(_ id: String, _ values: [String]) -> String {
    let (label, isOne) = (names.question(id), values.count == 1)
    return names.isJapanese
      ? "\(label)が\(values.joined())\(isOne ? "" : "のどれか")"
      : "\(label) is \(isOne ? "" : "one of ")\(names.list(values))"
  }

  private func other(_ id: String, _ value: String) -> String {
    names.isJapanese ? "\(names.question(id))が\(value)でない" : "\(names.question(id)) is not \(value)"
  }
}

extension FEELExpression {
  fileprivate var isToday: Bool {
    guard case .call(let function, let arguments) = kind, case .builtIn("today") = function.kind else { return false }
    return arguments.isEmpty
  }

  fileprivate var isJoined: Bool {
    switch kind {
    case .conjunction, .disjunction: true
    default: false
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
  }
}
