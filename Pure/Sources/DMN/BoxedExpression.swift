/// An expression as a diagram shows it in boxes (DMN 1.5 §7.3 and §10.2.1).
public struct BoxedExpression: Sendable, Hashable {
  public var kind: Kind
  /// The type its value has to have.
  public var typeRef: String?
  public var id: String?
  public var label: String?
  public var description: String?
  public var position: TextPosition?

  public indirect enum Kind: Sendable, Hashable {
    case literal(LiteralExpression)
    case table(DecisionTable)
    case context([ContextEntry])
    case invocation(BoxedExpression, [Binding])
    case list([BoxedExpression])
    case relation([InformationItem], rows: [[BoxedExpression]])
    case function(FunctionDefinition)
    case conditional(condition: BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression)
    case filter(BoxedExpression, match: BoxedExpression)
    case iteration(Iteration, variable: String, domain: BoxedExpression, body: BoxedExpression)
  }

  public enum Iteration: String, Sendable, Hashable {
    case `for`, some, every
  }

  /// An entry without a name gives the context's result.
  public struct ContextEntry: Sendable, Hashable {
    public var variable: InformationItem?
    public var value: BoxedExpression

    public init(_ variable: InformationItem?, _ value: BoxedExpression) {
      self.variable = variable
      self.value = value
    }
  }

  /// An argument of an invocation; null where there is no expression.
  public struct Binding: Sendable, Hashable {
    public var parameter: InformationItem
    public var value: BoxedExpression?

    public init(_ parameter: InformationItem, _ value: BoxedExpression?) {
      self.parameter = parameter
      self.value = value
    }
  }

  public init(_ kind: Kind, typeRef: String? = nil, id: String? = nil) {
    self.kind = kind
    self.typeRef = typeRef
    self.id = id
  }

  /// A text in FEEL.
  public static func literal(_ text: String, typeRef: String? = nil) -> BoxedExpression {
    BoxedExpression(.literal(LiteralExpression(text)), typeRef: typeRef)
  }
}

/// An expression as text.
public struct LiteralExpression: Sendable, Hashable {
  public var text: String
  /// Nil for the language of the model, which is FEEL where nothing else is said.
  public var expressionLanguage: String?

  public init(_ text: String, expressionLanguage: String? = nil) {
    self.text = text
    self.expressionLanguage = expressionLanguage
  }
}

/// A function with its parameters (DMN 1.5 §10.2.1).
public struct FunctionDefinition: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    case feel = "FEEL"
    case java = "Java"
    case pmml = "PMML"
  }

  public var kind: Kind
  public var parameters: [InformationItem]
  /// Nil where nobody wrote it.
  public var body: BoxedExpression?
  /// The type of the function's results.
  public var typeRef: String?
  public var id: String?

  public init(
    _ parameters: [InformationItem], body: BoxedExpression?, kind: Kind = .feel, typeRef: String? = nil,
    id: String? = nil
  ) {
    self.parameters = parameters
    self.body = body
    self.kind = kind
    self.typeRef = typeRef
    self.id = id
  }
}
