import FEEL

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

/// A body evaluated for each item of a list (DMN 1.5 §10.2.1); gives the list of results, or null where
/// there is no list.
final class LoopLogic: Logic {
  private let items: any Logic
  private let slot: Int
  private let body: any Logic

  init(_ items: any Logic, slot: Int, _ body: any Logic) {
    self.items = items
    self.slot = slot
    self.body = body
  }

  func value(_ run: Run) -> Value {
    guard case .list(let list) = items.value(run) else { return .null }
    var results: [Value] = []
    for item in list.items {
      guard run.takeStep() else { return .null }
      run.evaluation[slot] = item
      results.append(body.value(run))
    }
    return .list(of: results)
  }
}

/// Whether some or every one of the results of a loop is true, in three-valued logic (DMN 1.5 §10.2.1).
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
