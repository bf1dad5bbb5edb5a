import FEEL

/// The logic of a decision or function made ready; reads and writes the slots of the current frame.
protocol Logic: AnyObject, Sendable {
  func value(_ run: Run) -> Value
}

/// A value that is always the same.
final class ConstantLogic: Logic {
  private let constant: Value

  init(_ constant: Value) { self.constant = constant }

  func value(_ run: Run) -> Value { constant }
}

/// An expression in FEEL.
final class LiteralLogic: Logic {
  private let expression: CompiledExpression

  init(_ expression: CompiledExpression) { self.expression = expression }

  func value(_ run: Run) -> Value { run.evaluation.evaluate(expression) }
}

/// Something that could not be read: null, and why.
final class BrokenLogic: Logic {
  private let problem: DMNProblem

  init(_ problem: DMNProblem) { self.problem = problem }

  func value(_ run: Run) -> Value {
    run.note(problem)
    return .null
  }
}

/// A value that has to be of a type.
final class TypedLogic: Logic {
  private let logic: any Logic
  private let type: ItemType

  init(_ logic: any Logic, _ type: ItemType) {
    self.logic = logic
    self.type = type
  }

  func value(_ run: Run) -> Value {
    let value = logic.value(run)
    if let accepted = type.accepted(value, run.evaluation) { return accepted }
    run.note(
      DMNProblem(.valueNotAllowed, in: run.element, found: "\(value.type)", expected: "a value of \(type.feel)"))
    return .null
  }
}

/// A boxed context (DMN 1.5 §10.2.1.4): entries see the ones before them.
final class ContextLogic: Logic {
  struct Entry: Sendable {
    let slot: Int
    let logic: any Logic
  }

  private let entries: [Entry]
  private let names: [String]
  /// The entry without a name.
  private let result: (any Logic)?

  init(_ entries: [Entry], _ names: [String], result: (any Logic)?) {
    self.entries = entries
    self.names = names
    self.result = result
  }

  func value(_ run: Run) -> Value {
    let evaluation = run.evaluation
    for entry in entries { evaluation[entry.slot] = entry.logic.value(run) }
    if let result { return result.value(run) }
    return .context(of: zip(names, entries).map { ($0, evaluation[$1.slot]) })
  }
}

/// A boxed list (DMN 1.5 §10.2.1.5).
final class ListLogic: Logic {
  private let items: [any Logic]

  init(_ items: [any Logic]) { self.items = items }

  func value(_ run: Run) -> Value { .list(of: items.map { $0.value(run) }) }
}

/// A relation: a list of contexts (DMN 1.5 §10.2.1.6).
final class RelationLogic: Logic {
  private let columns: [String]
  private let rows: [[any Logic]]

  init(_ columns: [String], _ rows: [[any Logic]]) {
    self.columns = columns
    self.rows = rows
  }

  func value(_ run: Run) -> Value {
    .list(of: rows.map { row in .context(of: zip(columns, row).map { ($0, $1.value(run)) }) })
  }
}

/// A boxed conditional (DMN 1.5 §10.2.1.8): null is not true; what is no truth at all gives null.
final class ConditionalLogic: Logic {
  private let condition: any Logic
  private let then: any Logic
  private let otherwise: any Logic

  init(_ condition: any Logic, _ then: any Logic, _ otherwise: any Logic) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  func value(_ run: Run) -> Value {
    switch condition.value(run) {
    case .boolean(true): return then.value(run)
    case .boolean(false), .null: return otherwise.value(run)
    case let other:
      run.note(DMNProblem(.valueNotAllowed, in: run.element, found: "\(other.type)", expected: "true or false"))
      return .null
    }
  }
}

/// A boxed invocation (DMN 1.5 §10.2.1.3): arguments by the names of parameters.
final class InvocationLogic: Logic {
  private let function: any Logic
  private let names: [String]
  private let arguments: [any Logic]

  init(_ function: any Logic, _ names: [String], _ arguments: [any Logic]) {
    self.function = function
    self.names = names
    self.arguments = arguments
  }

