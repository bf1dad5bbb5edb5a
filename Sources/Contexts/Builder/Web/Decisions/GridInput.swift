import DecisionSheets
import DesignSystem
import Kernel
import Web

/// A table while somebody works on it: the grid as typed, the grid as it was, which rows are in view and which chosen.
struct GridInput: Sendable {
  var grid: SheetGrid
  /// What stood there when the page was first shown.
  var was: SheetGrid
  /// The first row in view, from zero.
  var first = 0
  /// Rows chosen for a button, from zero.
  var picked: Set<Int> = []

  /// Rows of one page: with more fields a browser becomes slow, and no form may carry them.
  var pageRows: Int { max(10, min(200, 1_400 / (grid.columns.count + 1))) }

  init(_ grid: SheetGrid) { (self.grid, was) = (grid, grid) }

  /// - Returns: `nil` for a form that no page of ours sends.
  init?(_ form: SubmittedForm) {
    guard let was = form.json("was").flatMap(SheetGrid.init) else { return nil }
    self.was = was
    var columns: [SheetGrid.Column] = []
    while let kind = SheetGrid.Kind(rawValue: form[Self.name(columns.count, .kind)]), columns.count < Self.mostColumns {
      let number = columns.count
      func text(_ part: SheetGrid.Part) -> String { form[Self.name(number, part)].trimmed }
      columns.append(
        SheetGrid.Column(
          kind, heading: text(.heading), expression: text(.expression), type: text(.type), values: text(.values),
          otherwise: text(.otherwise)))
    }
    // Rows out of view travel unseen; those in view are as they were typed.
    grid = SheetGrid(columns: columns, rows: form.json("rest").flatMap(SheetGrid.init)?.rows ?? [])
    first = max(0, Int(form["first"]) ?? 0)
    for row in 0..<min(max(0, Int(form["count"]) ?? 0), Self.mostRows) {
      let cells = columns.indices.map { form[GridField.cell(Self.cells, row: first + row, column: $0)].trimmed }
      if grid.rows.indices.contains(first + row) { grid.rows[first + row] = cells } else { grid.rows.append(cells) }
    }
    for about in SheetGrid.About.allCases where about != .facts { grid[about] = form[Self.name(about)].trimmed }
    for about in [SheetGrid.About.name, .facts] { grid.about[about] = was.about[about] }
    picked = Set(form.all("\(Self.cells)-pick").compactMap { Int($0) }.map { $0 - 1 })
  }

  private static let mostColumns = 200
  private static let mostRows = 2_000

  /// What the names of cells begin with.
  static let cells = "cell"
  static func name(_ about: SheetGrid.About) -> String { "about:\(about.rawValue)" }
  static func name(_ column: Int, _ part: SheetGrid.Part) -> String { "col:\(column):\(part.rawValue)" }

  /// The rows in view.
  var shown: Range<Int> {
    let start = min(first / pageRows * pageRows, max(0, grid.rows.count - 1) / pageRows * pageRows)
    return start..<min(start + pageRows, grid.rows.count)
  }

  var isPaged: Bool { grid.rows.count > pageRows }

  mutating func show(row: Int) { first = row / pageRows * pageRows }

  // MARK: Rows

  /// An empty row behind the last chosen one, or at the end.
  mutating func addRow() {
    let place = picked.max().map { min($0 + 1, grid.rows.count) } ?? grid.rows.count
    grid.rows.insert(grid.columns.map { $0.kind == .condition ? "-" : "" }, at: place)
    picked = []
    show(row: place)
  }

  /// The chosen rows once more, behind themselves.
  mutating func copyRows() {
    for row in picked.sorted(by: >) where grid.rows.indices.contains(row) {
      grid.rows.insert(grid.rows[row], at: row + 1)
    }
    picked = []
  }

  mutating func removeRows() {
    grid.rows = grid.rows.enumerated().filter { !picked.contains($0.offset) }.map(\.element)
    picked = []
  }

  /// The chosen rows one place up or down; they stay chosen.
  mutating func moveRows(by distance: Int) {
    let rows = picked.filter(grid.rows.indices.contains).sorted { distance < 0 ? $0 < $1 : $0 > $1 }
    guard let edge = rows.first, grid.rows.indices.contains(edge + distance) else { return }
    for row in rows { grid.rows.swapAt(row, row + distance) }
    picked = Set(rows.map { $0 + distance })
    if let row = picked.min() { show(row: row) }
  }

  // MARK: Columns

  /// A column behind the last of its kind.
  /// - Parameter text: of its cells.
  mutating func add(_ column: SheetGrid.Column, filledWith text: String) {
    let order = SheetGrid.Kind.allCases
    let rank = order.firstIndex(of: column.kind) ?? 0
    let place = grid.columns.lastIndex { (order.firstIndex(of: $0.kind) ?? 0) <= rank }.map { $0 + 1 } ?? 0
    grid.columns.insert(column, at: place)
    for row in grid.rows.indices { grid.rows[row].insert(text, at: min(place, grid.rows[row].count)) }
  }

  mutating func removeColumn(_ number: Int) {
    guard grid.columns.indices.contains(number) else { return }
    grid.columns.remove(at: number)
    for row in grid.rows.indices { grid.rows[row].remove(at: number) }
  }

  /// Whether a column can change places with its neighbour: one of the same kind.
  func canMove(_ number: Int, by distance: Int) -> Bool {
    grid.columns.indices.contains(number) && grid.columns.indices.contains(number + distance)
      && grid.columns[number].kind == grid.columns[number + distance].kind
  }

  mutating func moveColumn(_ number: Int, by distance: Int) {
    guard canMove(number, by: distance) else { return }
    grid.columns.swapAt(number, number + distance)
    for row in grid.rows.indices { grid.rows[row].swapAt(number, number + distance) }
  }
}
