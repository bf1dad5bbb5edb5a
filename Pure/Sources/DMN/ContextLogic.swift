import FEEL

/// A boxed context (DMN 1.5 §10.2.1): entries see the ones before them.
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

/// A boxed list (DMN 1.5 §10.2.1).
final class ListLogic: Logic {
  private let items: [any Logic]

  init(_ items: [any Logic]) { self.items = items }

  func value(_ run: Run) -> Value { .list(of: items.map { $0.value(run) }) }
}

/// A relation: a list of contexts (DMN 1.5 §10.2.1).
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
