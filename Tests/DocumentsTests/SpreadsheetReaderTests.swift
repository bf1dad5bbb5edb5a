import Foundation
import Kernel
import Testing

@testable import Documents

/// Workbooks put together by hand.
private enum Book {
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func parts(
    _ sheetData: String, sheets: String = "<sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/>", shared: String? = nil,
    styles: String? = nil, workbook: String = "", after: String = ""
  ) -> [(name: String, text: String)] {
    [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"w\" Type=\"\(types)/officeDocument\" Target=\"xl/workbook.xml\"/>"
          + "</Relationships>"
      ),
      ("xl/workbook.xml", "<workbook>\(workbook)<sheets>\(sheets)</sheets></workbook>"),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"s\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"t\" Type=\"\(types)/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
          + "<Relationship Id=\"f\" Type=\"\(types)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<?xml version=\"1.0\"?><worksheet><sheetData>\(sheetData)</sheetData>\(after)</worksheet>"
      ),
    ] + (shared.map { [("xl/sharedStrings.xml", "<sst>\($0)</sst>")] } ?? [])
      + (styles.map { [("xl/styles.xml", "<styleSheet>\($0)</styleSheet>")] } ?? [])
  }

  static func rows(_ parts: [(name: String, text: String)]) throws -> [[String]] {
    try SpreadsheetReader.sheets(from: StoredZip.bytes(parts))[0].rows
  }

  static func problem(_ bytes: [UInt8], _ limits: SpreadsheetLimits = .standard) -> SpreadsheetProblem? {
    do {
      _ = try SpreadsheetReader.sheets(from: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }
}

@Suite("Workbooks as texts")
struct SpreadsheetReaderTests {
  private static let formats = """
    <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
    <numFmt numFmtId="165" formatCode="[$-411]ggge\\.m\\.d;@"/>
    <numFmt numFmtId="166" formatCode="#,##0&quot;日&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
    <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>
    """

  @Test(
    "each kind of cell is what a person sees",
    arguments: [
      ("<c r=\"A1\"><v>65</v></c>", "65"), ("<c r=\"A1\"><v>2000000</v></c>", "2000000"),
      ("<c r=\"A1\"><v>0.1</v></c>", "0.1"),
      ("<c r=\"A1\"><v>1.1000000000000001</v></c>", "1.1"), ("<c r=\"A1\"><v>-2.5E-3</v></c>", "-0.0025"),
      ("<c r=\"A1\"><v>1.5E+20</v></c>", "150000000000000000000"), ("<c r=\"A1\" t=\"b\"><v>1</v></c>", "true"),
      ("<c r=\"A1\" t=\"b\"><v>0</v></c>", "false"), ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "#N/A"),
      ("<c r=\"A1\" t=\"str\"><f>CONCAT(\"a\",\"b\")</f><v>ab</v></c>", "ab"),
      ("<c r=\"A1\"><f>1+1</f><v>2</v></c>", "2"),
      ("<c r=\"A1\" t=\"s\"><v>0</v></c>", "共有"), ("<c r=\"A1\" t=\"s\"><v>1</v></c>", "赤青"),
      ("<c r=\"A1\" t=\"s\"><v>2</v></c>", "手数料"),
      ("<c r=\"A1\" t=\"s\"><v>9</v></c>", ""), ("<c r=\"A1\" t=\"inlineStr\"><is><t>直接</t></is></c>", "直接"),
      (
        "<c t=\"inlineStr\"><is><r><t>二</t></r><r><t xml:space=\"preserve\"> 行</t></r><rPh><t>ニ</t></rPh></is></c>",
        "二 行"
      ),
      ("<c t=\"inlineStr\"><is><t>a&amp;b&lt;&#x3042;&#12356;_x000A_c_x005F_x0041_</t></is></c>", "a&b<あい\nc_x0041_"),
      ("<c t=\"inlineStr\"><is><t><![CDATA[<&>]]></t></is></c>", "<&>"),
      ("<c r=\"A1\" s=\"1\"><v>46113</v></c>", "2026-04-01"),
      ("<c r=\"A1\" s=\"2\"><v>46113</v></c>", "2026-04-01"), ("<c r=\"A1\" s=\"3\"><v>46113</v></c>", "2026-04-01"),
      ("<c r=\"A1\" s=\"4\"><v>46113</v></c>", "46113"),
      ("<c r=\"A1\" s=\"5\"><v>0.39583333333333331</v></c>", "09:30:00"),
      ("<c r=\"A1\" s=\"6\"><v>46113.395833333336</v></c>", "2026-04-01T09:30:00"),
      ("<c r=\"A1\" s=\"1\"><v>1</v></c>", "1900-01-01"),
      ("<c r=\"A1\" s=\"1\"><v>59</v></c>", "1900-02-28"), ("<c r=\"A1\" s=\"1\"><v>61</v></c>", "1900-03-01"),
      ("<c r=\"A1\" s=\"1\"><v>60</v></c>", "60"), ("<c r=\"A1\" s=\"1\"><v>-1</v></c>", "-1"),
      ("<c r=\"A1\" t=\"d\"><v>2026-04-01T00:00:00</v></c>", "2026-04-01"), ("<c r=\"A1\" s=\"99\"><v>1</v></c>", "1"),
      ("<x:c xmlns:x=\"y\" r=\"A1\"><x:v>7</x:v></x:c>", "7"), ("<!-- c --><c r='A1'><?p?><v>8</v></c>", "8"),
    ])
  func cells(cell: String, expected: String) throws {
    let shared = "<si><t>共有</t></si><si><r><rPr/><t>赤</t></r><r><t>青</t></r></si>"
      + "<si><t>手数料</t><rPh sb=\"0\" eb=\"3\"><t>テスウリョウ</t></rPh><phoneticPr fontId=\"1\"/></si>"
    let rows = try Book.rows(Book.parts("<row r=\"1\">\(cell)</row>", shared: shared, styles: Self.formats))
    #expect(rows == (expected.isEmpty ? [] : [[expected]]))
  }

  @Test("cells stand where they say, or one after the other")
  func places() throws {
    let data = "<row r=\"2\"><c r=\"C2\"><v>1</v></c><c><v>2</v></c><c s=\"1\"/></row>"
      + "<row><c><v>3</v></c></row><row r=\"6\"/>"
    #expect(try Book.rows(Book.parts(data)) == [[], ["", "", "1", "2"], ["3"]])
  }

  @Test("a merged cell's text stands in all of it, as far as the sheet goes")
  func merged() throws {
    let data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>9</v></c></row>"
      + "<row r=\"3\"><c r=\"C3\"><v>8</v></c></row>"
    let merges = "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C3:XFD1048576\"/>"
      + "<mergeCell ref=\"A9:B9\"/></mergeCells>"
    #expect(try Book.rows(Book.parts(data, after: merges)) == [["1", "1", "9"], ["1", "1"], ["", "", "8"]])
  }

  @Test("hidden sheets and charts are left out, the order stays")
  func sheets() throws {
    let sheets = "<sheet name=\"秘\" state=\"hidden\" r:id=\"s\"/><sheet name=\"秘2\" state=\"veryHidden\" r:id=\"s\"/>"
      + "<sheet name=\"A&amp;B\" r:id=\"s\"/><sheet name=\"図\" r:id=\"f\"/>"
      + "<sheet name=\"二\" state=\"visible\" r:id=\"s\"/>"
    let parts = Book.parts("<row><c><v>1</v></c></row>", sheets: sheets)
    let read = try SpreadsheetReader.sheets(from: StoredZip.bytes(parts))
    #expect(read == [SpreadsheetSheet(name: "A&B", rows: [["1"]]), SpreadsheetSheet(name: "二", rows: [["1"]])])
  }

  @Test("a file LibreOffice saved is read as it shows it")
  func office() throws {
    let read = try SpreadsheetReader.sheets(from: OfficeSample.bytes)
    #expect(read.map(\.name) == ["in"])
    #expect(
      read.first?.rows == [
        ["決定", "手数料"], ["区分", "条件", "条件", "結果", "備考"], ["見出し", "使用目的", "年齢", "手数料", "施行日"],
        ["1", "その他", "65", "300", "2026-04-01"], ["2", "二行\nの文 <&>", "0.1", "2000000", "2026年4月1日"],
        ["3", "true", "-0.0025", "150000000000000000000", "09:30:00"], ["4", "髙﨑𠮷", "-", "2", "1-2"],
      ])
  }

  @Test("days count from 1904 where the workbook says so")
  func macintosh() throws {
    let data = "<row><c s=\"1\"><v>44651</v></c></row>"
    let parts = Book.parts(data, styles: Self.formats, workbook: "<workbookPr date1904=\"1\"/>")
    #expect(try Book.rows(parts) == [["2026-04-01"]])
  }

  @Test(
    "formats are understood by their letters",
    arguments: [
      ("General", .number), ("0.00", .number), ("0.00E+00", .number), ("#,##0\"円\"", .number), ("[Red]-0", .number),
      ("yyyy/m/d", .date), ("[$-411]ge.m.d", .date), ("[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@", .date),
      ("m\"月\"", .date),
      ("aaaa", .number), ("h:mm", .time), ("mm:ss.0", .time), ("h:mm AM/PM", .time), ("[h]:mm", .number),
      ("[mm]:ss", .number), ("[magenta]h:mm", .time),
      ("yyyy-mm-dd hh:mm", .dateTime),
      ("@", .number), ("\\d0", .number), ("0;yyyy", .number), ("e", .date),
    ] as [(String, NumberFormats.Meaning)])
  func formats(code: String, expected: NumberFormats.Meaning) {
    #expect(NumberFormats.meaning(of: code) == expected)
  }
}

