import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Values read from JSON")
struct JSONValueTests {
  @Test("JSON is read as values", arguments: [
    ("{}", "{}"), ("[]", "[]"), ("{\"年齢\": 70, \"目的\": \"年金\"}", "{年齢: 70, 目的: \"年金\"}"),
    ("[1, -2.50, 1e3, 1E-2, 0]", "[1, -2.5, 1000, 0.01, 0]"), ("[true, false, null]", "[true, false, null]"),
    ("\"a\\/b\\n\\u3042\\ud83d\\ude00\"", "\"a/b\\n\\u3042\\uD83D\\uDE00\""), (" \n{ \"a\" : [ { } ] } ", "{a: [{}]}"),
    ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"), ("\u{FEFF}1", "1"),
  ])
  func reads(json: String, expression: String) throws {
    #expect(try Value.read(json: Array(json.utf8)) == Sample.value(expression))
  }

  @Test("what is no JSON is refused at its place", arguments: [
    ("", JSONProblem.Code.unexpected, 1, 1), ("{", .unexpected, 1, 2), ("{\"a\": 1,}", .unexpected, 1, 9),
    ("{\"a\":\n  nul}", .unexpected, 2, 3), ("[1 2]", .unexpected, 1, 4), ("01", .unexpected, 1, 1),
    ("1.", .unexpected, 1, 1),
    ("-", .unexpected, 1, 1), ("+1", .unexpected, 1, 1), ("\"a", .unexpected, 1, 1), ("\"\\x\"", .unexpected, 1, 2),
    ("\"\\ud83d\"", .unexpected, 1, 2), ("\"a\nb\"", .unexpected, 1, 3), ("{\"あ\":1,\"あ\":2}", .repeatedName, 1, 8),
    ("1 1", .unexpected, 1, 3), ("{a: 1}", .unexpected, 1, 2), ("1e99999", .badNumber, 1, 1),
    (String(repeating: "[", count: 1_000_000), .tooDeep, 1, 65),
  ])
  func refuses(json: String, code: JSONProblem.Code, line: Int, column: Int) throws {
    let problem = try #require(throws: JSONProblem.self) { try Value.read(json: Array(json.utf8)) }
    #expect(problem.code == code)
    #expect(problem.position == TextPosition(line: line, column: column))
  }

  @Test("bytes that are no UTF-8 are refused")
  func bytes() throws {
    let problem = try #require(throws: JSONProblem.self) { try Value.read(json: [0x22, 0xFF, 0x22]) }
    #expect(problem.code == .notUTF8)
  }

  @Test("texts become dates where the type asks for one, and stay texts where they are none")
  func typed() throws {
    let type = FEELType.list(.context(FEELType.ContextType([.init("日", .date), .init("名", .string)])))
    let read = try Value.read(json: Array("[{\"日\": \"2026-04-01\", \"名\": \"2026-04-01\"}, {\"日\": \"春\"}]".utf8))
    #expect(try read.typed(as: type) == Sample.value("[{日: @\"2026-04-01\", 名: \"2026-04-01\"}, {日: \"春\"}]"))
    #expect(Value.string("P3M").typed(as: .monthsDuration) == .monthsDuration(try #require(MonthsDuration(months: 3))))
    #expect(Value.string("2026-04-01").typed(as: .any) == .string("2026-04-01"))
  }

  @Test("what is written is read again")
  func roundTrip() throws {
    let value = try Sample.value("{a: [1.5, \"\\\"\\n\", null, true], \"b c\": {d: 10**20}}")
    #expect(try Value.read(json: Array(value.json.utf8)) == value)
  }
}
