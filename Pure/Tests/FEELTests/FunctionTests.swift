import DecimalArithmetic
import Testing

@testable import FEEL

@Suite("Functions")
struct FunctionTests {
  @Test(
    "functions are values that keep what they name",
    arguments: [
      ("(function(a, b) a + b)(1, 2)", "3"), ("{f: function(n) n * 2, r: f(4)}.r", "8"),
      ("{k: 3, f: function(n) n * k, r: f(4)}.r", "12"), ("(function(a) function(b) a - b)(5)(2)", "3"),
      ("for f in [function(x) x + 1, abs] return f(-3)", "[-2, 3]"),
      ("(for i in 1..3 return function() i)[2]()", "2"), ("{f: function(a, b) a - b, r: f(b: 1, a: 9)}.r", "8"),
      ("(function(a) a)()", "null"), ("(function(a) a)(b: 1)", "null"), ("5(1)", "null"),
      ("(function(a, a) a)(1, 1)", "null"),
    ])
  func closures(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "arguments go by place or by name, wrong ones give null",
    arguments: [
      ("substring(\"abcdef\", 2, 3)", "\"bcd\""), ("substring(string: \"abc\", start position: -1)", "\"c\""),
      ("substring(\"abc\", 0)", "null"), ("substring(\"abc\", 4)", "null"), ("substring(\"a🐎b\", 2, 1)", "\"🐎\""),
      ("substring(start position: 2)", "null"), ("substring(\"a\")", "null"), ("modulo(dividend: 7, divisor: 4)", "3"),
      ("modulo(dividend: 7, other: 4)", "null"), ("string length(\"𠮷野家\")", "3"), ("upper case(\"aß\")", "\"ASS\""),
      ("substring before(\"神戸市\", \"市\")", "\"神戸\""), ("substring after(\"神戸市\", \"神\")", "\"戸市\""),
      ("contains(\"あいう\", \"い\")", "true"), ("starts with(\"abc\", \"ab\")", "true"),
      ("ends with(\"abc\", \"bcd\")", "false"),
      ("string join([\"a\", null, \"b\"], \"-\")", "\"a-b\""), ("string join([1])", "null"),
      ("string(1.50)", "\"1.5\""),
      ("string([1, \"a\"])", "\"[1, \\\"a\\\"]\""), ("string(null)", "null"),
      ("number(\"1,234.5\", \",\", \".\")", "1234.5"),
      ("number(\"1.234,5\", \".\", \",\")", "1234.5"), ("number(\"1 234\", \" \", \".\")", "1234"),
      ("number(\"1.2\", \",\", \",\")", "null"),
      ("number(\"x\")", "null"), ("get value({a: 1}, \"a\")", "1"), ("get entries({a: 1})", "[{key: \"a\", value: 1}]"),
      ("context([{key: \"a\", value: 1}])", "{a: 1}"),
      ("context put({a: {b: 1}}, [\"a\", \"c\"], 2)", "{a: {b: 1, c: 2}}"),
      ("context put({a: 1}, \"a\", 2)", "{a: 2}"), ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
      ("is(1, 1.0)", "true"), ("is(1)", "false"), ("today()", "null"), ("before([1..5), 5)", "true"),
      ("range(\"[1..3)\") = [1..3)", "true"), ("range(\"[3..1]\")", "null"), ("range(\"[1..x]\")", "null"),
    ])
  func builtIns(text: String, result: String) throws {
    #expect(try written(text) == result)
  }

  @Test(
    "numbers are rounded in every direction",
    arguments: [
      ("decimal(2.5, 0)", "2"), ("decimal(3.5, 0)", "4"), ("floor(-1.5)", "-2"), ("ceiling(-1.5)", "-1"),
      ("floor(1.56, 1)", "1.5"), ("round up(1.01, 1)", "1.1"), ("round down(-1.09, 1)", "-1"),
      ("round half up(2.5, 0)", "3"),
      ("round half down(2.5, 0)", "2"), ("round half up(15, -1)", "20"), ("decimal(1, 6177)", "null"),
      ("modulo(-7, 4)", "1"),
      ("odd(3)", "true"), ("even(1.5)", "null"), ("abs(-2)", "2"), ("sqrt(16)", "4"), ("sqrt(-1)", "null"),
      ("1 / 0", "null"),
    ])
  func rounding(text: String, result: String) throws {
    let value = try evaluated(text)
    #expect(try value == evaluated(result))
  }

  @Test("a host lends functions that get arguments of their types")
  func native() throws {
    let double = Value.function(
      FunctionValue([.init("n", .number)], result: .number) { arguments, _ in
        guard case .number(let number) = arguments[0] else { return .null }
        return (number + number).map { .number($0) } ?? .null
      })
    #expect(try evaluated("倍(n: 4) + 倍([1])", [("倍", double)]) == .number(10))
    #expect(try evaluated("倍(\"x\")", [("倍", double)]) == .null)
  }

  @Test("a host evaluates expressions in a frame of their own")
  func frames() throws {
    var layout = FrameLayout()
    layout.add("n", .number)
    let body = try FEELCompiler.expression("{m: n + 1, r: m * n}.r", layout: layout)
    let function = Value.function(
      FunctionValue([.init("n", .number)]) { arguments, evaluation in
        evaluation.withFrame(slots: body.slotCount) { inner in
          inner[0] = arguments[0]
          return inner.evaluate(body)
        }
      })
    #expect(
      try evaluated("for i in 1..100 return f(i) + f(i - i)", [("f", function)]).description.hasPrefix("[2, 6, 12"))
  }

  @Test(
    "known Java methods are functions, others are not",
    arguments: [
      ("(function(a, b) external {java: {class: \"java.lang.Math\", method signature: \"max(int, int)\"}})(3, 9)", "9"),
      (
        "(function(a) external {java: {class: \"java.lang.String\", method signature: \"valueOf(char)\"}})(\"ab\")",
        "null"
      ),
      (
        "(function(a) external {java: {class: \"java.io.File\", method signature: \"delete(java.lang.String)\"}})(\"/\")",
        "null"
      ),
    ])
  func foreign(text: String, result: String) throws {
    #expect(try written(text) == result)
  }
}
