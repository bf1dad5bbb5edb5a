import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Testing

/// Short ways to write models and values in tests.
enum Sample {
  static func model(
    _ decisions: [Decision], inputs: [InputData] = [], types: [ItemDefinition] = [],
    knowledge: [KnowledgeModel] = [], services: [DecisionService] = [], imports: [ModelImport] = []
  ) -> DecisionModel {
    DecisionModel(
      name: "手数料", namespace: "https://example.jp/手数料", imports: imports, itemDefinitions: types,
      inputData: inputs, decisions: decisions, knowledgeModels: knowledge, services: services)
  }

  /// A model of one decision `d` that may use every input.
  static func decision(
    _ logic: BoxedExpression, _ typeRef: String? = nil, inputs: [InputData] = [], types: [ItemDefinition] = [],
    knowledge: [KnowledgeModel] = []
  ) -> CompiledModel {
    let decision = Decision(
      "d", typeRef, id: "_d", requiredInputs: inputs.map { .local($0.id) },
      requiredKnowledge: knowledge.map { .local($0.id) }, logic: logic)
    return CompiledModel(model([decision], inputs: inputs, types: types, knowledge: knowledge))
  }

  static func input(_ name: String, _ typeRef: String? = nil) -> InputData {
    InputData(name, typeRef, id: "_\(name)")
  }

  /// The value of an expression in FEEL without names.
  static func value(_ text: String) throws -> Value {
    let expression = try FEELCompiler.expression(text)
    return Evaluation(capacity: expression.slotCount).evaluate(expression)
  }

  /// What decision `d` gives, with why.
  static func outcome(_ model: CompiledModel, _ inputs: [String: String] = [:]) throws -> DecisionOutcome {
    model.evaluate(
      decision: "d", inputs: try inputs.mapValues(value), environment: EvaluationEnvironment(explains: true))
  }

  /// XML of a model of DMN 1.5 with this inside.
  static func xml(_ parts: String, namespace: String = DMNVersion.dmn15.namespace) -> String {
    "<definitions xmlns=\"\(namespace)\" name=\"m\" namespace=\"n\">\(parts)</definitions>"
  }

  static func literal(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<literalExpression><text>\(escaped)</text></literalExpression>"
  }
}
