import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("Workbooks that people fill in")
struct WorkbookWriterTests {
  private static let texts = [
    ["決定", "手数料"], [], ["区分", "条件", "結果", "備考"], ["見出し", "使用目的", "手数料", "施行日"],
    ["1", "その他", "300 * 通数", "令和8年4月1日"], ["2", "-", "=1+1", "1-2"], ["3", " 前後 ", "二行\nの文", "_x0041_"],
    ["", "", "", "髙﨑𠮷"],
  ]

  private static func sheet(_ name: String) -> WorkbookSheet {
    WorkbookSheet(
      name: name, rows: texts.map { $0.map { WorkbookSheet.Cell($0, .body) } }, widths: [12, 30, 20, 20],
      choices: [.init(rows: 4...104, column: 1, texts: ["年金", "その他"])], frozenRows: 4, frozenColumns: 1)
  }

  private static func read(_ path: String) throws -> [SpreadsheetSheet] {
    try SpreadsheetReader.sheets(from: Array(Data(contentsOf: URL(fileURLWithPath: path))))
  }

  @Test("what is written is read back")
  func roundTrip() throws {
    let bench = try Workbench()
    let sheets = [Self.sheet("手数料"), Self.sheet("手数料"), Self.sheet(String(repeating: "長", count: 40))]
    try WorkbookWriter.write(sheets, to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    #expect(bench.names == ["a.xlsx"])
    let read = try Self.read(bench.path("a.xlsx"))
    #expect(read.map(\.name) == ["手数料", "手数料 (2)", String(repeating: "長", count: 31)])
    for sheet in read { #expect(sheet.rows == Self.texts) }
  }

  @Test(
    "cells are texts, choices are offered, headings stay in view",
    .enabled(if: Workbench.unzipIsPresent, "needs unzip"))
  func looks() throws {
    let bench = try Workbench()
    try WorkbookWriter.write([Self.sheet("表")], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    let xml = try bench.run("unzip", ["-p", "a.xlsx", "xl/worksheets/sheet1.xml"]).output
    #expect(!xml.contains("<f>"))
    #expect(xml.contains("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" sqref=\"B5:B105\">"))
    #expect(xml.contains("<formula1>\"年金,その他\"</formula1>"))
    #expect(xml.contains("<pane xSplit=\"1\" ySplit=\"4\" topLeftCell=\"B5\""))
  }

  @Test("a file with changed bytes is read or refused, and nothing else")
  func changedBytes() throws {
    let bench = try Workbench()
    try WorkbookWriter.write([Self.sheet("表")], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: bench.path("a.xlsx"))))
    var state: UInt64 = 7
    var refused = 0
    for _ in 0..<2_000 {
      var changed = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      if (try? SpreadsheetReader.sheets(from: changed)) == nil { refused += 1 }
    }
    #expect(refused > 100)
  }

  @Test(
    "lists too long for a cell's own rule stand in a hidden sheet",
    .enabled(if: Workbench.unzipIsPresent, "needs unzip"),
    arguments: [
      [String(repeating: "あ", count: 86)], ["a,b", "c"], (1...500).map { "選択肢\($0)" }, ["\"x\"", "y"],
    ])
  func longChoices(texts: [String]) throws {
    let bench = try Workbench()
    var sheet = Self.sheet("Choices")
    sheet.choices = [
      .init(rows: 0...0, column: 0, texts: texts), .init(rows: 1...2, column: 1, texts: texts),
      .init(rows: 0...0, column: 2, texts: []),
    ]
    try WorkbookWriter.write([sheet], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    #expect(try Self.read(bench.path("a.xlsx")) == [SpreadsheetSheet(name: "Choices", rows: Self.texts)])
    let xml = try bench.run("unzip", ["-p", "a.xlsx", "xl/worksheets/sheet1.xml"]).output
    #expect(xml.contains("<dataValidations count=\"2\">"))
    #expect(xml.contains("<formula1>'Choices (2)'!$A$1:$A$\(texts.count)</formula1>"))
    let hidden = try bench.run("unzip", ["-p", "a.xlsx", "xl/workbook.xml"]).output
    #expect(hidden.contains("name=\"Choices (2)\" sheetId=\"2\" state=\"hidden\""))
  }

  @Test("a list that just fits is in the rule itself", arguments: [("あ", 84), ("a", 253)])
  func longestChoices(letter: String, count: Int) throws {
    let bench = try Workbench()
    var sheet = Self.sheet("表")
    sheet.choices = [.init(rows: 0...0, column: 0, texts: [String(repeating: letter, count: count), "b"])]
    if letter == "a" { sheet.choices[0].texts.removeLast() }
    try WorkbookWriter.write([sheet], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    #expect(try Self.read(bench.path("a.xlsx")).count == 1)
  }

  @Test("what a sheet cannot hold is refused before anything is written")
  func refused() throws {
    let bench = try Workbench()
    let long = WorkbookSheet(name: "a", rows: [[], [.init(""), .init(String(repeating: "あ", count: 32_768))]])
    #expect(throws: DocumentsProblem.cellTooLong(row: 2, column: 2)) {
      try WorkbookWriter.write([long], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    }
    #expect(throws: DocumentsProblem.fileNotWritten(reason: "A workbook needs a sheet.")) {
      try WorkbookWriter.write([], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    }
    #expect(throws: DocumentsProblem.fileNotWritten(reason: "The folder cannot be written to.")) {
      try WorkbookWriter.write([Self.sheet("a")], to: "/nowhere/a.xlsx", createdAt: DocumentSamples.morning)
    }
    #expect(bench.names.isEmpty)
  }

  @Test(
    "LibreOffice reads it, and what LibreOffice saves is read as the same",
    .enabled(if: Workbench.officeIsWanted, "TSUMUGI_OFFICE does not ask for LibreOffice, or there is none"))
  func office() throws {
    let bench = try Workbench()
    try WorkbookWriter.write([Self.sheet("手数料")], to: bench.path("a.xlsx"), createdAt: DocumentSamples.morning)
    let profile = "-env:UserInstallation=file://\(bench.path("profile"))"
    let filter = "xlsx:Calc MS Excel 2007 XML"
    let arguments = [profile, "--headless", "--convert-to", filter, "--outdir", "saved", "a.xlsx"]
    #expect(try bench.run("soffice", arguments).status == 0)
    let read = try Self.read(bench.path("saved/a.xlsx"))
    #expect(read == [SpreadsheetSheet(name: "手数料", rows: Self.texts)])
  }
}
