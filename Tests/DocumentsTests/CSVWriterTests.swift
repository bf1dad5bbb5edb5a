import Kernel
import Testing

@testable import Documents

@Suite("Rows as CSV")
struct CSVWriterTests {
  private func csv(_ row: [TableCell], guards: Bool = true) -> String {
    var writer = CSVWriter(startsWithMark: false, guardsFormulas: guards)
    writer.write(row)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  @Test(
    "a text is quoted only where a reader would split or trim it",
    arguments: [
      ("あ", "あ"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
      (" a", "\" a\""), ("a ", "\"a \""), ("007", "007"), ("髙﨑", "髙﨑"), ("\"", "\"\"\"\""), ("\u{0}", "\u{0}"),
    ])
  func quoting(text: String, expected: String) {
    #expect(csv([.text(text), .text("z")]) == expected + ",z\r\n")
  }

  @Test(
    "a text that a spreadsheet would run begins with an apostrophe and loses nothing",
    arguments: ["=1+1", "+81", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠A"])
  func formulas(text: String) {
    let line = csv([.text(text), .text("z")])
    #expect(line.hasPrefix("'" + text) || line.hasPrefix("\"'" + text))
    #expect(csv([.text(text), .text("z")], guards: false).contains("'") == false)
  }

  @Test("a guarded text with a comma is quoted around the apostrophe")
  func guardedAndQuoted() { #expect(csv([.text("=A1,B1"), .blank]) == "\"'=A1,B1\",\r\n") }

  @Test("numbers, money, dates and moments are plain")
  func kinds() throws {
    let date = try #require(CivilDate("2026-11-21"))
    let row: [TableCell] = [
      .integer(-5), .decimal(0.5), .decimal(.nan), .yen(Yen(1000)), .date(date),
      .moment(DocumentSamples.morning), .blank,
    ]
    #expect(csv(row) == "-5,0.5,,1000,2026-11-21,2026-11-21 09:00,\r\n")
  }

  @Test("an empty field alone on its line is still a row")
  func emptyRow() {
    #expect(csv([.text("")]) == "\"\"\r\n")
    #expect(csv([]) == "\r\n")
  }

  @Test("the mark stands once, at the start, and bytes are taken once")
  func mark() {
    var writer = CSVWriter()
    writer.writeHeader([TableColumn("番号"), TableColumn("氏名")])
    #expect(writer.take() == [0xEF, 0xBB, 0xBF] + Array("番号,氏名\r\n".utf8))
    writer.write([.integer(1), .text("花子")])
    #expect(writer.take() == Array("1,花子\r\n".utf8))
    #expect(writer.take().isEmpty)
  }
}
