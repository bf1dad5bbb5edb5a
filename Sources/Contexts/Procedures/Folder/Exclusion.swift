import FEEL
import FormSchema

/// Proves that two sets of conditions never hold together: some question would have to have two different answers.
struct Exclusion {
  /// Stands for "no answer" among the answers a condition leaves open.
  private static let nothing = ""
  private let names: RuleNames

  init(_ names: RuleNames) { self.names = names }

  /// - Returns: `true` only when it is proven.
  func excludes(_ one: [Condition], _ other: [Condition]) -> Bool {
    let left = all(one.map(\.expression)), right = all(other.map(\.expression))
    return left.contains { question, answers in right[question].map(answers.isDisjoint(with:)) ?? false }
  }

  private func all(_ parts: [FEELExpression]) -> [String: Set<String>] {
    parts.map(allowed).reduce(into: [:]) { $0.merge($1) { $0.intersection($1) } }
  }

  /// For each question an expression restricts, the answers with which it may be true.
  private func allowed(_ expression: FEELExpression) -> [String: Set<String>] {
    switch expression.kind {
    case .conjunction(let parts): return all(parts)
    case .disjunction(let parts):
      guard let first = parts.first.map(allowed) else { return [:] }
      return parts.dropFirst().map(allowed).reduce(first) { all, part in
        all.reduce(into: [:]) { open, entry in
          if let other = part[entry.key] { open[entry.key] = entry.value.union(other) }
        }
      }
    case .call(let function, let arguments):
      guard case .builtIn("not") = function.kind, arguments.count == 1 else { return [:] }
      return negated(arguments[0])
    case .name: return question(expression).map { [$0.id: ["true"]] } ?? [:]
    default: return compared(expression).map { [$0.id: $0.open] } ?? [:]
    }
  }

  private func negated(_ expression: FEELExpression) -> [String: Set<String>] {
    if case .name = expression.kind { return question(expression).map { [$0.id: ["false"]] } ?? [:] }
    guard let (id, open, answers) = compared(expression) else { return [:] }
    return [id: answers.subtracting(open)]
  }

  /// A comparison of a question with constants: the answers it leaves open, among all.
  private func compared(_ expression: FEELExpression) -> (id: String, open: Set<String>, answers: Set<String>)? {
    switch expression.kind {
    case .comparison(let comparison, let left, let right):
      guard let (id, answers) = question(left) ?? question(right), let word = word(right) ?? word(left) else {
        return nil
      }
      switch comparison {
      case .equal: return (id, [word], answers)
      case .notEqual: return (id, answers.subtracting([word]), answers)
      default: return nil
      }
    case .isIn(let value, let tests):
      let words = tests.compactMap { test in if case .expression(let one) = test { word(one) } else { nil } }
      guard let (id, answers) = question(value), words.count == tests.count else { return nil }
      return (id, Set(words), answers)
    default: return nil
    }
  }

  /// The question an expression names, with everything it can be answered with; `nil` for questions of many answers.
  private func question(_ expression: FEELExpression) -> (id: String, answers: Set<String>)? {
    guard case .name(let name) = expression.kind, names.isAnswer(name), let id = names.question(named: name) else {
      return nil
    }
    switch names.type(of: id) {
    case .choice(let options, let hasOther):
      return (id, Set(options.map(\.id) + [Self.nothing] + (hasOther ? [Option.other] : [])))
    case .yesNo, .consent: return (id, ["true", "false", Self.nothing])
    default: return nil
    }
  }

  private func word(_ expression: FEELExpression) -> String? {
    switch expression.kind {
    case .literal(.string(let text)): text
    case .literal(.boolean(let flag)): flag ? "true" : "false"
    case .literal(.null): Self.nothing
    default: nil
    }
  }
}