@Suite("Workbooks that cannot be read")
struct SpreadsheetProblemTests {
  @Test("files of other kinds are told apart")
  func kinds() {
    #expect(Book.problem([]) == .notASpreadsheet)
    #expect(Book.problem(Array("決定,手数料".utf8)) == .notASpreadsheet)
    #expect(Book.problem([0x50, 0x4B, 3, 4, 0, 0]) == .notASpreadsheet)
    #expect(Book.problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == .oldOrEncrypted)
    #expect(Book.problem(StoredZip.bytes([("word/document.xml", "<a/>")])) == .notASpreadsheet)
    #expect(Book.problem(StoredZip.bytes(Book.parts("", sheets: ""))) == .notASpreadsheet)
  }

  @Test(
    "XML that is cut off, wrong or declares entities is refused with its part",
    arguments: [
      ("<row><c><v>1</v></c>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c></row></c>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row r=1/>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c r=\"1A\"><v>1</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c r=\"A0\"><v>1</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c><v>&lol;</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<row><c><v>&#xD800;</v></c></row>", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<!-- ", .damaged(part: "xl/worksheets/sheet1.xml")),
      ("<!DOCTYPE a [<!ENTITY lol \"lol\">]>", .forbiddenDeclaration(part: "xl/worksheets/sheet1.xml")),
      ("<!ENTITY a>", .forbiddenDeclaration(part: "xl/worksheets/sheet1.xml")),
      (String(repeating: "<a>", count: 80), .tooLarge(.nesting, most: 64)),
      ("<row r=\"100001\"><c><v>1</v></c></row>", .tooLarge(.rows, most: 100_000)),
      ("<row><c r=\"ZZZ1\"><v>1</v></c></row>", .tooLarge(.columns, most: 1_024)),
      (
        "<row><c t=\"inlineStr\"><is><t>\(String(repeating: "あ", count: 32_768))</t></is></c></row>",
        .tooLarge(.cellUnits, most: 32_767)
      ),
    ] as [(String, SpreadsheetProblem)])
  func xml(data: String, expected: SpreadsheetProblem) {
    #expect(Book.problem(StoredZip.bytes(Book.parts(data))) == expected)
  }

  @Test("a sheet that is named and not there is damage")
  func missing() {
    let parts = Book.parts("").filter { $0.name != "xl/worksheets/sheet1.xml" }
    #expect(Book.problem(StoredZip.bytes(parts)) == .damaged(part: "xl/worksheets/sheet1.xml"))
  }

  @Test("a changed byte in a part is damage, wherever the file is cut it is refused")
  func changed() {
    let bytes = StoredZip.bytes(Book.parts("<row><c><v>123456</v></c></row>"))
    var changed = bytes
    if let place = bytes.firstRange(of: Array("123456".utf8)) { changed[place.lowerBound] = 0x39 }
    #expect(Book.problem(changed) == .damaged(part: "xl/worksheets/sheet1.xml"))
    for length in stride(from: 0, to: bytes.count, by: 37) { #expect(Book.problem(Array(bytes[..<length])) != nil) }
  }

  @Test("each limit holds")
  func limits() {
    let bytes = StoredZip.bytes(
      Book.parts(
        "<row><c><v>1</v></c><c><v>2</v></c></row>",
        sheets: "<sheet name=\"a\" r:id=\"s\"/><sheet name=\"b\" r:id=\"s\"/>",
        shared: "<si><t>a</t></si><si><t>b</t></si>",
        styles: "<cellXfs><xf/><xf/></cellXfs>",
        after: "<mergeCells><mergeCell ref=\"A1:A1\"/><mergeCell ref=\"B1\"/></mergeCells>"))
    func problem(_ change: (inout SpreadsheetLimits) -> Void) -> SpreadsheetProblem? {
      var limits = SpreadsheetLimits()
      change(&limits)
      return Book.problem(bytes, limits)
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.fileBytes = 100 } == .tooLarge(.fileBytes, most: 100))
    #expect(problem { $0.entries = 3 } == .tooLarge(.entries, most: 3))
    #expect(problem { $0.partBytes = 500 } == .tooLarge(.partBytes, most: 500))
    #expect(problem { $0.sheets = 1 } == .tooLarge(.sheets, most: 1))
    #expect(problem { $0.cells = 3 } == .tooLarge(.cells, most: 3))
    #expect(problem { $0.sharedTexts = 1 } == .tooLarge(.sharedTexts, most: 1))
    #expect(problem { $0.formats = 1 } == .tooLarge(.formats, most: 1))
    #expect(problem { $0.merges = 1 } == .tooLarge(.merges, most: 1))
  }

  @Test("every problem has a sentence in both languages")
  func sentences() {
    let problems: [SpreadsheetProblem] =
      [.notASpreadsheet, .oldOrEncrypted, .damaged(part: "p"), .forbiddenDeclaration(part: "p")]
      + SpreadsheetProblem.Amount.allCases.map { .tooLarge($0, most: 5) }
    for problem in problems {
      #expect(problem.sentence(in: .japanese).hasSuffix("。"))
      #expect(problem.sentence(in: .english).hasSuffix("."))
    }
  }
}
