import FEEL

/// What the cells of a sheet are, for whoever draws it: colours, widths, lists of choices.
public struct SheetLook: Sendable {
  public enum Role: Sendable, Hashable {
    /// Says what its row holds, or the number of a rule.
    case label
    /// The decision's name.
    case title
    /// About the table as a whole.
    case about
    case conditionHeading, resultHeading, remarkHeading
    /// Small print under a heading: expressions, types, allowed values.
    case conditionDetail, resultDetail, remarkDetail
    case condition, result, remark
    case blank
  }

  /// Cells that take one of some texts.
  public struct Choices: Sendable, Hashable {
    public let rows: ClosedRange<Int>
    public let column: Int
    public let texts: [String]

    public init(rows: ClosedRange<Int>, column: Int, texts: [String]) {
      self.rows = rows
      self.column = column
      self.texts = texts
    }
  }

  /// Rows and columns that stay in view.
  public let frozenRows: Int
  public let frozenColumns = 1
  public let choices: [Choices]
  /// In characters of half width.
  public let widths: [Double]
  private let rules: Set<Int>
  private let roles: [Int: SheetLabel]
  private let kinds: [Int: ColumnKind]

  /// How many rows below the last rule have choices too, for those who add rules.
  private static let spareRows = 100

  public init(_ sheet: Sheet, language: SentenceLanguage = .ja) {
    let frame = SheetFrame(sheet, in: language)
    rules = Set(frame.rules)
    roles = Dictionary(frame.labels.map { ($0.value, $0.key) }) { first, _ in first }
    kinds = Dictionary(frame.columns.map { ($0.index, $0.kind) }) { first, _ in first }
    let head = frame.labels.filter { !$0.key.isAboutTable && $0.key != .otherwise }.values.max()
    frozenRows = head.map { $0 + 1 } ?? 0
    widths = SheetLook.widths(sheet, frame)
    choices = SheetLook.choices(sheet, frame, language)
  }

  /// What a cell is.
  public func role(_ cell: CellReference) -> Role {
    guard let label = roles[cell.row] else {
      return rules.contains(cell.row) ? body(cell) : .blank
    }
    if cell.column == 0 { return .label }
    if label.isAboutTable { return cell.column > 1 ? .blank : label == .decision ? .title : .about }
    guard let kind = kinds[cell.column] else { return .blank }
    switch label {
    case .otherwise: return body(cell)
    case .kind, .heading:
      return kind == .condition ? .conditionHeading : kind == .result ? .resultHeading : .remarkHeading
    default: return kind == .condition ? .conditionDetail : kind == .result ? .resultDetail : .remarkDetail
    }
  }

  private func body(_ cell: CellReference) -> Role {
    guard cell.column > 0 else { return .label }
    switch kinds[cell.column] {
    case .condition: return .condition
    case .result: return .result
    case .remark, .ruleName, .ruleDescription: return .remark
    case nil: return .blank
    }
  }

  /// From the longest text of a column, the rows about the table left out.
  private static func widths(_ sheet: Sheet, _ frame: SheetFrame) -> [Double] {
    let wide = Set(frame.labels.filter { $0.key.isAboutTable }.values)
    return (0..<sheet.width).map { column in
      let texts = sheet.rows.indices.filter { column == 0 || !wide.contains($0) }
        .map { sheet[CellReference(row: $0, column: column)] }
      let longest = texts.flatMap { $0.split(separator: "\n") }.map { width(String($0)) }.max() ?? 0
      return min(max(longest + 3, column == 0 ? 12 : 10), 44)
    }
  }

  private static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }

  private static func choices(_ sheet: Sheet, _ frame: SheetFrame, _ language: SentenceLanguage) -> [Choices] {
    var choices: [Choices] = []
    func add(_ label: SheetLabel, _ texts: [String]) {
      guard let row = frame.labels[label] else { return }
      choices.append(Choices(rows: row...row, column: 1, texts: texts))
    }
    add(.hitPolicy, PolicyWords.policyWords(in: language))
    add(.aggregation, PolicyWords.aggregationWords(in: language))
    guard let first = frame.rules.first, let last = frame.rules.last else { return choices }
    for column in frame.columns where column.kind == .condition || column.kind == .result {
      let texts = listed(sheet, frame, column)
      guard !texts.isEmpty else { continue }
      let end = frame.labels[.otherwise].map { max(last, $0 - 1) } ?? last + spareRows
      let any = column.kind == .condition ? ["-"] : []
      choices.append(Choices(rows: first...max(first, end), column: column.index, texts: texts + any))
    }
    return choices
  }

  /// The words among which a column chooses; empty where it is not a plain list of words or truth.
  private static func listed(_ sheet: Sheet, _ frame: SheetFrame, _ column: SheetFrame.Column) -> [String] {
    guard let cell = frame.cell(.values, column.index), !sheet[cell].trimmed.isEmpty else { return [] }
    let parts = CellParts.parts(sheet[cell]).map(\.trimmed)
    let arePlain = parts.allSatisfy { PlainWords.isPlain($0, .condition) || PlainWords.quotation($0)?.isFEEL == false }
    return arePlain && CellReader.expression(sheet[cell]) == nil ? parts : []
  }
}
