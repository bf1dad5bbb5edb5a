import CivilTime
import FEEL

/// What a graph of decisions wants to know of its inputs.
struct PlanUse {
  /// By position in ``DecisionPlan/inputs``.
  let inputs: [InputUse]

  /// - Parameter date: whose rules count; nil for all rules.
  init(_ plan: DecisionPlan, on date: LocalDate?) {
    var uses = [InputUse](repeating: .nothing, count: plan.count)
    for output in plan.outputs { uses[output.position] = .exactly }
    // Each step comes after what it needs.
    for step in plan.steps.reversed() where uses[step.target] != .nothing {
      let types = Dictionary(step.values.map { ($0.slot, plan.units[$0.position].type.feel) }) { first, _ in first }
      let known = (step.unit.logic as? TableLogic)?.uses(on: date) { types[$0] ?? .any }
      for (slot, position) in step.values {
        uses[position] = uses[position].joined(known.map { $0[slot] ?? .nothing } ?? .exactly)
      }
      for (_, source) in step.others { PlanUse.add(source, to: &uses) }
    }
    inputs = plan.inputs.map { input in
      let own = uses[input.target]
      return own == .nothing ? own : own.joined(input.unit.type.use(of: .number))
    }
  }

  private static func add(_ source: DecisionUnit.Source, to uses: inout [InputUse]) {
    switch source {
    case .element(let position): uses[position] = .exactly
    case .constant: break
    case .imported(let members):
      for member in members { add(member.source, to: &uses) }
    }
  }
}
