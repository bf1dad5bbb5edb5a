/// Makes a model of the elements of a file. Reads DMN 1.1 to 1.5: later editions have only added to the earlier ones.
enum ModelReader {
  static func model(_ root: MarkupElement) throws(DMNProblem) -> DecisionModel {
    guard root.name == "definitions", DMNVersion(rawValue: root.namespace) != nil else {
      throw DMNProblem(
        .notDMN, at: root.position, found: "<\(root.qualifiedName)> of \(root.namespace)",
        expected: "<definitions> of DMN 1.1 to 1.5")
    }
    var model = DecisionModel(name: root["name"] ?? "", namespace: root["namespace"] ?? "")
    model.id = root["id"]
    model.description = root.child("description")?.text
    model.expressionLanguage = root["expressionLanguage"]
    model.exporter = root["exporter"]
    model.exporterVersion = root["exporterVersion"]
    for element in root.children { try add(element, of: root, to: &model) }
    let declared = root.attributes.filter { $0.qualifiedName.hasPrefix("xmlns:") }
    model.otherNamespaces = Dictionary(declared.map { ($0.name, $0.value) }) { first, _ in first }
    return model
  }

  private static func add(
    _ element: MarkupElement, of root: MarkupElement, to model: inout DecisionModel
  ) throws(DMNProblem) {
    guard element.namespace == root.namespace else {
      model.otherElements.append(element)
      return
    }
    switch element.name {
    case "description": break
    case "import": model.imports.append(try modelImport(element))
    case "itemDefinition": model.itemDefinitions.append(try itemDefinition(element))
    case "inputData": model.inputData.append(try inputData(element))
    case "decision": model.decisions.append(try decision(element))
    case "businessKnowledgeModel": model.knowledgeModels.append(try knowledgeModel(element))
    case "decisionService": model.services.append(try service(element))
    case "knowledgeSource": model.knowledgeSources.append(try knowledgeSource(element))
    default: model.otherElements.append(element)
    }
  }

  private static func modelImport(_ element: MarkupElement) throws(DMNProblem) -> ModelImport {
    ModelImport(
      name: element["name"] ?? "", namespace: try element.required("namespace"),
      importType: element["importType"] ?? "", locationURI: element["locationURI"], position: element.position)
  }

  private static func itemDefinition(_ element: MarkupElement) throws(DMNProblem) -> ItemDefinition {
    var item = ItemDefinition(try element.required("name"))
    item.id = element["id"]
    item.description = element.child("description")?.text
    item.isCollection = try element.flag("isCollection")
    item.typeRef = (element.child("typeRef")?.text ?? element["typeRef"])?.withoutOuterSpace
    item.allowedValues = element.child("allowedValues")?.child("text")?.text
    item.typeConstraint = element.child("typeConstraint")?.child("text")?.text
    item.components = try element.all("itemComponent").map(itemDefinition)
    if let function = element.child("functionItem") {
      item.function = FunctionItem(
        try function.all("parameters").map(ModelReader.informationItem), outputTypeRef: function["outputTypeRef"])
    }
    item.position = element.position
    return item
  }

  static func informationItem(_ element: MarkupElement) throws(DMNProblem) -> InformationItem {
    InformationItem(
      try element.required("name"), element["typeRef"], id: element["id"],
      description: element.child("description")?.text)
  }

  /// The variable of an element; where there is none, one of the element's name.
  private static func variable(_ element: MarkupElement) throws(DMNProblem) -> InformationItem {
    guard let variable = element.child("variable") else { return InformationItem(try element.required("name")) }
    return InformationItem(
      try variable.required("name"), variable["typeRef"], id: variable["id"],
      description: variable.child("description")?.text)
  }

  /// An element without an id is known by its name.
  private static func identifier(_ element: MarkupElement) throws(DMNProblem) -> String {
    if let id = element["id"] { return id }
    return try element.required("name")
  }

  private static func inputData(_ element: MarkupElement) throws(DMNProblem) -> InputData {
    var input = InputData(try element.required("name"), id: try identifier(element))
    input.description = element.child("description")?.text
    input.variable = try variable(element)
    input.position = element.position
    return input
  }

