import FEEL

/// A function definition: keeps the values of the frame around it (DMN 1.5 §10.2.1).
final class FunctionLogic: Logic {
  private let template: FunctionTemplate
  /// How many slots of the frame around it have names.
  private let captured: Int

  init(_ template: FunctionTemplate, captured: Int) {
    self.template = template
    self.captured = captured
  }

  func value(_ run: Run) -> Value {
    .function(template.function((0..<captured).map { run.evaluation[$0] }))
  }
}

/// A function's parameters and body; the body's frame holds captured values first, then the arguments.
final class FunctionTemplate: Sendable {
  let parameters: [FunctionValue.Parameter]
  private let types: [ItemType]
  private let result: FEELType
  private let body: any Logic
  private let slotCount: Int
  private let name: String

  init(
    _ name: String, _ parameters: [(name: String, type: ItemType)], result: FEELType, body: any Logic,
    slotCount: Int
  ) {
    self.name = name
    self.parameters = parameters.map { FunctionValue.Parameter($0.name, $0.type.feel) }
    types = parameters.map(\.type)
    self.result = result
    self.body = body
    self.slotCount = slotCount
  }

  func function(_ captured: [Value]) -> FunctionValue {
    let names = parameters.map(\.name)
    return FunctionValue(parameters, result: result) { [types, body, slotCount, name] arguments, evaluation in
      evaluation.withFrame(slots: slotCount) { inner in
        for (index, value) in captured.enumerated() { inner[index] = value }
        for (index, value) in arguments.enumerated() {
          guard let accepted = types[index].accepted(value, inner) else { return .null }
          inner[captured.count + index] = accepted
        }
        let run = Run(inner)
        run.element = name
        run.begin(ExplainedPart.call(named: name, names, arguments))
        let result = body.value(run)
        run.end(result)
        return result
      }
    }
  }
}
