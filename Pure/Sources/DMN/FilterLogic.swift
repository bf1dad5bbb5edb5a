import FEEL

/// A filter in FEEL that gives null where its condition is no truth.
final class TruthFilterLogic: Logic {
  private let slot: Int
  private let items: any Logic
  private let filter: any Logic

  init(_ slot: Int, _ items: any Logic, _ filter: any Logic) {
    self.slot = slot
    self.items = items
    self.filter = filter
  }

  func value(_ run: Run) -> Value {
    let items = items.value(run)
    run.evaluation[slot] = items
    let result = filter.value(run)
    if result.isNull, !items.isNull {
      run.note(DMNProblem(.valueNotAllowed, in: run.element, expected: "true or false for each item"))
    }
    return result
  }
}

/// Items for which a boxed condition is true (DMN 1.5 §10.2.1); null where it is no truth for one of them.
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
      guard run.takeStep() else { return .null }
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
