import DMN
import FormSchema
import Kernel

/// Decisions row by row, and tables of codes.
extension DifferenceReader {
  mutating func readDecision(_ kind: DecisionKind) {
    let path = DraftPath(kind.path)
    let before = old.text(path), after = new.text(path)
    guard before != after else { return }
    guard let before, let after else {
      return note(before == nil ? .added : .removed, .decision(kind.rawValue), at: path)
    }
    guard let was = try? DecisionModel.read(xml: before), let now = try? DecisionModel.read(xml: after) else {
      return note(.changed, .decision(kind.rawValue), at: path)
    }
    let count = changes.count
    compare(was, now, kind.rawValue, path)
    // Something else of it: its name, its facts, how it is written.
    if changes.count == count, was != now { note(.changed, .decision(kind.rawValue), at: path) }
  }

  private mutating func compare(_ was: DecisionModel, _ now: DecisionModel, _ kind: String, _ path: DraftPath) {
    for decision in now.decisions {
      let before = was.decisions.first { $0.name == decision.name }
      let own = decision.name == kind ? nil : decision.name
      switch (before?.logic?.kind, decision.logic?.kind) {
      case (.table(let before)?, .table(let after)?): compare(before, after, kind, own, path)
      case (.literal(let before)?, .literal(let after)?):
        guard before.text != after.text else { continue }
        note(.changed, .decision(kind), named: own ?? "", key: own, from: before.text, to: after.text, at: path)
      default:
        guard before?.logic != decision.logic else { continue }
        note(.changed, .decision(kind), named: own ?? "", key: own, at: path)
      }
    }
    for decision in was.decisions where !now.decisions.contains(where: { $0.name == decision.name }) {
      note(.removed, .decision(kind), named: decision.name, key: decision.name, at: path)
    }
  }

  private mutating func compare(
    _ was: DecisionTable, _ now: DecisionTable, _ kind: String, _ own: String?, _ path: DraftPath
  ) {
    let before = was.columnNames, after = now.columnNames
    if before != after {
      note(
        .changed, .decision(kind), named: own ?? "", key: "columns", from: before.joined(separator: "、"),
        to: after.joined(separator: "、"), at: path)
    }
    if was.hitPolicy != now.hitPolicy {
      note(
        .changed, .decision(kind), named: own ?? "", key: "hit-policy", from: was.hitPolicy.rawValue,
        to: now.hitPolicy.rawValue, at: path)
    }
    for pair in RowPairs(was.rules.map { RowCells($0, in: was) }, now.rules.map { RowCells($0, in: now) }).pairs {
      compare(pair, was, now, kind, own, path)
    }
  }

  private mutating func compare(
    _ pair: RowPairs.Pair, _ was: DecisionTable, _ now: DecisionTable, _ kind: String, _ own: String?,
    _ path: DraftPath
  ) {
    switch (pair.old, pair.new) {
    case (let index?, nil):
      let row = RowCells(was.rules[index], in: was)
      note(.removed, .rule(index + 1, decision: kind), named: own ?? "", from: row.words, at: path)
    case (nil, let index?):
      let row = RowCells(now.rules[index], in: now)
      note(.added, .rule(index + 1, decision: kind), named: own ?? "", to: row.words, at: path)
    case (let first?, let second?):
      let before = RowCells(was.rules[first], in: was), after = RowCells(now.rules[second], in: now)
      for column in 0..<max(before.all.count, after.all.count) {
        let cell = before.all[safely: column], other = after.all[safely: column]
        guard cell?.text != other?.text else { continue }
        note(
          .changed, .rule(second + 1, decision: kind), named: own ?? "", key: (other ?? cell)?.column,
          from: cell?.words, to: other?.words, at: path)
      }
    case (nil, nil): break
    }
  }