  private static func decision(_ element: MarkupElement) throws(DMNProblem) -> Decision {
    var decision = Decision(try element.required("name"), id: try identifier(element))
    decision.description = element.child("description")?.text
    decision.question = element.child("question")?.text
    decision.allowedAnswers = element.child("allowedAnswers")?.text
    decision.variable = try variable(element)
    decision.requiredInputs = try references(element, "informationRequirement", "requiredInput")
    decision.requiredDecisions = try references(element, "informationRequirement", "requiredDecision")
    decision.requiredKnowledge = try references(element, "knowledgeRequirement", "requiredKnowledge")
    decision.requiredAuthorities = try references(element, "authorityRequirement", "requiredAuthority")
    decision.logic = try BoxedExpressionReader.firstExpression(in: element)
    decision.position = element.position
    return decision
  }

  private static func knowledgeModel(_ element: MarkupElement) throws(DMNProblem) -> KnowledgeModel {
    var model = KnowledgeModel(try element.required("name"), id: try identifier(element))
    model.description = element.child("description")?.text
    model.variable = try variable(element)
    model.requiredKnowledge = try references(element, "knowledgeRequirement", "requiredKnowledge")
    model.requiredAuthorities = try references(element, "authorityRequirement", "requiredAuthority")
    if let logic = element.child("encapsulatedLogic") {
      model.function = try BoxedExpressionReader.function(logic)
    }
    model.position = element.position
    return model
  }

  private static func service(_ element: MarkupElement) throws(DMNProblem) -> DecisionService {
    var service = DecisionService(
      try element.required("name"), id: try identifier(element),
      outputDecisions: try references(element, nil, "outputDecision"),
      encapsulatedDecisions: try references(element, nil, "encapsulatedDecision"),
      inputDecisions: try references(element, nil, "inputDecision"),
      inputData: try references(element, nil, "inputData"))
    service.description = element.child("description")?.text
    service.variable = try variable(element)
    service.position = element.position
    return service
  }

  private static func knowledgeSource(_ element: MarkupElement) throws(DMNProblem) -> KnowledgeSource {
    var source = KnowledgeSource(
      try element.required("name"), id: try identifier(element), type: element.child("type")?.text,
      locationURI: element["locationURI"])
    source.description = element.child("description")?.text
    source.owner = try references(element, nil, "owner").first
    source.requiredAuthorities = try references(element, "authorityRequirement", "requiredAuthority")
    source.requiredDecisions = try references(element, "authorityRequirement", "requiredDecision")
    source.requiredInputs = try references(element, "authorityRequirement", "requiredInput")
    return source
  }

  private static func references(
    _ element: MarkupElement, _ wrapper: String?, _ name: String
  ) throws(DMNProblem) -> [ElementReference] {
    var references: [ElementReference] = []
    for parent in wrapper.map({ element.all($0) }) ?? [element] {
      for child in parent.all(name) {
        references.append(ElementReference(try child.required("href"), position: child.position))
      }
    }
    return references
  }
}

extension MarkupElement {
  /// The first child of that name in the same namespace.
  func child(_ name: String) -> MarkupElement? {
    children.first { $0.name == name && $0.namespace == namespace }
  }

  func all(_ name: String) -> [MarkupElement] {
    children.filter { $0.name == name && $0.namespace == namespace }
  }

  func required(_ attribute: String) throws(DMNProblem) -> String {
    guard let value = self[attribute] else {
      throw DMNProblem(
        .missingPart, in: self["name"] ?? "", at: position, found: "<\(qualifiedName)>",
        expected: "the attribute \(attribute)")
    }
    return value
  }

  func flag(_ attribute: String) throws(DMNProblem) -> Bool {
    switch self[attribute]?.withoutOuterSpace {
    case nil, "false", "0": return false
    case "true", "1": return true
    case let other?:
      throw DMNProblem(
        .unknownWord, in: self["name"] ?? "", at: position, found: other,
        expected: "\(attribute) true or false")
    }
  }
}

extension String {
  /// Without white space at both ends.
  var withoutOuterSpace: String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
