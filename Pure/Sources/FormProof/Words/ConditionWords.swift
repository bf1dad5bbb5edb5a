import FEEL
import FormSchema

/// A condition as a person would tell it; where it calculates, as it is written.
struct ConditionWords {
  let names: FindingNames

  func text(_ condition: Condition) -> String {
    words(condition.expression, condition) ?? "\(condition.text.trimmed)"
  }

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

  private func joined(_ parts: [FEELExpression], _ condition: Condition, _ separator: String) -> String? {
    let all = parts.map { words($0, condition) }
    let known = all.compactMap(\.self)
    return known.count == all.count ? known.joined(separator: separator) : nil
  }

  private func compared(
    _ left: FEELExpression, _ operation: ComparisonOperator, _ right: FEELExpression, _ condition: Condition
  ) -> String? {
    guard case .name(let name) = left.kind, let id = id(name, condition), case .literal(let value) = right.kind else {
      return nil
    }
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
    condition.names.isAnswer(name) ? condition.names.question(named: name) : nil
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

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
  }
}