  mutating func readTable(_ name: String) {
    let path = DraftPath("tables/\(name).csv")
    let before = old.text(path), after = new.text(path)
    guard before != after else { return }
    guard let before, let after else {
      return note(before == nil ? .added : .removed, .codeTable(name), named: name, at: path)
    }
    let was: [[String]] = CSVRows(Array(before.utf8)).map(\.fields)
    let now: [[String]] = CSVRows(Array(after.utf8)).map(\.fields)
    guard was.first == now.first else {
      return note(.changed, .codeTable(name), named: name, at: path)
    }
    let rows = Dictionary(was.dropFirst().map { ($0.first ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(now.dropFirst().map { $0.first ?? "" })
    for (id, row) in rows.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
      note(.removed, .codeRow(id, table: name), named: name, from: row.joined(separator: "、"), at: path)
    }
    for row in now.dropFirst() {
      let id = row.first ?? ""
      guard let old = rows[id] else {
        note(.added, .codeRow(id, table: name), named: name, to: row.joined(separator: "、"), at: path)
        continue
      }
      for (column, cell) in row.enumerated() where old[safely: column] != cell {
        note(
          .changed, .codeRow(id, table: name), named: name, key: now.first?[safely: column], from: old[safely: column],
          to: cell, at: path)
      }
    }
  }
}

/// The cells of a rule with their columns.
struct RowCells {
  struct Cell: Equatable {
    let column: String
    let text: String

    /// A text without its quotes.
    var words: String {
      let isQuoted = text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
        && !text.dropFirst().dropLast().contains("\"")
      return isQuoted ? String(text.dropFirst().dropLast()) : text
    }
  }

  let inputs: [Cell]
  let outputs: [Cell]
  let others: [Cell]

  init(_ rule: DecisionTable.Rule, in table: DecisionTable) {
    let names = table.columnNames
    func cells(_ texts: [String], from start: Int) -> [Cell] {
      texts.enumerated().map { Cell(column: names[safely: start + $0] ?? "", text: $1) }
    }
    inputs = cells(rule.inputEntries.map(\.text), from: 0)
    outputs = cells(rule.outputEntries.map(\.text), from: table.inputs.count)
    others =
      cells(rule.annotations, from: table.inputs.count + table.outputs.count)
      + [
        Cell(column: table.periodHeadings.from, text: rule.effectiveFrom.map { "\($0)" } ?? ""),
        Cell(column: table.periodHeadings.to, text: rule.effectiveTo.map { "\($0)" } ?? ""),
      ]
  }

  var all: [Cell] { inputs + outputs + others }
  var words: String { (inputs + outputs).map(\.words).joined(separator: "、") }
  /// What makes it the rule it is: its conditions and its days.
  var key: [String] { inputs.map(\.text) + others.suffix(2).map(\.text) }
}

/// Which rule of a table is which of another.
struct RowPairs {
  struct Pair: Equatable {
    /// From zero; `nil` where it is new.
    let old: Int?
    let new: Int?
  }

  private(set) var pairs: [Pair] = []

  init(_ before: [RowCells], _ after: [RowCells]) {
    let span = ChangedSpan(before, after) { $0.all == $1.all }
    var left = Array(span.old)
    var partners: [Int: Int] = [:]
    // The same conditions, another result.
    for index in span.new {
      guard let place = left.firstIndex(where: { before[$0].key == after[index].key }) else { continue }
      partners[index] = left.remove(at: place)
    }
    // Else the one at the same place, where as many went as came.
    let unpaired = span.new.filter { partners[$0] == nil }
    if unpaired.count == left.count { for (index, was) in zip(unpaired, left) { partners[index] = was } } else {
      pairs += left.map { Pair(old: $0, new: nil) }
    }
    pairs += span.new.map { Pair(old: partners[$0], new: $0) }
  }
}

extension DecisionTable {
  /// What stands above the columns: facts, results, remarks.
  var columnNames: [String] {
    inputs.map { $0.label ?? $0.expression.text } + outputs.map { $0.label ?? $0.name ?? outputLabel ?? "" }
      + annotations
  }
}

extension Array {
  /// The element there; `nil` beyond the end.
  subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
