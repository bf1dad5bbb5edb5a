import DMN
import DecisionSheets
import FEEL
import Testing

@Suite("Grids that people edit")
struct SheetGridTests {
  @Test("a grid gives the sheet whose decision it was made of", arguments: SentenceLanguage.allCases, 0..<60)
  func generated(language: SentenceLanguage, seed: Int) throws {
    var tables = TableGenerator(seed: seed)
    let decision = tables.decision()
    // A formula is no grid.
    guard case .table = decision.logic else { return }
    let grid = SheetGrid(try SheetWriter.sheet(of: decision, language: language))
    #expect(try SheetReader.decision(grid.sheet(in: language), language: language) == decision.inSheets)
  }

  @Test("what is said of the table, its columns and rows is told apart")
  func parts() throws {
    let grid = SheetGrid(SheetSamples.fee)
    #expect(grid[.name] == "手数料" && grid[.policy] == "一つだけ当たる" && grid[.question].isEmpty)
    #expect(grid.columns.map(\.kind) == [.condition, .condition, .result, .remark, .remark, .remark])
    #expect(grid.columns[0].type == "文字" && grid.columns[0].values == "年金、その他" && grid.columns[2].otherwise == "0")
    #expect(grid.rows.count == 3 && grid.rows[1] == ["その他", "６５歳以上", "200円", "条例 別表第1", "R8.4.1", ""])
    #expect(try SheetReader.decision(grid.sheet()) == SheetReader.decision(SheetSamples.fee))
  }

  @Test("nothing is lost of a sheet that cannot be read")
  func wrong() {
    let grid = SheetGrid(
      Sheet(name: "表", rows: [["区分", "じょうけん", "", "結果"], ["見出し", "年齢", "", "額"], ["一", "65以じょう", "?", ""]]))
    #expect(grid.columns.map(\.heading) == ["年齢", "", "額"])
    #expect(grid.columns.map(\.kind) == [.condition, .condition, .result])
    #expect(grid.rows == [["65以じょう", "?", ""]])
  }

  @Test(
    "a problem leads back to what was typed",
    arguments: [
      (SheetGrid.Place.cell(row: 1, column: 0), "65以じょう"), (.cell(row: 0, column: 1), ""),
      (.column(0, .values), "〜〜"), (.column(1, .otherwise), "三百"), (.about(.policy), "くじ引き"),
    ])
  func places(place: SheetGrid.Place, text: String) throws {
    var grid = SheetGrid(
      about: [.name: ["料金"], .policy: ["FIRST"]],
      columns: [.init(.condition, heading: "年齢", type: "数"), .init(.result, heading: "額", type: "数")],
      rows: [["65以上", "0"], ["-", "300"]])
    #expect(throws: Never.self) { try SheetReader.decision(grid.sheet()) }
    switch place {
    case .about(let about): grid[about] = text
    case .column(let column, .values): grid.columns[column].values = text
    case .column(let column, _): grid.columns[column].otherwise = text
    case .cell(let row, let column): grid.rows[row][column] = text
    }
    let problems = #expect(throws: SheetProblems.self) { try SheetReader.decision(grid.sheet()) }
    #expect(problems?.problems.map { grid.place(of: $0.cell) } == [place])
  }

  @Test(
    "rows with tabs are read as spreadsheets copy them",
    arguments: [
      ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]), ("a, b\t\"x\ny\"\tz", [["a, b", "x\ny", "z"]]),
      ("\t1", [["", "1"]]),
    ])
  func tabs(text: String, rows: [[String]]) throws {
    let sheet = try CSVText.sheet(named: "s", fromTabs: text)
    #expect(sheet.rows == rows && !SheetGrid.holdsTable(sheet))
  }

  @Test("a sheet that says what its rows are is a whole table") func whole() {
    #expect(SheetGrid.holdsTable(SheetSamples.fee))
  }
}

@Suite("Grids two people changed")
struct GridMergeTests {
  private static let was = SheetGrid(
    about: [.name: ["料金"]],
    columns: [.init(.condition, heading: "年齢", type: "数"), .init(.result, heading: "額", type: "数")],
    rows: [["20", "1"], ["30", "2"], ["40", "3"]])

  private static func changed(_ change: (inout SheetGrid) -> Void) -> SheetGrid {
    var grid = was
    change(&grid)
    return grid
  }

  /// Rows of two digits: the age, and the amount.
  private static func rows(_ text: String) -> [[String]] { text.split(separator: " ").map { $0.map { "\($0)" } } }

  @Test(
    "changes in different places stand together",
    arguments: [
      ("29 32 43", "11 32 43", "19 32 43"), ("21 32 43 54", "29 32 43", "29 32 43 54"),
      ("21 32 43 65", "21 32 43 54", "21 32 43 54 65"), ("32 43", "21 32 53", "32 53"),
      ("21 37 43", "21 37 43", "21 37 43"),
      ("21 32 43", "21", "21"),
    ])
  func together(mine: String, theirs: String, both: String) {
    func grid(_ text: String) -> SheetGrid { Self.changed { $0.rows = Self.rows(text) } }
    let was = grid("21 32 43")
    #expect(GridMerge.of(grid(mine), grid(theirs), from: was) == .merged(grid(both)))
  }

  @Test("a cell both changed is told with what the other wrote") func clash() {
    let mine = Self.changed { $0.rows[1][1] = "7"; $0[.question] = "いくら" }
    let theirs = Self.changed { $0.rows[1][1] = "8"; $0.columns[0].values = "0以上" }
    let both = Self.changed { $0.rows[1][1] = "7"; $0[.question] = "いくら"; $0.columns[0].values = "0以上" }
    let found = GridMerge.of(mine, theirs, from: Self.was)
    #expect(found == .clashing(both, [.init(place: .cell(row: 1, column: 1), theirs: "8")]))
  }

  @Test("a column that came while rows changed is for a person to look at") func apart() {
    let mine = Self.changed { $0.rows[1][1] = "7" }
    let theirs = Self.changed { grid in
      grid.columns.append(.init(.remark, heading: "根拠"))
      grid.rows = grid.rows.map { $0 + [""] }
    }
    #expect(GridMerge.of(mine, theirs, from: Self.was) == .apart)
    #expect(GridMerge.of(Self.was, theirs, from: Self.was) == .merged(theirs))
    let fewer = Self.changed { $0.rows.removeSubrange(0...1) }
    #expect(GridMerge.of(fewer, Self.changed { $0.rows[1][0] = "31" }, from: Self.was) == .apart)
  }
}