  func value(_ run: Run) -> Value {
    guard case .function(let function) = function.value(run) else {
      run.note(DMNProblem(.wrongArguments, in: run.element, expected: "a function"))
      return .null
    }
    let given = zip(names, arguments).map { (name: $0, value: $1.value(run)) }
    guard let ordered = function.ordered(given) else {
      run.note(
        DMNProblem(
          .wrongArguments, in: run.element, found: names.joined(separator: ", "),
          expected: function.parameters.map(\.name).joined(separator: ", ")))
      return .null
    }
    return run.evaluation.call(function, ordered)
  }
}

/// A value computed by FEEL from another one that is put into a slot first.
final class SlotLogic: Logic {
  private let slot: Int
  private let logic: any Logic
  private let next: any Logic

  init(_ slot: Int, _ logic: any Logic, then next: any Logic) {
    self.slot = slot
    self.logic = logic
    self.next = next
  }

  func value(_ run: Run) -> Value {
    run.evaluation[slot] = logic.value(run)
    return next.value(run)
  }
}

/// A body evaluated for each item of a list (DMN 1.5 §10.2.1.9 to §10.2.1.11); gives the list of results, or null where
/// there is no list.
final class LoopLogic: Logic {
  private let items: any Logic
  private let slot: Int
  private let partialSlot: Int?
  private let body: any Logic

  init(_ items: any Logic, slot: Int, partialSlot: Int?, _ body: any Logic) {
    self.items = items
    self.slot = slot
    self.partialSlot = partialSlot
    self.body = body
  }

  func value(_ run: Run) -> Value {
    guard case .list(let list) = items.value(run) else { return .null }
    var results: [Value] = []
    results.reserveCapacity(list.count)
    for item in list.items {
      run.evaluation[slot] = item
      if let partialSlot { run.evaluation[partialSlot] = .list(of: results) }
      results.append(body.value(run))
    }
    return .list(of: results)
  }
}

/// Whether some or every one of the results of a loop is true, in three-valued logic (DMN 1.5 §10.2.1.10 and §10.2.1.11).
final class QuantifiedLogic: Logic {
  private let results: any Logic
  private let isSome: Bool

  init(_ results: any Logic, isSome: Bool) {
    self.results = results
    self.isSome = isSome
  }

  func value(_ run: Run) -> Value {
    guard case .list(let list) = results.value(run) else { return .null }
    var hasNull = false
    var isDecided = false
    for item in list.items {
      switch item {
      case .boolean(let truth): if truth == isSome { isDecided = true }
      case .null: hasNull = true
      case let other:
        run.note(DMNProblem(.valueNotAllowed, in: run.element, found: "\(other.type)", expected: "true or false"))
        return .null
      }
    }
    if isDecided { return .boolean(isSome) }
    return hasNull ? .null : .boolean(!isSome)
  }
}

/// Items for which a boxed condition is true (DMN 1.5 §10.2.1.12); null where it is no truth for one of them.
final class FilterLogic: Logic {
  private let items: any Logic
  private let slot: Int
  private let match: any Logic

  init(_ items: any Logic, slot: Int, _ match: any Logic) {
    self.items = items
    self.slot = slot
    self.match = match
  }

  func value(_ run: Run) -> Value {
    guard case .list(let list) = items.value(run) else { return .null }
    var kept: [Value] = []
    for item in list.items {
      run.evaluation[slot] = item
      switch match.value(run) {
      case .boolean(true): kept.append(item)
      case .boolean(false), .null: continue
      case let other:
        run.note(DMNProblem(.valueNotAllowed, in: run.element, found: "\(other.type)", expected: "true or false"))
        return .null
      }
    }
    return .list(of: kept)
  }
}

/// A function definition: keeps the values of the frame around it (DMN 1.5 §10.2.1.7).
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
    FunctionValue(parameters, result: result) { [types, body, slotCount, name] arguments, evaluation in
      evaluation.withFrame(slots: slotCount) { inner in
        for (index, value) in captured.enumerated() { inner[index] = value }
        for (index, value) in arguments.enumerated() {
          guard let accepted = types[index].accepted(value, inner) else { return .null }
          inner[captured.count + index] = accepted
        }
        let run = Run(inner)
        run.element = name
        return body.value(run)
      }
    }
  }
}
