import FEEL

/// A decision table as a grid of texts while somebody works on it: right or wrong, nothing that was typed is lost.
///
/// ``sheet(in:)`` gives the sheet that ``SheetReader`` reads; ``place(of:)`` leads from the cell of a problem back to
/// what was typed.
public struct SheetGrid: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case condition, result, remark
    case ruleName = "rule-name"
    case ruleDescription = "rule-description"
  }

  /// A column with all that stands above and below its cells.
  public struct Column: Sendable, Hashable {
    public var kind: Kind
    public var heading: String
    /// What a condition looks at, where its heading does not say it; the name of a result.
    public var expression: String
    /// In the words of sheets: `数`, `文字`.
    public var type: String
    /// The values it takes; empty for any.
    public var values: String
    /// The result where no row fits; empty where there is none.
    public var otherwise: String

    public init(
      _ kind: Kind, heading: String, expression: String = "", type: String = "", values: String = "",
      otherwise: String = ""
    ) {
      (self.kind, self.heading, self.expression) = (kind, heading, expression)
      (self.type, self.values, self.otherwise) = (type, values, otherwise)
    }

    /// What a condition looks at: its heading where nothing else is said.
    public var subject: String { expression.trimmed.isEmpty ? heading.trimmed : expression.trimmed }
  }

  /// What is said of the table as a whole.
  public enum About: Int, Sendable, Hashable, CaseIterable {
    case name, question, description, facts, resultType, policy, aggregation, outputLabel
  }

  /// One of the texts of a column.
  public enum Part: Int, Sendable, Hashable, CaseIterable {
    case kind, heading, expression, type, values, otherwise
  }

  public enum Place: Sendable, Hashable {
    case about(About)
    /// By the column's place, from zero.
    case column(Int, Part)
    case cell(row: Int, column: Int)
  }

  /// By what they are about; of ``About/facts`` all of them, the names and types of what only cells use.
  public var about: [About: [String]] = [:]
  public var columns: [Column]
  /// Each with as many cells as there are columns.
  public var rows: [[String]]

  public init(about: [About: [String]] = [:], columns: [Column], rows: [[String]]) {
    (self.about, self.columns) = (about, columns)
    self.rows = rows.map { SheetGrid.fitted($0, to: columns.count) }
  }

  /// One text about the table; empty where there is none.
  public subscript(about: About) -> String {
    get { self.about[about]?.first ?? "" }
    set { self.about[about] = newValue.isEmpty ? nil : [newValue] }
  }

  /// A row with as many cells as there are columns.
  public static func fitted(_ row: [String], to count: Int) -> [String] {
    Array(row.prefix(count)) + Array(repeating: "", count: max(0, count - row.count))
  }
}

/// Of sheets and back.
extension SheetGrid {
  /// Whether a sheet says what its rows and columns are, and is not some rows only.
  public static func holdsTable(_ sheet: Sheet) -> Bool {
    let labels = sheet.rows.compactMap { $0.first.flatMap { SheetLabel(typed: $0.trimmed) } }
    return labels.contains(.kind) && labels.contains(.heading)
  }

