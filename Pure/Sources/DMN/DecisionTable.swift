import CivilTime

/// Rules as rows (DMN 1.5 §8).
public struct DecisionTable: Sendable, Hashable {
  public var hitPolicy: HitPolicy
  public var aggregation: Aggregation?
  public var inputs: [Input]
  public var outputs: [Output]
  /// Names of the columns of remarks, without the two that hold the dates of the rules.
  public var annotations: [String]
  public var rules: [Rule]
  public var orientation: String?
  public var outputLabel: String?
  /// How the columns of the rules' dates are called where the table is written.
  public var periodHeadings = PeriodHeadings.ja

  public struct Input: Sendable, Hashable {
    public var expression: LiteralExpression
    public var typeRef: String?
    /// Unary tests the input has to pass.
    public var allowedValues: String?
    public var id: String?
    public var label: String?
    public var position: TextPosition?

    public init(_ expression: String, typeRef: String? = nil, allowedValues: String? = nil, label: String? = nil) {
      self.expression = LiteralExpression(expression)
      self.typeRef = typeRef
      self.allowedValues = allowedValues
      self.label = label
    }
  }

  public struct Output: Sendable, Hashable {
    /// Nil where there is one output only.
    public var name: String?
    public var typeRef: String?
    /// Unary tests the output has to pass; their order is that of the priorities.
    public var allowedValues: String?
    /// The output where no rule fits.
    public var defaultEntry: LiteralExpression?
    public var id: String?
    public var label: String?
    public var position: TextPosition?

    public init(
      _ name: String? = nil, typeRef: String? = nil, allowedValues: String? = nil,
      defaultEntry: LiteralExpression? = nil, label: String? = nil
    ) {
      self.name = name
      self.typeRef = typeRef
      self.allowedValues = allowedValues
      self.defaultEntry = defaultEntry
      self.label = label
    }
  }

  public struct Rule: Sendable, Hashable {
    /// Unary tests, one for each input.
    public var inputEntries: [Cell]
    /// Expressions, one for each output.
    public var outputEntries: [Cell]
    public var annotations: [String]
    /// 施行日: the first day on which the rule counts; nil where it has always counted.
    public var effectiveFrom: LocalDate?
    /// 適用終了日: the last day on which it counts, included; nil where no end is known.
    public var effectiveTo: LocalDate?
    public var id: String?
    public var label: String?
    public var description: String?
    public var position: TextPosition?

    public init(_ inputEntries: [String], _ outputEntries: [String], annotations: [String] = []) {
      self.inputEntries = inputEntries.map { Cell($0) }
      self.outputEntries = outputEntries.map { Cell($0) }
      self.annotations = annotations
    }
  }

  public struct Cell: Sendable, Hashable {
    public var text: String
    public var expressionLanguage: String?
    public var id: String?
    public var position: TextPosition?

    public init(_ text: String, position: TextPosition? = nil) {
      self.text = text
      self.position = position
    }
  }

  public init(
    _ hitPolicy: HitPolicy = .unique, aggregation: Aggregation? = nil, inputs: [Input], outputs: [Output],
    rules: [Rule], annotations: [String] = []
  ) {
    self.hitPolicy = hitPolicy
    self.aggregation = aggregation
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    self.annotations = annotations
  }
}

/// What a table gives where several rules fit (DMN 1.5 §8.2).
public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
  /// No two rules may fit.
  case unique = "UNIQUE"
  /// Rules that fit together have the same outputs.
  case any = "ANY"
  /// The output that stands first among the allowed values.
  case priority = "PRIORITY"
  /// The first rule in the table.
  case first = "FIRST"
  /// All, in the order of the allowed values.
  case outputOrder = "OUTPUT ORDER"
  /// All, in the order of the table.
  case ruleOrder = "RULE ORDER"
  /// All, in any order, or what an aggregation makes of them.
  case collect = "COLLECT"
}

/// What is made of all outputs (DMN 1.5 §8.2).
public enum Aggregation: String, Sendable, Hashable, CaseIterable {
  case sum = "SUM"
  case count = "COUNT"
  case min = "MIN"
  case max = "MAX"
}
