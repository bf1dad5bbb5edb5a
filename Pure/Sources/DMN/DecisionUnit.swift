import FEEL

/// A decision or input made ready, alone: where its names come from, and what it computes.
final class DecisionUnit: Sendable {
  /// Where a slot of the frame gets its value from.
  enum Source: Sendable {
    /// Another element of the graph.
    case element(Int)
    case constant(Value)
    /// A context of an imported model's elements.
    case imported([(name: String, source: Source)])
  }

  let index: Int
  let name: String
  let namespace: String
  let type: ItemType
  let typeRef: String?
  let sources: [Source]
  /// Nil for inputs, and for decisions people make.
  let logic: (any Logic)?
  let slotCount: Int
  /// What the rest of the graph needs for it: elements with values.
  let needs: [Int]
  /// The logic as it was written, and the names of what it follows: for explanations.
  let source: BoxedExpression?
  let authorities: [String]

  init(
    index: Int, name: String, namespace: String, type: ItemType, typeRef: String?, sources: [Source] = [],
    logic: (any Logic)? = nil, slotCount: Int = 0, needs: [Int] = [], source: BoxedExpression? = nil,
    authorities: [String] = []
  ) {
    self.index = index
    self.name = name
    self.namespace = namespace
    self.type = type
    self.typeRef = typeRef
    self.sources = sources
    self.logic = logic
    self.slotCount = slotCount
    self.needs = needs
    self.source = source
    self.authorities = authorities
  }
}

/// What has to be computed, in order, for some decisions.
final class DecisionPlan: Sendable {
  struct Input: Sendable {
    let unit: DecisionUnit
    let target: Int
  }

  struct Step: Sendable {
    let unit: DecisionUnit
    /// Slots that take a value of the plan.
    let values: [(slot: Int, position: Int)]
    /// Slots that take something else.
    let others: [(slot: Int, source: DecisionUnit.Source)]
    let target: Int

    init(_ unit: DecisionUnit, _ sources: [DecisionUnit.Source], target: Int) {
      self.unit = unit
      self.target = target
      var values: [(slot: Int, position: Int)] = []
      var others: [(slot: Int, source: DecisionUnit.Source)] = []
      for (slot, source) in sources.enumerated() {
        if case .element(let position) = source {
          values.append((slot, position))
        } else {
          others.append((slot, source))
        }
      }
      self.values = values
      self.others = others
    }
  }

  /// Facts from outside, and decisions that are given rather than made.
  let inputs: [Input]
  let steps: [Step]
  let outputs: [(name: String, position: Int)]
  /// The element each value belongs to: for explanations.
  let units: [DecisionUnit]
  /// How many values there are.
  let count: Int
  let slotCount: Int

  /// - Parameters:
  ///   - outputs: the decisions asked for.
  ///   - given: elements whose values come from outside, in the order they are passed; nil takes every input that is
  ///     needed, in the order of the model.
  init(_ outputs: [DecisionUnit], given: [DecisionUnit]? = nil, among units: [Int: DecisionUnit]) {
    var position: [Int: Int] = [:]
    var inputs: [Input] = []
    var steps: [Step] = []
    var members: [DecisionUnit] = []
    for unit in given ?? [] where position[unit.index] == nil {
      position[unit.index] = position.count
      members.append(unit)
      inputs.append(Input(unit: unit, target: position.count - 1))
    }
    let isGiven = Set(position.keys)
    for unit in DecisionPlan.closure(outputs, stoppingAt: isGiven, units) where position[unit.index] == nil {
      let target = position.count
      position[unit.index] = target
      members.append(unit)
      if unit.logic != nil {
        steps.append(Step(unit, unit.sources.map { DecisionPlan.placed($0, position) }, target: target))
      } else if given == nil {
        inputs.append(Input(unit: unit, target: target))
      }
    }
    self.inputs = inputs
    self.steps = steps
    self.outputs = outputs.compactMap { unit in position[unit.index].map { (unit.name, $0) } }
    self.units = members
    count = position.count
    slotCount = steps.map(\.unit.slotCount).max() ?? 0
  }

