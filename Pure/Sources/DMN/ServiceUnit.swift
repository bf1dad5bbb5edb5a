import FEEL

/// A decision service made ready (DMN 1.5 §10.4): computes its outputs from its inputs alone.
final class ServiceUnit: Sendable {
  let name: String
  let namespace: String
  let plan: DecisionPlan
  let type: ItemType

  init(name: String, namespace: String, plan: DecisionPlan, type: ItemType) {
    self.name = name
    self.namespace = namespace
    self.plan = plan
    self.type = type
  }

  /// The service as a function of its input data, then its input decisions.
  var function: FunctionValue {
    let parameters = plan.inputs.map { FunctionValue.Parameter($0.unit.name, $0.unit.type.feel) }
    return FunctionValue(parameters, result: type.feel) { [plan, type, name] arguments, evaluation in
      withUnsafeTemporaryAllocation(of: Value.self, capacity: max(plan.count, 1)) { buffer in
        buffer.initialize(repeating: .null)
        defer { buffer.deinitialize() }
        guard let values = buffer.baseAddress else { return .null }
        return evaluation.withFrame(slots: plan.slotCount) { inner in
          let run = Run(inner)
          run.element = name
          for (input, argument) in zip(plan.inputs, arguments) {
            guard let accepted = input.unit.type.accepted(argument, inner) else { return .null }
            values[input.target] = accepted
          }
          run.begin(ExplainedPart.call(named: name, plan.inputs.map(\.unit.name), arguments))
          plan.compute(values, run)
          let result = type.accepted(plan.result(values), inner) ?? .null
          run.end(result)
          return result
        }
      }
    }
  }
}
