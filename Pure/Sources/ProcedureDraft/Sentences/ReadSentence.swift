import FEEL
import FormSchema

extension ConditionSentence {
  /// Takes a condition apart.
  ///
  /// - Parameter names: what it may call answers; see ``DraftNames/names(at:)``.
  /// - Throws: the first thing that is not FEEL, with its place.
  /// - Complexity: linear in its text.
  public init(_ text: String, _ names: RuleNames) throws(FEELProblem) {
    let parsed = try FEELParser.expression(text, in: names.scope)
    self = SentenceReader(text: text, names: names).sentence(parsed.expression)
  }
}

private struct SentenceReader {
  let text: String
  let names: RuleNames

  func sentence(_ expression: FEELExpression) -> ConditionSentence {
    switch expression.kind {
    case .conjunction(let parts): .all(parts.map(sentence))
    case .disjunction(let parts): .any(parts.map(sentence))
    default: part(expression).map { .part($0) } ?? .formula(written(expression))
    }
  }

  private func written(_ expression: FEELExpression) -> String {
    let bytes = Array(text.utf8)
    let end = min(expression.range.end, bytes.count)
    return WrittenPart(bytes, min(expression.range.start, end)..<end).text
  }

  private func part(_ expression: FEELExpression) -> ConditionPart? {
    switch expression.kind {
    case .name: return answered(expression, .isYes)
    case .comparison(let sign, let left, let right): return comparison(sign, left, right)
    case .isIn(let left, let tests): return membership(left, tests, .isOneOf)
    case .call(let function, let arguments): return call(function, arguments)
    default: return nil
    }
  }

  private func call(_ function: FEELExpression, _ arguments: [FEELExpression]) -> ConditionPart? {
    guard case .builtIn(let name) = function.kind else { return nil }
    switch name {
    case "list contains":
      guard arguments.count == 2, let value = value(arguments[1]) else { return nil }
      return answered(arguments[0], .includes, [value])
    case "not":
      guard arguments.count == 1 else { return nil }
      switch arguments[0].kind {
      case .name: return answered(arguments[0], .isNo)
      case .isIn(let left, let tests): return membership(left, tests, .isNoneOf)
      case .call(let inner, let innerArguments):
        guard case .builtIn("list contains") = inner.kind else { return nil }
        var part = call(inner, innerArguments)
        part?.relation = .includesNot
        return part
      default: return nil
      }
    default: return nil
    }
  }

  private func membership(
    _ left: FEELExpression, _ tests: [UnaryTest], _ relation: ConditionPart.Relation
  ) -> ConditionPart? {
    var values: [ConditionPart.Value] = []
    for test in tests {
      guard case .expression(let tested) = test else { return nil }
      let items: [FEELExpression]
      if case .list(let listed) = tested.kind { items = listed } else { items = [tested] }
      for item in items {
        guard let value = value(item), value.isConstant else { return nil }
        values.append(value)
      }
    }
    return values.isEmpty ? nil : answered(left, relation, values)
  }

  private func comparison(
    _ sign: ComparisonOperator, _ left: FEELExpression, _ right: FEELExpression
  ) -> ConditionPart? {
    guard isSubject(left) else {
      // `3 < copies` says the same as `copies > 3`.
      guard isSubject(right) else { return nil }
      return comparison(sign.mirrored, right, left)
    }
    if case .literal(let constant) = right.kind {
      switch (constant, sign) {
      case (.null, .equal): return answered(left, .isNotAnswered)
      case (.null, .notEqual): return answered(left, .isAnswered)
      case (.boolean(true), .equal): return answered(left, .isYes)
      case (.boolean(false), .equal): return answered(left, .isNo)
      default: break
      }
    }
    return value(right).flatMap { answered(left, sign.relation, [$0]) }
  }

  private func isSubject(_ expression: FEELExpression) -> Bool { answered(expression, .isSame) != nil }

  /// - Returns: `nil` when the expression is no answer, and no member of one.
  private func answered(
    _ expression: FEELExpression, _ relation: ConditionPart.Relation, _ values: [ConditionPart.Value] = []
  ) -> ConditionPart? {
    switch expression.kind {
    case .name(let name):
      return names.question(named: name) == nil ? nil : ConditionPart(name, relation, values)
    case .path(let base, let member):
      guard case .name(let name) = base.kind, names.question(named: name) != nil, relation.isAboutAValue else {
        return nil
      }
      return ConditionPart(name, member: member, relation, values)
    default: return nil
    }
  }

  private func value(_ expression: FEELExpression) -> ConditionPart.Value? {
    switch expression.kind {
    case .literal(.string(let text)): return .text(text)
    case .literal(.number(let number)): return .number("\(number)")
    case .literal(.date(let date)): return .date("\(date)")
    case .negation(let inner):
      guard case .literal(.number(let number)) = inner.kind else { return nil }
      return .number("-\(number)")
    case .name(let name): return names.question(named: name) == nil ? nil : .answer(name)
    case .call(let function, let arguments):
      guard case .builtIn(let name) = function.kind else { return nil }
      if name == "today", arguments.isEmpty { return .today("today()") }
      guard name == "date", arguments.count == 1, case .literal(.string(let text)) = arguments[0].kind else {
        return nil
      }
      return .date(text)
    case .arithmetic(let first, let steps): return distance(first, steps, expression)
    default: return nil
    }
  }

  /// `today() - duration("P3M")`
  private func distance(
    _ first: FEELExpression, _ steps: [FEELExpression.ArithmeticStep], _ whole: FEELExpression
  ) -> ConditionPart.Value? {
    guard case .today? = value(first) else { return nil }
    let isPlain = steps.allSatisfy { step in
      guard [.add, .subtract].contains(step.operation) else { return false }
      switch step.operand.kind {
      case .literal(.daysDuration), .literal(.monthsDuration): return true
      case .call(let function, let arguments):
        guard case .builtIn("duration") = function.kind, arguments.count == 1,
          case .literal(.string) = arguments[0].kind
        else { return false }
        return true
      default: return false
      }
    }
    return isPlain ? .today(written(whole)) : nil
  }
}

extension ConditionPart.Value {
  /// Whether it is the same whatever is answered.
  fileprivate var isConstant: Bool { if case .answer = self { false } else { true } }
}

extension ConditionPart.Relation {
  /// Whether it says something of a text, a number or a day.
  fileprivate var isAboutAValue: Bool { ![.isYes, .includes, .includesNot].contains(self) }
}

extension ComparisonOperator {
  fileprivate var relation: ConditionPart.Relation {
    switch self {
    case .equal: .isSame
    case .notEqual: .isNot
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