  /// The source in terms of this plan's positions; what is not computed is null.
  private static func placed(_ source: DecisionUnit.Source, _ position: [Int: Int]) -> DecisionUnit.Source {
    switch source {
    case .element(let index): position[index].map { .element($0) } ?? .constant(.null)
    case .constant: source
    case .imported(let members): .imported(members.map { ($0.name, placed($0.source, position)) })
    }
  }

  /// Everything the outputs need, each after what it needs itself, without recursion.
  private static func closure(
    _ outputs: [DecisionUnit], stoppingAt given: Set<Int>, _ units: [Int: DecisionUnit]
  ) -> [DecisionUnit] {
    var done: Set<Int> = []
    var ordered: [DecisionUnit] = []
    var pending: [(unit: DecisionUnit, next: Int)] = []
    for output in outputs {
      pending.append((output, 0))
      while let (unit, next) = pending.last {
        if done.contains(unit.index) {
          pending.removeLast()
        } else if given.contains(unit.index) || next >= unit.needs.count {
          done.insert(unit.index)
          ordered.append(unit)
          pending.removeLast()
        } else {
          pending[pending.count - 1].next += 1
          if let need = units[unit.needs[next]], !done.contains(need.index) { pending.append((need, 0)) }
        }
      }
    }
    return ordered
  }
}

extension DecisionPlan {
  /// Computes everything into the values, whose inputs are there already.
  ///
  /// Uses the slots of the current frame, of which there must be `slotCount`.
  func compute(_ values: UnsafeMutablePointer<Value>, _ run: Run) {
    let evaluation = run.evaluation
    for step in steps {
      for (slot, position) in step.values { evaluation[slot] = values[position] }
      for (slot, source) in step.others { evaluation[slot] = DecisionPlan.value(source, values) }
      if run.finds { run.element = step.unit.name }
      if run.isExplaining {
        explain(step, values, run)
      } else {
        values[step.target] = DecisionPlan.result(of: step.unit, run)
      }
    }
  }

  private func explain(_ step: Step, _ values: UnsafeMutablePointer<Value>, _ run: Run) {
    let first = run.evaluation.problems.count
    run.begin(explained(step, values))
    let value = DecisionPlan.result(of: step.unit, run)
    values[step.target] = value
    run.end(value, problemsFrom: first)
  }

  private static func result(of unit: DecisionUnit, _ run: Run) -> Value {
    guard let logic = unit.logic else { return .null }
    let value = logic.value(run)
    guard let accepted = unit.type.accepted(value, run.evaluation) else {
      run.note(
        DMNProblem(
          .valueNotAllowed, in: unit.name, found: "\(value.type)",
          expected: "a value of \(unit.typeRef ?? unit.type.feel.description)"))
      return .null
    }
    return accepted
  }

  private static func value(_ source: DecisionUnit.Source, _ values: UnsafeMutablePointer<Value>) -> Value {
    switch source {
    case .element(let position): values[position]
    case .constant(let constant): constant
    case .imported(let members): .context(of: members.map { ($0.name, value($0.source, values)) })
    }
  }

  /// What a value from outside becomes: of the input's type, or null.
  static func accepted(_ value: Value, _ unit: DecisionUnit, _ run: Run) -> Value {
    if let accepted = unit.type.accepted(value, run.evaluation) { return accepted }
    run.note(
      DMNProblem(
        .inputNotAllowed, in: unit.name, found: "\(value.type)",
        expected: "a value of \(unit.typeRef ?? unit.type.feel.description)"))
    return .null
  }

  /// The outputs: one value, or a context of several by the names of their decisions.
  func result(_ values: UnsafeMutablePointer<Value>) -> Value {
    if outputs.count == 1 { return values[outputs[0].position] }
    return .context(of: outputs.map { ($0.name, values[$0.position]) })
  }
}
