import DMN
import FEEL

/// Which row and which column of a sheet holds what.
struct SheetFrame {
  struct Column {
    let index: Int
    let kind: ColumnKind
    let heading: String
    /// What the row of expressions and names says.
    let name: String
    /// Nil for remarks, results and conditions.
    var period: Period?

    enum Period { case from, to }
  }

  private(set) var labels: [SheetLabel: Int] = [:]
  private(set) var columns: [Column] = []
  private(set) var rules: [Int] = []
  private(set) var problems: [SheetProblem] = []
  private let sheet: Sheet

  init(_ sheet: Sheet, in language: SentenceLanguage) {
    self.sheet = sheet
    for row in sheet.rows.indices { addRow(row, language) }
    guard labels[.formula] == nil else { return }
    if labels[.kind] == nil || labels[.heading] == nil {
      problems.append(SheetProblem(.notADecision, in: sheet.name, at: CellReference(row: 0, column: 0)))
    } else {
      for column in stride(from: 1, to: sheet.width, by: 1) { addColumn(column, language) }
      checkColumns()
    }
  }

  func cell(_ label: SheetLabel, _ column: Int) -> CellReference? {
    labels[label].map { CellReference(row: $0, column: column) }
  }

  /// The trimmed text of a row at a column; empty where there is no such row.
  func text(_ label: SheetLabel, _ column: Int = 1) -> String {
    cell(label, column).map { sheet[$0].trimmed } ?? ""
  }

  private mutating func addRow(_ row: Int, _ language: SentenceLanguage) {
    let cell = CellReference(row: row, column: 0)
    let typed = sheet[cell].trimmed
    if let label = SheetLabel(typed: typed) {
      if labels.updateValue(labels[label] ?? row, forKey: label) != nil {
        problems.append(SheetProblem(.repeatedLabel, in: sheet.name, at: cell, found: typed))
      }
    } else if SheetFrame.isNumber(typed) {
      if sheet.rows[row].dropFirst().contains(where: { !$0.trimmed.isEmpty }) { rules.append(row) }
    } else {
      problems.append(
        SheetProblem(
          .unknownLabel, in: sheet.name, at: cell, found: typed, expected: SheetLabel.words(in: language)))
    }
  }

  /// Whether the first cell of a rule may say so: a number of whatever shape, or nothing.
  private static func isNumber(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.numericType != nil || $0 == "." || $0 == "．" || $0.isBlank }
  }

  private mutating func addColumn(_ index: Int, _ language: SentenceLanguage) {
    let heading = text(.heading, index)
    let name = text(.expression, index)
    let typed = text(.kind, index)
    guard !typed.isEmpty || !heading.isEmpty || !name.isEmpty else { return refuseContents(of: index) }
    guard let kind = typed.isEmpty ? columns.last?.kind : ColumnKind(typed: typed) else {
      add(.unknownKind, .kind, index, typed, ColumnKind.words(in: language))
      return
    }
    var column = Column(index: index, kind: kind, heading: heading, name: name)
    if kind == .remark {
      column.period = PeriodHeadings.from(heading) != nil ? .from : PeriodHeadings.to(heading) != nil ? .to : nil
    }
    columns.append(column)
  }

  private mutating func add(
    _ code: SheetProblem.Code, _ label: SheetLabel, _ column: Int, _ found: String = "", _ expected: [String] = []
  ) {
    guard let cell = cell(label, column) else { return }
    problems.append(SheetProblem(code, in: sheet.name, at: cell, found: found, expected: expected))
  }

  /// Nothing may stand below a column that is none.
  private mutating func refuseContents(of column: Int) {
    let below = rules + [SheetLabel.type, .values, .otherwise].compactMap { labels[$0] }
    guard let row = below.sorted().first(where: { !sheet[CellReference(row: $0, column: column)].trimmed.isEmpty })
    else { return }
    let cell = CellReference(row: row, column: column)
    problems.append(SheetProblem(.outsideColumns, in: sheet.name, at: cell, found: sheet[cell].trimmed))
  }

  private mutating func checkColumns() {
    let results = columns.filter { $0.kind == .result }
    if results.isEmpty { add(.missingResult, .kind, 1) }
    var seen: Set<String> = []
    for column in columns {
      let name = column.name.isEmpty ? column.heading : column.name
      switch column.kind {
      case .condition where name.isEmpty: add(.missingHeading, .heading, column.index)
      case .result where results.count > 1 && name.isEmpty: add(.missingHeading, .heading, column.index)
      case .result where !seen.insert(name).inserted: add(.repeatedHeading, .heading, column.index, name)
      default: break
      }
    }
    for period in [Column.Period.from, .to] {
      let same = columns.filter { $0.period == period }
      for column in same.dropFirst() { add(.repeatedHeading, .heading, column.index, column.heading) }
    }
    for kind in [ColumnKind.ruleName, .ruleDescription] {
      for column in columns.filter({ $0.kind == kind }).dropFirst() {
        add(.repeatedHeading, .kind, column.index, kind.word.ja)
      }
    }
  }
}

extension SheetFrame.Column {
  /// The expression of a condition: the heading where no other is given.
  var expression: String { name.isEmpty ? heading : name }
}
