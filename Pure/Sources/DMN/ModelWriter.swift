/// Makes the elements of a DMN 1.5 file from a model.
enum ModelWriter {
  private static let namespace = DMNVersion.latest.namespace

  static func definitions(_ model: DecisionModel) -> MarkupElement {
    var attributes = [MarkupElement.Attribute("xmlns", namespace)]
    for (prefix, uri) in model.otherNamespaces.sorted(by: { $0.key < $1.key })
    where DMNVersion(rawValue: uri) == nil {
      attributes.append(MarkupElement.Attribute("xmlns:\(prefix)", uri))
    }
    attributes += written([
      ("name", model.name), ("namespace", model.namespace), ("id", model.id),
      ("expressionLanguage", model.expressionLanguage), ("exporter", model.exporter),
      ("exporterVersion", model.exporterVersion),
    ])
    var parts = note(model.description)
    parts += model.imports.map(modelImport)
    parts += model.itemDefinitions.map { itemDefinition($0, "itemDefinition") }
    parts += model.inputData.map(inputData)
    parts += model.decisions.map(decision)
    parts += model.knowledgeModels.map(knowledgeModel)
    parts += model.services.map(service)
    parts += model.knowledgeSources.map(knowledgeSource)
    parts += model.otherElements.map(unprefixed)
    return MarkupElement(
      "definitions", namespace: namespace, attributes: attributes, content: parts.map { .element($0) })
  }

  /// Elements of the standard lose the prefix another file gave them.
  private static func unprefixed(_ element: MarkupElement) -> MarkupElement {
    let isStandard = DMNVersion(rawValue: element.namespace) != nil
    let attributes = element.attributes.filter { !$0.qualifiedName.hasPrefix("xmlns") || !isStandard }
    return MarkupElement(
      isStandard ? element.name : element.qualifiedName, namespace: isStandard ? namespace : element.namespace,
      attributes: attributes,
      content: element.content.map { part in
        if case .element(let child) = part { .element(unprefixed(child)) } else { part }
      })
  }

  static func element(
    _ name: String, _ attributes: [(String, String?)] = [], _ children: [MarkupElement] = []
  ) -> MarkupElement {
    MarkupElement(
      name, namespace: namespace, attributes: written(attributes), content: children.map { .element($0) })
  }

  static func text(_ name: String, _ text: String) -> MarkupElement {
    MarkupElement(name, namespace: namespace, content: text.isEmpty ? [] : [.text(text)])
  }

  private static func written(_ attributes: [(String, String?)]) -> [MarkupElement.Attribute] {
    attributes.compactMap { name, value in value.map { MarkupElement.Attribute(name, $0) } }
  }

  static func note(_ description: String?) -> [MarkupElement] {
    description.map { [text("description", $0)] } ?? []
  }

  static func tests(_ name: String, _ tests: String?) -> [MarkupElement] {
    tests.map { [element(name, [], [text("text", $0)])] } ?? []
  }

  private static func modelImport(_ item: ModelImport) -> MarkupElement {
    let type = DMNVersion(rawValue: item.importType) == nil ? item.importType : namespace
    return element(
      "import",
      [("name", item.name), ("namespace", item.namespace), ("importType", type), ("locationURI", item.locationURI)])
  }

  private static func itemDefinition(_ item: ItemDefinition, _ name: String) -> MarkupElement {
    var parts = note(item.description)
    if let type = item.typeRef { parts.append(text("typeRef", type)) }
    parts += tests("allowedValues", item.allowedValues)
    parts += tests("typeConstraint", item.typeConstraint)
    parts += item.components.map { itemDefinition($0, "itemComponent") }
    if let function = item.function {
      parts.append(
        element(
          "functionItem", [("outputTypeRef", function.outputTypeRef)],
          function.parameters.map { informationItem($0, "parameters") }))
    }
    return element(
      name, [("name", item.name), ("id", item.id), ("isCollection", item.isCollection ? "true" : nil)], parts)
  }

  static func informationItem(_ item: InformationItem, _ name: String) -> MarkupElement {
    element(name, [("name", item.name), ("id", item.id), ("typeRef", item.typeRef)], note(item.description))
  }

  private static func inputData(_ input: InputData) -> MarkupElement {
    element(
      "inputData", [("name", input.name), ("id", input.id)],
      note(input.description) + [informationItem(input.variable, "variable")])
  }

  private static func decision(_ decision: Decision) -> MarkupElement {
    var parts = note(decision.description)
    if let question = decision.question { parts.append(text("question", question)) }
    if let answers = decision.allowedAnswers { parts.append(text("allowedAnswers", answers)) }
    parts.append(informationItem(decision.variable, "variable"))
    parts += references(decision.requiredDecisions, "informationRequirement", "requiredDecision")
    parts += references(decision.requiredInputs, "informationRequirement", "requiredInput")
    parts += references(decision.requiredKnowledge, "knowledgeRequirement", "requiredKnowledge")
    parts += references(decision.requiredAuthorities, "authorityRequirement", "requiredAuthority")
    if let logic = decision.logic { parts.append(BoxedExpressionWriter.element(logic)) }
    return element("decision", [("name", decision.name), ("id", decision.id)], parts)
  }

  private static func knowledgeModel(_ model: KnowledgeModel) -> MarkupElement {
    var parts = note(model.description) + [informationItem(model.variable, "variable")]
    if let function = model.function {
      parts.append(BoxedExpressionWriter.function(function, "encapsulatedLogic"))
    }
    parts += references(model.requiredKnowledge, "knowledgeRequirement", "requiredKnowledge")
    parts += references(model.requiredAuthorities, "authorityRequirement", "requiredAuthority")
    return element("businessKnowledgeModel", [("name", model.name), ("id", model.id)], parts)
  }

  private static func service(_ service: DecisionService) -> MarkupElement {
    element(
      "decisionService", [("name", service.name), ("id", service.id)],
      note(service.description) + [informationItem(service.variable, "variable")]
        + references(service.outputDecisions, nil, "outputDecision")
        + references(service.encapsulatedDecisions, nil, "encapsulatedDecision")
        + references(service.inputDecisions, nil, "inputDecision")
        + references(service.inputData, nil, "inputData"))
  }

  private static func knowledgeSource(_ source: KnowledgeSource) -> MarkupElement {
    var parts = note(source.description)
    parts += references(source.requiredDecisions, "authorityRequirement", "requiredDecision")
    parts += references(source.requiredInputs, "authorityRequirement", "requiredInput")
    parts += references(source.requiredAuthorities, "authorityRequirement", "requiredAuthority")
    if let type = source.type { parts.append(text("type", type)) }
    if let owner = source.owner { parts += references([owner], nil, "owner") }
    return element(
      "knowledgeSource", [("name", source.name), ("id", source.id), ("locationURI", source.locationURI)], parts)
  }

  private static func references(
    _ references: [ElementReference], _ wrapper: String?, _ name: String
  ) -> [MarkupElement] {
    references.map { reference in
      let inner = element(name, [("href", reference.href)])
      return wrapper.map { element($0, [], [inner]) } ?? inner
    }
  }
}