  /// What a sheet holds, whatever is wrong with it: a column whose kind nobody knows is like the one before it.
  public init(_ sheet: Sheet) {
    var found: [SheetLabel: [String]] = [:]
    var body: [[String]] = []
    for row in sheet.rows {
      let cells = Array(row.dropFirst())
      if let label = SheetLabel(typed: (row.first ?? "").trimmed) {
        if found[label] == nil { found[label] = cells }
      } else if cells.contains(where: { !$0.trimmed.isEmpty }) {
        body.append(cells)
      }
    }
    func text(_ label: SheetLabel, _ index: Int) -> String {
      found[label].flatMap { $0.indices.contains(index) ? $0[index].trimmed : nil } ?? ""
    }
    var columns: [Column] = [], kept: [Int] = []
    for index in 0..<max(sheet.width - 1, 0) {
      let isEmpty = [SheetLabel.kind, .heading, .expression].allSatisfy { text($0, index).isEmpty }
      guard !isEmpty || body.contains(where: { $0.indices.contains(index) && !$0[index].trimmed.isEmpty }) else {
        continue
      }
      let kind = ColumnKind(typed: text(.kind, index)).map(Kind.init) ?? columns.last?.kind ?? .condition
      kept.append(index)
      columns.append(
        Column(
          kind, heading: text(.heading, index), expression: text(.expression, index), type: text(.type, index),
          values: text(.values, index), otherwise: text(.otherwise, index)))
    }
    let rows = body.map { row in kept.map { row.indices.contains($0) ? row[$0].trimmed : "" } }
    self.init(columns: columns, rows: rows)
    for part in About.allCases {
      let texts = (found[part.label] ?? []).map(\.trimmed).filter { !$0.isEmpty }
      if !texts.isEmpty { about[part] = part == .facts ? texts : [texts[0]] }
    }
  }

  /// The sheet, each thing in a row of its own: those about the table, those of the columns, the rows, what holds
  /// otherwise.
  public func sheet(in language: SentenceLanguage = .ja) -> Sheet {
    func words(_ label: SheetLabel) -> String { label.word.text(in: language) }
    var sheet = About.allCases.map { [words($0.label)] + (about[$0] ?? []) }
    sheet += Part.head.map { part in [words(part.label)] + columns.map { $0.text(part, language) } }
    sheet += rows.enumerated().map { ["\($0 + 1)"] + $1 }
    sheet.append([words(.otherwise)] + columns.map { $0.text(.otherwise, language) })
    return Sheet(name: self[.name], rows: sheet)
  }

  /// What was typed where a problem of ``sheet(in:)`` is found.
  public func place(of cell: CellReference) -> Place {
    let column = cell.column - 1
    if let about = About(rawValue: cell.row) { return .about(about) }
    let row = cell.row - About.allCases.count
    guard columns.indices.contains(column) else { return .about(.name) }
    if row < Part.head.count { return .column(column, Part.head[row]) }
    let number = row - Part.head.count
    return rows.indices.contains(number) ? .cell(row: number, column: column) : .column(column, .otherwise)
  }
}

extension SheetGrid.Column {
  /// One of its texts, its kind in the words of sheets.
  fileprivate func text(_ part: SheetGrid.Part, _ language: SentenceLanguage) -> String {
    switch part {
    case .kind: kind.columnKind.word.text(in: language)
    case .heading: heading
    case .expression: expression
    case .type: type
    case .values: values
    case .otherwise: kind == .result ? otherwise : ""
    }
  }
}

extension SheetGrid.Kind {
  fileprivate init(_ kind: ColumnKind) {
    self =
      switch kind {
      case .condition: .condition
      case .result: .result
      case .remark: .remark
      case .ruleName: .ruleName
      case .ruleDescription: .ruleDescription
      }
  }

  fileprivate var columnKind: ColumnKind {
    switch self {
    case .condition: .condition
    case .result: .result
    case .remark: .remark
    case .ruleName: .ruleName
    case .ruleDescription: .ruleDescription
    }
  }
}

extension SheetGrid.Part {
  fileprivate static let head: [Self] = [.kind, .heading, .expression, .type, .values]

  fileprivate var label: SheetLabel {
    switch self {
    case .kind: .kind
    case .heading: .heading
    case .expression: .expression
    case .type: .type
    case .values: .values
    case .otherwise: .otherwise
    }
  }
}

extension SheetGrid.About {
  fileprivate var label: SheetLabel {
    switch self {
    case .name: .decision
    case .question: .question
    case .description: .description
    case .facts: .facts
    case .resultType: .resultType
    case .policy: .hitPolicy
    case .aggregation: .aggregation
    case .outputLabel: .outputLabel
    }
  }
}
