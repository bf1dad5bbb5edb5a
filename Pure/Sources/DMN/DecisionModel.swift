/// A DMN model as it was read or made: names and texts, nothing resolved (DMN 1.5 §6.3, *Definitions*).
public struct DecisionModel: Sendable, Hashable {
  public var name: String
  /// Identifies the model; references from other models name it.
  public var namespace: String
  public var id: String?
  public var description: String?
  public var expressionLanguage: String?
  public var exporter: String?
  public var exporterVersion: String?
  public var imports: [ModelImport]
  public var itemDefinitions: [ItemDefinition]
  public var inputData: [InputData]
  public var decisions: [Decision]
  public var knowledgeModels: [KnowledgeModel]
  public var services: [DecisionService]
  public var knowledgeSources: [KnowledgeSource]
  /// Diagrams, text annotations, business context and whatever other tools have added: kept and written again.
  public var otherElements: [MarkupElement]
  /// Prefixes those elements use, with their namespaces.
  public var otherNamespaces: [String: String]

  public init(
    name: String, namespace: String, id: String? = nil, description: String? = nil,
    imports: [ModelImport] = [], itemDefinitions: [ItemDefinition] = [], inputData: [InputData] = [],
    decisions: [Decision] = [], knowledgeModels: [KnowledgeModel] = [], services: [DecisionService] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.id = id
    self.description = description
    self.imports = imports
    self.itemDefinitions = itemDefinitions
    self.inputData = inputData
    self.decisions = decisions
    self.knowledgeModels = knowledgeModels
    self.services = services
    expressionLanguage = nil
    exporter = nil
    exporterVersion = nil
    knowledgeSources = []
    otherElements = []
    otherNamespaces = [:]
  }
}

extension DecisionModel {
  /// Reads a model of DMN 1.1 to 1.5.
  ///
  /// - Throws: the first thing that is no DMN, with its place.
  public static func read(
    xml: [UInt8], limits: DMNLimits = .standard
  ) throws(DMNProblem) -> DecisionModel {
    try ModelReader.model(MarkupReader.root(of: xml, limits: limits))
  }

  /// Reads a model of DMN 1.1 to 1.5.
  ///
  /// - Throws: the first thing that is no DMN, with its place.
  public static func read(
    xml: String, limits: DMNLimits = .standard
  ) throws(DMNProblem) -> DecisionModel {
    try read(xml: Array(xml.utf8), limits: limits)
  }

  /// The model as a file of DMN 1.5.
  public var xml: String { MarkupWriter.document(ModelWriter.definitions(self)) }
}

/// Another model whose elements this one uses (DMN 1.5 §6.3).
public struct ModelImport: Sendable, Hashable {
  /// What the elements are called by: `name.element`; empty for elements without a prefix.
  public var name: String
  public var namespace: String
  public var importType: String
  public var locationURI: String?
  public var position: TextPosition?

  public init(
    name: String, namespace: String, importType: String = DMNVersion.latest.namespace,
    locationURI: String? = nil, position: TextPosition? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.importType = importType
    self.locationURI = locationURI
    self.position = position
  }
}

/// A name with a type: a variable, a parameter, a column (DMN 1.5 §7.3).
public struct InformationItem: Sendable, Hashable {
  public var name: String
  public var typeRef: String?
  public var id: String?
  public var description: String?

  public init(_ name: String, _ typeRef: String? = nil, id: String? = nil, description: String? = nil) {
    self.name = name
    self.typeRef = typeRef
    self.id = id
    self.description = description
  }
}

/// A fact that comes from outside (DMN 1.5 §6.3).
public struct InputData: Sendable, Hashable {
  public var name: String
  public var id: String
  public var description: String?
  public var variable: InformationItem
  public var position: TextPosition?

  public init(_ name: String, _ typeRef: String? = nil, id: String, description: String? = nil) {
    self.name = name
    self.id = id
    self.description = description
    variable = InformationItem(name, typeRef)
  }
}

