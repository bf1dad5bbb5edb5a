import CivilTime
import FEEL

/// A decision or a decision service, ready to be evaluated many times.
public struct CompiledDecision: Sendable {
  /// A value that comes from outside.
  public struct Input: Sendable, Hashable {
    public let name: String
    /// Of the model it belongs to.
    public let namespace: String
    /// As the model names it; nil where it does not say.
    public let typeRef: String?
    public let type: FEELType
  }

  public let name: String
  public let namespace: String
  /// The type of the result.
  public var type: FEELType { resultType.feel }
  let plan: DecisionPlan
  let resultType: ItemType

  init(name: String, namespace: String, plan: DecisionPlan, type: ItemType) {
    self.name = name
    self.namespace = namespace
    self.plan = plan
    resultType = type
  }

  /// What it needs, in the order ``DecisionEvaluator`` takes the values.
  public var inputs: [Input] {
    plan.inputs.map {
      Input(name: $0.unit.name, namespace: $0.unit.namespace, typeRef: $0.unit.typeRef, type: $0.unit.type.feel)
    }
  }

  /// Evaluates it once, with values by the names of its inputs; inputs of imported models may also be named
  /// `namespace#name`.
  ///
  /// - Parameters:
  ///   - date: the day of the fact, whose rules count; nil for the environment's, or the day of its clock.
  ///   - explaining: whether the outcome says why, in ``DecisionOutcome/explanation``; it costs a multiple of the
  ///     evaluation itself.
  public func evaluate(
    _ values: [String: Value], on date: LocalDate? = nil,
    environment: EvaluationEnvironment = EvaluationEnvironment(), explaining: Bool = false
  ) -> DecisionOutcome {
    var environment = environment
    if let date { environment.date = date }
    let evaluator = DecisionEvaluator(self, environment: environment, explaining: explaining)
    return evaluator.outcome(
      plan.inputs.map { input in
        values["\(input.unit.namespace)#\(input.unit.name)"] ?? values[input.unit.name] ?? .null
      })
  }
}

/// Evaluates one decision again and again on one thread, keeping its memory.
public final class DecisionEvaluator {
  private let name: String
  private let plan: DecisionPlan
  private let type: ItemType
  private let findings: Findings?
  private let run: Run
  private let values: UnsafeMutablePointer<Value>

  /// - Parameter explaining: whether ``outcome(_:)`` says why, in ``DecisionOutcome/explanation``. Problems are
  ///   gathered then, too, whatever the environment asks for.
  public init(
    _ decision: CompiledDecision, environment: EvaluationEnvironment = EvaluationEnvironment(),
    explaining: Bool = false
  ) {
    var environment = environment
    environment.explains = environment.explains || explaining
    name = decision.name
    plan = decision.plan
    type = decision.resultType
    findings = environment.explains ? Findings(isExplaining: explaining) : nil
    run = Run(Evaluation(capacity: plan.slotCount, environment: environment), findings)
    values = .allocate(capacity: max(plan.count, 1))
    values.initialize(repeating: .null, count: max(plan.count, 1))
  }

  deinit {
    values.deinitialize(count: max(plan.count, 1))
    values.deallocate()
  }

  /// The day of the fact, whose rules count; at first the environment's, or the day of its clock.
  public var date: LocalDate? {
    get { run.evaluation.date }
    set { run.evaluation.date = newValue }
  }

  /// The value of the decision for these inputs, in the order of ``CompiledDecision/inputs``; missing ones are null.
  public func evaluate(_ inputs: [Value]) -> Value {
    run.evaluation.renew()
    for (position, input) in plan.inputs.enumerated() {
      let value = position < inputs.count ? inputs[position] : .null
      values[input.target] = DecisionPlan.accepted(value, input.unit, run)
    }
    plan.compute(values, run)
    let result = plan.result(values)
    if let accepted = type.accepted(result, run.evaluation) { return accepted }
    run.note(DMNProblem(.valueNotAllowed, in: name, found: "\(result.type)", expected: "a value of \(type.feel)"))
    return .null
  }

  /// As ``evaluate(_:)``, with everything that was found on the way.
  public func outcome(_ inputs: [Value]) -> DecisionOutcome {
    _ = findings?.take()
    let value = Findings.$current.withValue(findings) { evaluate(inputs) }
    let outputs = plan.outputs.map { output in
      (name: output.name, value: plan.outputs.count == 1 || value.isNull ? value : values[output.position])
    }
    let found = findings?.take() ?? Findings.Contents()
    return DecisionOutcome(
      value: value, outputs: outputs, problems: found.problems, expressionProblems: run.evaluation.problems,
      explanation: explanation(value, found))
  }

  private func explanation(_ value: Value, _ found: Findings.Contents) -> Explanation? {
    guard findings?.isExplaining == true else { return nil }
    return Explanation(
      subject: name, value: value, decisions: found.recorder.decisions, isComplete: found.recorder.isComplete,
      problems: found.early)
  }
}
