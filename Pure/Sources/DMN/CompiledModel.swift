import CivilTime
import FEEL

/// A model made ready: read once, evaluated as often as you like, from any thread.
public final class CompiledModel: Sendable {
  public let model: DecisionModel
  /// Everything that is wrong with it or looks wrong. The parts concerned give null; all others work.
  public let problems: [DMNProblem]
  private let decisions: [CompiledDecision]
  private let services: [CompiledDecision]
  private let functions: [(name: String, namespace: String, function: FunctionValue)]

  /// - Parameters:
  ///   - model: the model asked for.
  ///   - imports: the models it imports, and the ones those import.
  public init(_ model: DecisionModel, imports: [DecisionModel] = [], limits: DMNLimits = .standard) {
    self.model = model
    var seen: Set<String> = []
    let compiler = ModelCompiler(([model] + imports).filter { seen.insert($0.namespace).inserted }, limits: limits)
    var problems = compiler.problems
    let units = compiler.units
    var decisions: [CompiledDecision] = []
    var size = 0
    for unit in units.values.sorted(by: { $0.index < $1.index }) where unit.logic != nil {
      let plan = DecisionPlan([unit], among: units)
      size += plan.count
      guard size <= limits.requirements else {
        problems.append(
          DMNProblem(.tooLarge, in: unit.name, expected: "at most \(limits.requirements) requirements in all"))
        break
      }
      decisions.append(CompiledDecision(name: unit.name, namespace: unit.namespace, plan: plan, type: unit.type))
    }
    self.decisions = decisions
    services = compiler.services.sorted { $0.key < $1.key }.map { _, service in
      CompiledDecision(name: service.name, namespace: service.namespace, plan: service.plan, type: service.type)
    }
    functions = compiler.functions.sorted { $0.key < $1.key }.map { index, function in
      let node = compiler.node(index)
      return (node.name, node.namespace, function)
    }
    self.problems = problems
  }

  /// The model made ready, or everything that is wrong with it.
  public static func checked(
    _ model: DecisionModel, imports: [DecisionModel] = [], limits: DMNLimits = .standard
  ) throws(DMNProblems) -> CompiledModel {
    let compiled = CompiledModel(model, imports: imports, limits: limits)
    guard compiled.problems.isEmpty else { throw DMNProblems(compiled.problems) }
    return compiled
  }
}

extension CompiledModel {
  /// The names of this model's own decisions that have logic, in the order of the model.
  public var decisionNames: [String] {
    decisions.filter { $0.namespace == model.namespace }.map(\.name)
  }

  /// The names of this model's own decision services.
  public var serviceNames: [String] {
    services.filter { $0.namespace == model.namespace }.map(\.name)
  }

  /// A decision to be evaluated many times; nil where there is none of that name. Without a namespace the model's own
  /// decisions go before imported ones.
  public func decision(_ name: String, namespace: String? = nil) -> CompiledDecision? {
    find(name, namespace, decisions)
  }

  /// A decision service to be evaluated many times; nil where there is none of that name.
  public func service(_ name: String, namespace: String? = nil) -> CompiledDecision? {
    find(name, namespace, services)
  }

  /// A business knowledge model or a decision service as a function; nil where there is none of that name.
  public func function(_ name: String, namespace: String? = nil) -> FunctionValue? {
    let found = functions.filter { $0.name == name && (namespace == nil || $0.namespace == namespace) }
    return (found.first { $0.namespace == model.namespace } ?? found.first)?.function
  }

  private func find(_ name: String, _ namespace: String?, _ list: [CompiledDecision]) -> CompiledDecision? {
    let found = list.filter { $0.name == name && (namespace == nil || $0.namespace == namespace) }
    return found.first { $0.namespace == model.namespace } ?? found.first
  }

  /// Evaluates a decision once.
  ///
  /// - Parameters:
  ///   - inputs: values by the names of input data; a name that is missing is null.
  ///   - date: the day of the fact, whose rules count; nil for the environment's, or the day of its clock.
  ///   - explaining: whether the outcome says why, in ``DecisionOutcome/explanation``.
  public func evaluate(
    decision name: String, inputs: [String: Value], on date: LocalDate? = nil,
    environment: EvaluationEnvironment = EvaluationEnvironment(), explaining: Bool = false
  ) -> DecisionOutcome {
    guard let decision = decision(name) else { return unknown(name) }
    return decision.evaluate(inputs, on: date, environment: environment, explaining: explaining)
  }

  /// Evaluates a decision service once.
  ///
  /// - Parameters:
  ///   - inputs: values by the names of its input data and input decisions; a name that is missing is null.
  ///   - date: the day of the fact, whose rules count; nil for the environment's, or the day of its clock.
  ///   - explaining: whether the outcome says why, in ``DecisionOutcome/explanation``.
  public func evaluate(
    service name: String, inputs: [String: Value], on date: LocalDate? = nil,
    environment: EvaluationEnvironment = EvaluationEnvironment(), explaining: Bool = false
  ) -> DecisionOutcome {
    guard let service = service(name) else { return unknown(name) }
    return service.evaluate(inputs, on: date, environment: environment, explaining: explaining)
  }

  private func unknown(_ name: String) -> DecisionOutcome {
    DecisionOutcome(
      value: .null, outputs: [],
      problems: [DMNProblem(.unknownDecision, found: name, expected: decisionNames.joined(separator: ", "))],
      expressionProblems: [], explanation: nil)
  }
}

/// What an evaluation gave.
public struct DecisionOutcome: Sendable {
  /// The decision's value; of a service with several outputs a context.
  public let value: Value
  /// Each output by the name of its decision.
  public let outputs: [(name: String, value: Value)]
  /// Why parts were null; gathered where ``EvaluationEnvironment/explains`` asked for it.
  public let problems: [DMNProblem]
  /// Why parts of expressions were null; gathered likewise.
  public let expressionProblems: [FEELProblem]
  /// Why the value is what it is, where the evaluation was asked to explain itself.
  public let explanation: Explanation?
}