/// Something that is decided from facts and other decisions (DMN 1.5 §6.3).
public struct Decision: Sendable, Hashable {
  public var name: String
  public var id: String
  public var description: String?
  public var question: String?
  public var allowedAnswers: String?
  public var variable: InformationItem
  public var requiredInputs: [ElementReference]
  public var requiredDecisions: [ElementReference]
  public var requiredKnowledge: [ElementReference]
  public var requiredAuthorities: [ElementReference]
  /// Nil where people decide.
  public var logic: BoxedExpression?
  public var position: TextPosition?

  public init(
    _ name: String, _ typeRef: String? = nil, id: String, requiredInputs: [ElementReference] = [],
    requiredDecisions: [ElementReference] = [], requiredKnowledge: [ElementReference] = [],
    logic: BoxedExpression? = nil
  ) {
    self.name = name
    self.id = id
    variable = InformationItem(name, typeRef)
    self.requiredInputs = requiredInputs
    self.requiredDecisions = requiredDecisions
    self.requiredKnowledge = requiredKnowledge
    requiredAuthorities = []
    self.logic = logic
  }
}

/// A function that decisions share (DMN 1.5 §6.3, *Business Knowledge Model*).
public struct KnowledgeModel: Sendable, Hashable {
  public var name: String
  public var id: String
  public var description: String?
  public var variable: InformationItem
  public var requiredKnowledge: [ElementReference]
  public var requiredAuthorities: [ElementReference]
  public var function: FunctionDefinition?
  public var position: TextPosition?

  public init(
    _ name: String, id: String, requiredKnowledge: [ElementReference] = [], function: FunctionDefinition? = nil
  ) {
    self.name = name
    self.id = id
    variable = InformationItem(name)
    self.requiredKnowledge = requiredKnowledge
    requiredAuthorities = []
    self.function = function
  }
}

/// Decisions offered together as a function (DMN 1.5 §6.3).
public struct DecisionService: Sendable, Hashable {
  public var name: String
  public var id: String
  public var description: String?
  public var variable: InformationItem
  public var outputDecisions: [ElementReference]
  public var encapsulatedDecisions: [ElementReference]
  public var inputDecisions: [ElementReference]
  public var inputData: [ElementReference]
  public var position: TextPosition?

  public init(
    _ name: String, _ typeRef: String? = nil, id: String, outputDecisions: [ElementReference],
    encapsulatedDecisions: [ElementReference] = [], inputDecisions: [ElementReference] = [],
    inputData: [ElementReference] = []
  ) {
    self.name = name
    self.id = id
    variable = InformationItem(name, typeRef)
    self.outputDecisions = outputDecisions
    self.encapsulatedDecisions = encapsulatedDecisions
    self.inputDecisions = inputDecisions
    self.inputData = inputData
  }
}

/// A law, a manual, a person: where a decision comes from (DMN 1.5 §6.3).
public struct KnowledgeSource: Sendable, Hashable {
  public var name: String
  public var id: String
  public var description: String?
  public var type: String?
  public var locationURI: String?
  public var owner: ElementReference?
  public var requiredDecisions: [ElementReference]
  public var requiredInputs: [ElementReference]
  public var requiredAuthorities: [ElementReference]

  public init(_ name: String, id: String, type: String? = nil, locationURI: String? = nil) {
    self.name = name
    self.id = id
    self.type = type
    self.locationURI = locationURI
    requiredDecisions = []
    requiredInputs = []
    requiredAuthorities = []
  }
}

/// Another element, of this model or an imported one: `#id` or `namespace#id`.
public struct ElementReference: Sendable, Hashable {
  public var href: String
  public var position: TextPosition?

  public init(_ href: String, position: TextPosition? = nil) {
    self.href = href
    self.position = position
  }

  /// To an element of the same model.
  public static func local(_ id: String) -> ElementReference { ElementReference("#\(id)") }

  /// Nil for the same model.
  public var namespace: String? {
    guard let mark = href.lastIndex(of: "#"), mark > href.startIndex else { return nil }
    return String(href[..<mark])
  }

  public var id: String {
    guard let mark = href.lastIndex(of: "#") else { return href }
    return String(href[href.index(after: mark)...])
  }
}
