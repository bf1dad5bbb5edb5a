import FEEL

/// The names an expression uses from outside itself.
struct NamesInExpression {
  private(set) var names: [String] = []
  private var seen: Set<String> = []
  /// Names the expression declares itself: of iterations and functions.
  private var declared: [String] = ["?", "item", "partial"]

  static func of(_ expression: FEELExpression) -> [String] {
    var found = NamesInExpression()
    found.walk(expression)
    return found.names
  }

  static func of(_ tests: UnaryTests) -> [String] {
    var found = NamesInExpression()
    for test in tests.tests { found.walk(test) }
    return found.names
  }

  private mutating func walk(_ test: UnaryTest) {
    switch test {
    case .comparison(_, let expression), .expression(let expression): walk(expression)
    }
  }

  private mutating func walk(_ expression: FEELExpression) {
    switch expression.kind {
    case .literal, .builtIn: break
    case .name(let name): if !declared.contains(name), seen.insert(name).inserted { names.append(name) }
    case .list(let items), .conjunction(let items), .disjunction(let items): for item in items { walk(item) }
    case .context(let entries):
      within(entries.map(\.name)) { found in
        for entry in entries { found.walk(entry.value) }
      }
    case .interval(let interval):
      walk(interval.low)
      walk(interval.high)
    case .comparisonRange(_, let value), .negation(let value), .instanceOf(let value, _), .path(let value, _):
      walk(value)
    case .arithmetic(let first, let steps):
      walk(first)
      for step in steps { walk(step.operand) }
    case .comparison(_, let a, let b):
      walk(a)
      walk(b)
    case .between(let value, let low, let high):
      walk(value)
      walk(low)
      walk(high)
    case .isIn(let value, let tests):
      walk(value)
      for test in tests { walk(test) }
    case .filter(let list, let match):
      walk(list)
      walk(match)
    case .call(let function, let arguments):
      walk(function)
      for argument in arguments { walk(argument) }
    case .namedCall(let function, let arguments):
      walk(function)
      for argument in arguments { walk(argument.value) }
    case .conditional(let branches, let otherwise):
      for branch in branches { walk(branch.condition); walk(branch.result) }
      walk(otherwise)
    case .iteration(let iterators, let body), .quantified(_, let iterators, let body): walk(iterators, body)
    case .function(let definition): within(definition.parameters.map(\.name)) { $0.walk(definition.body) }
    }
  }

  private mutating func walk(_ iterators: [FEELExpression.Iterator], _ body: FEELExpression) {
    for iterator in iterators {
      walk(iterator.domain)
      if let last = iterator.last { walk(last) }
    }
    within(iterators.map(\.name)) { $0.walk(body) }
  }

  private mutating func within(_ names: [String], _ body: (inout NamesInExpression) -> Void) {
    let outer = declared
    declared += names
    body(&self)
    declared = outer
  }
}
