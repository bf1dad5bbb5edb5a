import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("Rows as a spreadsheet", .enabled(if: Workbench.unzipIsPresent, "needs unzip"))
struct SpreadsheetWriterTests {
  private static let columns = [TableColumn("受付番号"), TableColumn("氏名", width: 20), TableColumn("金額")]

  private func sheet(
    columns: [TableColumn] = Self.columns, name: String = "申請一覧", entry: String = "xl/worksheets/sheet1.xml",
    rows: [[TableCell]]
  ) throws -> String {
    let bench = try Workbench()
    let writer = try SpreadsheetWriter(
      path: bench.path("rows.xlsx"), sheetName: name, columns: columns, createdAt: DocumentSamples.morning)
    for row in rows { try writer.write(row) }
    try writer.finish()
    #expect(bench.names == ["rows.xlsx"])
    let unzipped = try bench.run("unzip", ["-p", "rows.xlsx", entry])
    #expect(unzipped.status == 0)
    return unzipped.output
  }

  @Test("the header is bold, stays in view and filters its rows")
  func header() throws {
    let xml = try sheet(rows: [[.text("1"), .text("花子"), .yen(Yen(300))], [.text("2")]])
    #expect(xml.contains("<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>受付番号</t></is></c>"))
    #expect(xml.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(xml.contains("<autoFilter ref=\"A1:C3\"/>"))
    #expect(xml.contains("<col min=\"2\" max=\"2\" width=\"20.7109375\" customWidth=\"1\"/>"))
  }

  @Test(
    "text stays text",
    arguments: ["007", "=1+1", "+81-00", "-5", "@A1", "2026-11-21", "https://tsumugi.example/", "TRUE", "1e5", "髙﨑"])
  func text(value: String) throws {
    let xml = try sheet(rows: [[.text(value)]])
    #expect(xml.contains("<c r=\"A2\" s=\"2\" t=\"inlineStr\"><is><t>\(value)</t></is></c>"))
    #expect(!xml.contains("<f>"))
    #expect(!xml.contains("hyperlink"))
  }

  @Test("markup, spaces and what looks like an escape arrive as written")
  func escapes() throws {
    let xml = try sheet(rows: [[.text("<&>"), .text(" 前後 "), .text("_x0041_")]])
    #expect(xml.contains("<t>&lt;&amp;&gt;</t>"))
    #expect(xml.contains("<t xml:space=\"preserve\"> 前後 </t>"))
    #expect(xml.contains("<t>_x005F_x0041_</t>"))
  }

  @Test("what XML cannot hold is left out and the rest stays")
  func controls() throws {
    let xml = try sheet(rows: [[.text("あ\u{0}い\u{1}う\u{FFFF}え")]])
    #expect(xml.contains("<t>あいうえ</t>"))
  }

  @Test("numbers are numbers, and dates real dates")
  func numbers() throws {
    let date = try #require(CivilDate("2026-11-21"))
    let xml = try sheet(rows: [
      [.integer(-42), .decimal(0.5), .yen(Yen(12_800))], [.date(date), .moment(DocumentSamples.morning), .blank],
    ])
    #expect(xml.contains("<c r=\"A2\" s=\"2\"><v>-42</v></c>"))
    #expect(xml.contains("<c r=\"B2\"><v>0.5</v></c>"))
    #expect(xml.contains("<c r=\"C2\" s=\"3\"><v>12800</v></c>"))
    #expect(xml.contains("<c r=\"A3\" s=\"4\"><v>46347</v></c>"))
    #expect(xml.contains("<c r=\"B3\" s=\"5\"><v>46347.375</v></c>"))
    #expect(!xml.contains("r=\"C3\""))
  }

  @Test("a number Excel would round, and a date before its calendar, are written in words")
  func beyondExcel() throws {
    let old = try #require(CivilDate("1899-12-31"))
    let xml = try sheet(rows: [[.integer(1_234_567_890_123_456), .integer(999_999_999_999_999), .date(old)]])
    #expect(xml.contains("<t>1234567890123456</t>"))
    #expect(xml.contains("<v>999999999999999</v>"))
    #expect(xml.contains("<t>1899-12-31</t>"))
  }

