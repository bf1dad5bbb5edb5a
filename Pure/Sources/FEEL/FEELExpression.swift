/// An expression as it was read: what it is, where it stands, what its value will be as far as the text tells.
public struct FEELExpression: Sendable {
  public let kind: Kind
  public let range: SourceRange
  /// What the text tells of the value's type; ``FEELType/any`` where it tells nothing. The value may always be null.
  public let type: FEELType

  public indirect enum Kind: Sendable {
    case literal(Value)
    /// A name in scope, or one nobody knows.
    case name(String)
    /// A built-in function used by its name.
    case builtIn(String)
    case list([FEELExpression])
    case context([ContextEntry])
    case interval(Interval)
    /// `(< 10)`
    case comparisonRange(ComparisonOperator, FEELExpression)
    case negation(FEELExpression)
    /// `a + b - c`, evaluated from the left.
    case arithmetic(FEELExpression, [ArithmeticStep])
    case comparison(ComparisonOperator, FEELExpression, FEELExpression)
    case between(FEELExpression, low: FEELExpression, high: FEELExpression)
    /// `e in (tests)`
    case isIn(FEELExpression, [UnaryTest])
    /// The type is nil where its name is not known.
    case instanceOf(FEELExpression, FEELType?)
    case conjunction([FEELExpression])
    case disjunction([FEELExpression])
    case path(FEELExpression, String)
    case filter(FEELExpression, FEELExpression)
    case call(FEELExpression, [FEELExpression])
    case namedCall(FEELExpression, [NamedArgument])
    case conditional([Branch], otherwise: FEELExpression)
    case iteration([Iterator], FEELExpression)
    case quantified(Quantifier, [Iterator], FEELExpression)
    case function(FunctionDefinition)
  }

  public struct ContextEntry: Sendable {
    public let name: String
    public let value: FEELExpression
  }

  public struct Interval: Sendable {
    public let low: FEELExpression
    public let high: FEELExpression
    public let includesLow: Bool
    public let includesHigh: Bool
  }

  public struct ArithmeticStep: Sendable {
    public let operation: ArithmeticOperator
    public let operand: FEELExpression
  }

  public struct NamedArgument: Sendable {
    public let name: String
    public let value: FEELExpression
  }

  public struct Branch: Sendable {
    public let condition: FEELExpression
    public let result: FEELExpression
  }

  /// `name in domain`, or `name in first..last` where `last` is there.
  public struct Iterator: Sendable {
    public let name: String
    public let domain: FEELExpression
    public let last: FEELExpression?
    public let itemType: FEELType
  }

  public enum Quantifier: Sendable { case some, every }

  public struct FunctionDefinition: Sendable {
    public let parameters: [FunctionValue.Parameter]
    public let body: FEELExpression
    public let isExternal: Bool
  }
}

/// One test of a decision table's cell or of the right side of `in`.
public enum UnaryTest: Sendable {
  /// `< 10`
  case comparison(ComparisonOperator, FEELExpression)
  /// A value, a list, a range, or a condition on `?`.
  case expression(FEELExpression)

  public var range: SourceRange {
    switch self {
    case .comparison(_, let expression), .expression(let expression): expression.range
    }
  }
}

/// The tests of a decision table's cell (DMN 1.5 §7.3.4 and §10.3.1.2, rule 17).
public struct UnaryTests: Sendable {
  /// `-`: whatever the input is.
  public let isAny: Bool
  /// `not(…)`
  public let isNegated: Bool
  /// One of them has to hold.
  public let tests: [UnaryTest]
}
