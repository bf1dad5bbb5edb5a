import DecisionSheets
import Testing

@Suite("Sheets as CSV")
struct CSVTextTests {
  @Test(
    "texts are read as RFC 4180 says",
    arguments: [
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc", [["a", "b"], ["c"]]), ("a\rb", [["a"], ["b"]]),
      ("\u{FEFF}決定,手数料", [["決定", "手数料"]]), ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]), ("\"a\nb\",c", [["a\nb", "c"]]),
      ("a,,\n,", [["a", "", ""], ["", ""]]), ("", []), ("\n\na", [[], [], ["a"]]), ("\"\"", [[""]]),
      ("a\"b,c", [["a\"b", "c"]]),
      (" a , b ", [[" a ", " b "]]),
    ])
  func read(text: String, expected: [[String]]) throws {
    #expect(try CSVText.sheet(named: "s", from: text).rows == expected)
  }

  @Test("what is written is read back", arguments: [true, false])
  func roundTrip(mark: Bool) throws {
    let sheet = Sheet(
      name: "s",
      rows: [
        ["a", "b,c", "d\"e"], [], [""], ["", ""], [" x", "y\nz", "\r\n"],
        ["髙﨑", "= 1", "-", "「」"],
        ["\"\u{0746}", "\",\u{3099}", ",\"\"\u{0301}\"", "\r\u{0301}\n"],
      ])
    let text = CSVText.text(of: sheet, startsWithMark: mark)
    #expect(text.unicodeScalars.first == (mark ? "\u{FEFF}" : "a"))
    #expect(try CSVText.sheet(named: "s", from: text) == sheet)
    #expect(try CSVText.sheet(named: "s", from: Array(text.utf8)) == sheet)
  }

  @Test("an open quotation and other bytes than UTF-8 are told with their place")
  func refused() {
    func problem(_ bytes: [UInt8]) -> String {
      do {
        _ = try CSVText.sheet(named: "s", from: bytes)
        return ""
      } catch {
        return "\(error.problems[0].cell) \(error.problems[0].code.rawValue)"
      }
    }
    #expect(problem(Array("a\nb,\"c".utf8)) == "B2 unclosed-quote")
    #expect(problem([0x8E, 0xE8]) == "A1 not-utf8")
    #expect(problem(Array(repeating: UInt8(ascii: ","), count: 600)) == "SS1 too-large")
  }
}