  @Test("a cell holds 32,767 units, and one more is refused with its place")
  func cellLimit() throws {
    let bench = try Workbench()
    let writer = try SpreadsheetWriter(
      path: bench.path("rows.xlsx"), sheetName: "a", columns: Self.columns, createdAt: DocumentSamples.morning)
    try writer.write([.text(String(repeating: "あ", count: 32_767))])
    #expect(throws: DocumentsProblem.cellTooLong(row: 3, column: 2)) {
      try writer.write([.blank, .text(String(repeating: "あ", count: 32_768))])
    }
    #expect(throws: DocumentsProblem.rowTooWide(cells: 4, columns: 3)) {
      try writer.write([.blank, .blank, .blank, .blank])
    }
    try writer.finish()
  }

  @Test("a text that no cell can hold ends with the words for that, in whole characters", arguments: ["あ", "👨‍👩‍👧", "_x0041_", "a\u{0}"])
  func cut(piece: String) throws {
    let text = String(repeating: piece, count: 32_768)
    let bench = try Workbench()
    let writer = try SpreadsheetWriter(
      path: bench.path("rows.xlsx"), sheetName: "a", columns: Self.columns, createdAt: DocumentSamples.morning,
      cutEnding: "…（続く）")
    try writer.write([.text(text), .text("短い")])
    try writer.finish()
    let xml = try bench.run("unzip", ["-p", "rows.xlsx", "xl/worksheets/sheet1.xml"]).output
    let cell = try #require(xml.firstMatch(of: /<c r="A2"[^>]*><is><t[^>]*>([^<]*)</)).1
    #expect(cell.hasSuffix("…（続く）") && cell.utf16.count <= 32_767)
    #expect(cell.utf16.count > 32_767 - 2 * 13 && text.spreadsheetText.hasPrefix(cell.dropLast("…（続く）".count)))
    #expect(xml.contains("<t>短い</t>"))
  }

  @Test("a writer that goes without finishing leaves nothing behind and the old file alone")
  func abandoned() throws {
    let bench = try Workbench()
    _ = try bench.put([1, 2, 3], "rows.xlsx")
    do {
      let writer = try SpreadsheetWriter(
        path: bench.path("rows.xlsx"), sheetName: "a", columns: Self.columns, createdAt: DocumentSamples.morning)
      try writer.write([.text("途中")])
    }
    #expect(bench.names == ["rows.xlsx"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.path("rows.xlsx"))) == Data([1, 2, 3]))
  }

  @Test("a folder that is not there, and a sheet without columns, are refused")
  func refused() throws {
    #expect(throws: DocumentsProblem.fileNotWritten(reason: "The folder cannot be written to.")) {
      _ = try SpreadsheetWriter(
        path: "/nowhere/rows.xlsx", sheetName: "a", columns: Self.columns, createdAt: DocumentSamples.morning)
    }
    for count in [0, 16_385] {
      #expect(throws: DocumentsProblem.columnCount(count)) {
        _ = try SpreadsheetWriter(
          path: "/nowhere/rows.xlsx", sheetName: "a", columns: [TableColumn](repeating: TableColumn("x"), count: count),
          createdAt: DocumentSamples.morning)
      }
    }
  }

  @Test(
    "a sheet gets a name Excel takes",
    arguments: [
      ("申請一覧", "申請一覧"), ("令和8/9[仮]:*?\\", "令和8 9 仮"), ("", "Sheet1"), ("'x'", "x"), ("History", "Sheet1"),
      (String(repeating: "あ", count: 40), String(repeating: "あ", count: 31)),
      (String(repeating: "𠮷", count: 20), String(repeating: "𠮷", count: 15)),
    ])
  func sheetNames(wanted: String, expected: String) throws {
    #expect(SpreadsheetWriter.sheetName(wanted) == expected)
    #expect(try sheet(name: wanted, entry: "xl/workbook.xml", rows: []).contains("<sheet name=\"\(expected)\""))
  }

  @Test("20,000 rows arrive, the last one too")
  func manyRows() throws {
    let xml = try sheet(rows: (1...20_000).map { [.integer($0), .text("行\($0)")] })
    #expect(xml.contains("<t>行20000</t>"))
    #expect(xml.contains("<autoFilter ref=\"A1:C20001\"/>"))
  }
}
