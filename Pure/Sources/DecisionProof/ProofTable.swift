import CivilTime
import DMN
import FEEL

/// A table prepared for the proof: its texts read, its columns sorted by what they look at.
struct ProofTable {
  let table: DecisionTable
  let element: String
  let options: ProofOptions
  let subjects: [Subject]
  /// Cells by column, then rule.
  let cells: [[CellTest]]
  let columnTests: [[CellTest]]
  let domains: [ValueDomain]
  let evaluation = Evaluation(capacity: 512)

  /// The column's name as people see it.
  func label(_ column: Int) -> String {
    let input = table.inputs[column]
    return input.label.flatMap { $0.isEmpty ? nil : $0 } ?? input.expression.text
  }

  /// - Throws: the finding that says which text cannot be read.
  init(
    _ table: DecisionTable, element: String, scope: ProofScope, options: ProofOptions
  ) throws(UnreadableCell) {
    self.table = table
    self.element = element
    self.options = options
    subjects = table.inputs.map { Subject($0, scope) }
    var cells: [[CellTest]] = []
    var tests: [[CellTest]] = []
    var domains: [ValueDomain] = []
    for (column, input) in table.inputs.enumerated() {
      let subject = subjects[column]
      let own = scope.domains.domain(of: input.typeRef)
      var domain = subject.derivation == nil ? subject.domain.meeting(own) : subject.domain
      let allowed = try ProofTable.allowed(input, domain.type, column)
      if subject.derivation == nil { domain.tests += allowed }
      domains.append(domain)
      tests.append(subject.derivation == nil ? [] : own.tests + allowed)
      let type = subject.derivation == nil ? domain.type : own.type
      cells.append(try ProofTable.cells(table, column, type))
    }
    (self.cells, columnTests, self.domains) = (cells, tests, domains)
  }

  private static func allowed(
    _ input: DecisionTable.Input, _ type: FEELType, _ column: Int
  ) throws(UnreadableCell) -> [CellTest] {
    guard let text = input.allowedValues, !text.allSatisfy(\.isWhitespace) else { return [] }
    do {
      return [try CellTest(text, input: type)]
    } catch {
      throw UnreadableCell(rule: nil, column: column, text: text)
    }
  }

  private static func cells(
    _ table: DecisionTable, _ column: Int, _ type: FEELType
  ) throws(UnreadableCell) -> [CellTest] {
    var known: [String: CellTest] = [:]
    var cells: [CellTest] = []
    for (rule, row) in table.rules.enumerated() {
      guard column < row.inputEntries.count else { throw UnreadableCell(rule: rule, column: column, text: "") }
      let text = row.inputEntries[column].text
      do {
        let cell = if let same = known[text] { same } else { try CellTest(text, input: type) }
        known[text] = cell
        cells.append(cell)
      } catch {
        throw UnreadableCell(rule: rule, column: column, text: text)
      }
    }
    return cells
  }
}

/// A text that is not FEEL; the engine does not evaluate a table that has one.
struct UnreadableCell: Error {
  /// Counted from zero; nil for the values a column allows.
  let rule: Int?
  let column: Int
  let text: String
}

extension ProofTable {
  /// The dimensions, and the date of the fact last where rules depend on it; nil where the table is too large.
  func grid(on date: LocalDate?) -> ProofGrid? {
    var dimensions: [Dimension] = []
    for columns in grouped {
      guard let dimension = builder(columns).build() else { return nil }
      dimensions.append(dimension)
    }
    if table.hasPeriods {
      guard let period = PeriodColumn(table)?.builder(on: date, evaluation).build() else { return nil }
      dimensions.append(period)
    }
    return ProofGrid(dimensions: dimensions, ruleCount: table.rules.count)
  }

  /// Columns that look at the same variable.
  var grouped: [[Int]] {
    var positions: [String: Int] = [:]
    var groups: [[Int]] = []
    for (column, subject) in subjects.enumerated() {
      if let position = positions[subject.variable] {
        groups[position].append(column)
      } else {
        positions[subject.variable] = groups.count
        groups.append([column])
      }
    }
    return groups
  }

  /// Whether the columns look at a decision that is made from something other columns depend on too. Then not every
  /// combination of their values need be possible.
  private func isEntangled(_ columns: [Int]) -> Bool {
    let own = subjects[columns[0]]
    guard own.isDecision else { return false }
    return subjects.contains { $0.variable != own.variable && !$0.facts.isDisjoint(with: own.facts) }
  }

  func builder(_ columns: [Int]) -> DimensionBuilder {
    let domain = columns.dropFirst().reduce(domains[columns[0]]) { $0.meeting(domains[$1]) }
    let plain = columns.first { subjects[$0].derivation == nil }
    return DimensionBuilder(
      source: .columns(columns), name: plain.map(label) ?? subjects[columns[0]].variable,
      isAssumed: subjects[columns[0]].isAssumed || isEntangled(columns), domain: domain,
      columns: columns.map { column in
        DimensionBuilder.Column(
          input: column, derivation: subjects[column].derivation, tests: columnTests[column], cells: cells[column])
      }, ruleCount: table.rules.count, considersMissing: options.considersMissing, evaluation: evaluation)
  }
}
