/// Two grids that were made of one: what each person changed, in one grid.
public enum GridMerge: Sendable, Equatable {
  /// Both, as both meant it.
  case merged(SheetGrid)
  /// Both changed the same cells: mine stand in the grid, theirs beside it.
  case clashing(SheetGrid, [Clash])
  /// Rows or columns were put together anew by both: nobody can say what belongs to what.
  case apart

  /// A text both changed, each to something else.
  public struct Clash: Sendable, Hashable {
    public let place: SheetGrid.Place
    public let theirs: String

    public init(place: SheetGrid.Place, theirs: String) { (self.place, self.theirs) = (place, theirs) }
  }

  /// - Parameter was: what both began with.
  /// - Complexity: linear in the grids.
  public static func of(_ mine: SheetGrid, _ theirs: SheetGrid, from was: SheetGrid) -> GridMerge {
    if theirs == was || mine == theirs { return .merged(mine) }
    if mine == was { return .merged(theirs) }
    var merging = Merging(mine: mine, theirs: theirs, was: was)
    return merging.result()
  }
}

private struct Merging {
  let mine: SheetGrid
  let theirs: SheetGrid
  let was: SheetGrid
  var clashes: [GridMerge.Clash] = []

  mutating func result() -> GridMerge {
    guard let columns = columns(), let rows = rows() else { return .apart }
    var grid = SheetGrid(columns: columns, rows: rows)
    for about in SheetGrid.About.allCases where about != .facts {
      grid[about] = text(mine[about], theirs[about], was[about], at: .about(about))
    }
    grid.about[.facts] = mine.about[.facts] == was.about[.facts] ? theirs.about[.facts] : mine.about[.facts]
    return clashes.isEmpty ? .merged(grid) : .clashing(grid, clashes)
  }

  private mutating func text(
    _ mine: String, _ theirs: String, _ was: String, at place: SheetGrid.Place
  ) -> String {
    if mine == was { return theirs }
    if theirs != was, theirs != mine { clashes.append(.init(place: place, theirs: theirs)) }
    return mine
  }

  /// Column by column where none came, went or moved.
  private mutating func columns() -> [SheetGrid.Column]? {
    let same = was.columns.map { [$0.kind.rawValue, $0.subject] }
    guard [mine, theirs].allSatisfy({ $0.columns.map { [$0.kind.rawValue, $0.subject] } == same }) else { return nil }
    var columns = mine.columns
    for index in columns.indices {
      let (own, other, old) = (mine.columns[index], theirs.columns[index], was.columns[index])
      func place(_ part: SheetGrid.Part) -> SheetGrid.Place { .column(index, part) }
      columns[index].heading = text(own.heading, other.heading, old.heading, at: place(.heading))
      columns[index].expression = text(own.expression, other.expression, old.expression, at: place(.expression))
      columns[index].type = text(own.type, other.type, old.type, at: place(.type))
      columns[index].values = text(own.values, other.values, old.values, at: place(.values))
      columns[index].otherwise = text(own.otherwise, other.otherwise, old.otherwise, at: place(.otherwise))
    }
    return columns
  }

  /// Cell by cell where no row came or went; otherwise in two runs of rows that do not touch each other.
  private mutating func rows() -> [[String]]? {
    if mine.rows.count == was.rows.count, theirs.rows.count == was.rows.count {
      return was.rows.indices.map { row in
        was.columns.indices.map { column in
          text(
            mine.rows[row][column], theirs.rows[row][column], was.rows[row][column],
            at: .cell(row: row, column: column))
        }
      }
    }
    let own = Run(was.rows, mine.rows), other = Run(was.rows, theirs.rows)
    if other.old.upperBound <= own.old.lowerBound { return joined(other, theirs.rows, own, mine.rows) }
    if own.old.upperBound <= other.old.lowerBound { return joined(own, mine.rows, other, theirs.rows) }
    return nil
  }

  private func joined(_ first: Run, _ firstRows: [[String]], _ second: Run, _ secondRows: [[String]]) -> [[String]] {
    Array(was.rows[..<first.old.lowerBound]) + firstRows[first.new]
      + was.rows[first.old.upperBound..<second.old.lowerBound] + secondRows[second.new]
      + was.rows[second.old.upperBound...]
  }

  /// The rows between those that stayed at the top and at the bottom.
  private struct Run {
    let old: Range<Int>
    let new: Range<Int>

    init(_ was: [[String]], _ now: [[String]]) {
      let most = min(was.count, now.count)
      var top = 0
      while top < most, was[top] == now[top] { top += 1 }
      var bottom = 0
      while bottom < most - top, was[was.count - 1 - bottom] == now[now.count - 1 - bottom] { bottom += 1 }
      old = top..<(was.count - bottom)
      new = top..<(now.count - bottom)
    }
  }
}
