import DMN
import FEEL

/// What a column of a table looks at, and how its value follows from one variable.
struct Subject {
  /// The variable: a name, a path of names, or an expression that is taken as one.
  let variable: String
  let domain: ValueDomain
  /// How the column's value is made from the variable; nil where it is the variable itself.
  let derivation: Derivation?
  /// Whether it is an expression of which nobody knows which values it can really have.
  let isAssumed: Bool
  /// The facts it depends on, as far as they are known by name.
  let facts: Set<String>
  /// Whether it is made from facts rather than being one.
  let isDecision: Bool

  /// A column such as `年齢 >= 65`: piece by piece constant as the variable goes through its values.
  struct Derivation {
    let expression: CompiledExpression
    let places: TurningPlaces
  }

  init(_ input: DecisionTable.Input, _ scope: ProofScope) {
    let text = input.expression.text
    let parsed = try? FEELParser.expression(text, in: scope.feel)
    var name: String?
    if let parsed, let path = Subject.path(parsed.expression) {
      name = path[0]
      (variable, derivation, isAssumed) = (path.joined(separator: "."), nil, false)
      domain = path.count == 1 ? scope.domain(ofName: path[0]) : scope.domain(ofPath: path)
    } else if let parsed, let (own, derivation) = Subject.derivation(parsed, text, scope) {
      name = own
      (variable, domain, isAssumed) = (own, scope.domain(ofName: own), false)
      self.derivation = derivation
    } else {
      (variable, derivation, isAssumed) = (text, nil, true)
      domain = ValueDomain(type: parsed?.expression.type ?? .any)
    }
    facts = name.map { scope.facts(behind: $0) } ?? []
    isDecision = name.map { scope.isDecision($0) } ?? false
  }

  private static func path(_ expression: FEELExpression) -> [String]? {
    switch expression.kind {
    case .name(let name): [name]
    case .path(let base, let member): path(base).map { $0 + [member] }
    default: nil
    }
  }

  private static func derivation(
    _ parsed: ParsedExpression, _ text: String, _ scope: ProofScope
  ) -> (String, Derivation)? {
    let names = names(in: parsed.expression)
    guard names.count == 1, let name = names.first else { return nil }
    var reader = TurningPlaceReader(text, subject: name)
    guard reader.read(parsed.expression), !reader.places.asksWholeNumbers,
      let own = try? FEELParser.expression(text, in: FEELScope([(name, .any)]))
    else { return nil }
    let compiled = FEELCompiler.compile(own, layout: FrameLayout([(name, .any)]))
    return (name, Derivation(expression: compiled, places: reader.places))
  }

  /// The names in the shapes a derivation may have; others make it none anyway.
  private static func names(in expression: FEELExpression) -> Set<String> {
    switch expression.kind {
    case .name(let name): [name]
    case .comparison(_, let left, let right): names(in: left).union(names(in: right))
    case .between(let operand, _, _), .isIn(let operand, _), .instanceOf(let operand, _): names(in: operand)
    case .conjunction(let parts), .disjunction(let parts), .call(_, let parts):
      parts.reduce(into: []) { $0.formUnion(names(in: $1)) }
    case .conditional(let branches, _): branches.reduce(into: []) { $0.formUnion(names(in: $1.condition)) }
    default: []
    }
  }
}
