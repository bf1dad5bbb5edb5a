import FEEL

/// What a condition says, as far as it is about options that were chosen: for paper and scripts, which cannot evaluate.
public indirect enum ConditionShape: Sendable, Equatable {
  /// One of these options of a question is chosen; `true` and `false` for a yes or no.
  case chosen(question: String, options: [String])
  /// None of them is.
  case notChosen(question: String, options: [String])
  case all([ConditionShape])
  case any([ConditionShape])
  /// Something else, which looks at these questions.
  case other(questions: [String])
}

extension Condition {
  /// - Complexity: linear in its text.
  public var shape: ConditionShape { shape(of: expression) }

  private func shape(of expression: FEELExpression) -> ConditionShape {
    switch expression.kind {
    case .conjunction(let parts): return .all(parts.map(shape))
    case .disjunction(let parts): return .any(parts.map(shape))
    case .name: return chosen(expression, [literal(true)])
    case .comparison(let sign, let left, let right): return comparison(sign, left, right)
    case .isIn(let left, let tests):
      return chosen(left, tests.flatMap { test -> [String?] in
        guard case .expression(let tested) = test else { return [nil] }
        if case .list(let items) = tested.kind { return items.map(option) }
        return [option(tested)]
      })
    case .call(let function, let arguments):
      guard case .builtIn("list contains") = function.kind, arguments.count == 2 else { break }
      return chosen(arguments[0], [option(arguments[1])])
    default: break
    }
    return .other(questions: questions.sorted())
  }

  private func comparison(
    _ sign: ComparisonOperator, _ left: FEELExpression, _ right: FEELExpression
  ) -> ConditionShape {
    let (name, value) = option(left) == nil ? (left, right) : (right, left)
    switch (sign, chosen(name, [option(value)])) {
    case (.equal, let shape): return shape
    case (.notEqual, .chosen(let question, let options)): return .notChosen(question: question, options: options)
    default: return .other(questions: questions.sorted())
    }
  }

  /// - Parameter options: `nil` among them stands for what is no option.
  private func chosen(_ expression: FEELExpression, _ options: [String?]) -> ConditionShape {
    guard case .name(let name) = expression.kind, names.isAnswer(name), let question = names.question(named: name),
      !options.contains(nil)
    else { return .other(questions: questions.sorted()) }
    return .chosen(question: question, options: options.compactMap(\.self))
  }

  private func option(_ expression: FEELExpression) -> String? {
    guard case .literal(let value) = expression.kind else { return nil }
    return switch value {
    case .string(let text): text
    case .boolean(let flag): literal(flag)
    default: nil
    }
  }

  private func literal(_ flag: Bool) -> String { flag ? "true" : "false" }
}
