import Testing

@testable import FEEL

@Suite("Texts that are read")
struct ReadingTests {
  @Test(
    "operators bind from or to the sign",
    arguments: [
      ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("2 * 3 ** 2", "18"),
      ("2 ** 3 ** 2", "64"), ("-2 ** 2", "4"), ("2 ** -1", "0.5"), ("- - 3", "3"), ("1 + 1 = 2", "true"),
      ("1 = 2 or 2 = 2 and 3 = 3", "true"), ("not(true) or true", "true"), ("3 between 1 + 1 and 2 * 2", "true"),
      ("5 in (1..5]", "true"), ("1 in (2, < 2)", "true"), ("1 + if true then 1 else 2", "2"),
      ("-[1, 2, 3][1]", "-1"), ("1 in [0..1] and 2 in ]1..2]", "true"), ("[1..10[ = [1..10)", "true"),
    ])
  func precedence(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "comments and every kind of white space stand between words",
    arguments: ["1/*a*/+/* b */1", "1 // one\n + 1", "1\u{3000}+\u{A0}1", "\t1\r\n+\u{2003}1 "])
  func space(text: String) throws {
    #expect(try written(text) == "2")
  }

  @Test(
    "string escapes give the characters they mean, others stay",
    arguments: [
      ("\"a\\nb\"", "a\nb"), ("\"\\u3042\"", "あ"), ("\"\\U01F40E\"", "🐎"), ("\"\\uD83D\\uDC0E\"", "🐎"),
      ("\"\\d+\\.\"", "\\d+\\."), ("\"\\\"\\\\\"", "\"\\"), ("\"\"", ""),
    ])
  func escapes(text: String, result: String) throws {
    #expect(try evaluated(text) == .string(result))
  }

  @Test(
    "a text that is not FEEL says where and what was expected",
    arguments: [
      ("", FEELProblem.Code.unexpectedText, 0), ("1 +", .unexpectedText, 3), ("(1", .unexpectedText, 2),
      ("[1, 2", .unexpectedText, 5), ("{a 1}", .unexpectedText, 4), ("\"abc", .unclosedString, 0),
      ("1 /* a", .unclosedComment, 2), ("\"\\uD83D\"", .badEscape, 1), ("1 2", .unexpectedText, 2),
      ("if true then 1", .unexpectedText, 14), ("for in [1] return 1", .unexpectedText, 4), ("#", .unexpectedText, 0),
      ("a in", .unexpectedText, 4), ("function(a b", .unexpectedText, 12), ("1e9999", .badNumber, 0),
    ])
  func problems(text: String, code: FEELProblem.Code, start: Int) throws {
    let problem = try #require(refusal(of: text))
    #expect(problem.code == code)
    #expect(problem.range.start == start)
    #expect(!problem.expected.isEmpty)
  }

  @Test("a full-width mark in a wrong place is named in the hint")
  func fullWidth() throws {
    let problem = try #require(refusal(of: "1 ＋ 2"))
    #expect(problem.hint?.contains("＋") == true)
  }

  @Test("a position counts lines and code points")
  func positions() {
    let text = "所得 +\n  🐎 ?"
    let byte = "所得 +\n  🐎 ".utf8.count
    #expect(SourcePosition(byte: byte, in: text) == SourcePosition(byte: byte, in: text + " "))
    #expect(SourcePosition(byte: byte, in: text).line == 2)
    #expect(SourcePosition(byte: byte, in: text).column == 5)
  }

  @Test("an else-if chain of a thousand is no nesting")
  func longChain() throws {
    let chain = (0..<1_000).map { "if n = \($0) then \($0) else " }.joined() + "-1"
    #expect(try evaluated(chain, [("n", .number(777))]) == .number(777))
  }

  @Test("a sum of ten thousand is no nesting")
  func longSum() throws {
    let sum = Array(repeating: "1", count: 10_000).joined(separator: " + ")
    #expect(try evaluated(sum) == .number(10_000))
  }
}
