import Testing

@testable import FEEL

@Suite("Tests of a decision table's cell")
struct UnaryTestTests {
  @Test(
    "a number passes",
    arguments: [
      (5, "5", true), (5, "< 5", false), (5, "<= 5", true), (5, "[1..5)", false), (5, "[1..5]", true),
      (5, "1, 5", true),
      (5, "not(1, 5)", false), (5, "not(> 7)", true), (5, "-", true), (5, "[1, 5]", true), (5, "? > 4 and ? < 6", true),
      (5, "> n", true), (5, "n + 1", true), (5, "[n..n+1]", true), (5, "\"5\"", nil), (5, "null", false),
      (5, "even(?)", false),
      (5, "n = 4", true), (5, "!= 5", false), (5, "]5..9]", false), (5, "(> 4)", true), (5, "not(?) = null", true),
    ] as [(Int, String, Bool?)])
  func numbers(input: Int, tests: String, result: Bool?) throws {
    #expect(try passes(.number(input), tests, [("n", .number(4))]) == result)
  }

  @Test(
    "other values pass",
    arguments: [
      (Value.string("M"), "\"M\", \"S\"", true), (.string("X"), "not(\"M\", \"S\")", true),
      (.boolean(false), "false", true),
      (.boolean(false), "true", false), (.null, "null", true), (.null, "-", true), (.null, "< 5", nil),
      (.null, "\"a\"", false),
      (.string("え"), "\"あ\", \"い\", \"う\", \"え\", \"お\", \"か\", \"き\", \"く\", \"け\", \"こ\"", true),
      (.boolean(true), "n = 4", true), (.string("b"), "[\"a\"..\"c\"]", true),
      (.string("b"), "contains(?, \"b\")", true),
    ] as [(Value, String, Bool?)])
  func others(input: Value, tests: String, result: Bool?) throws {
    #expect(try passes(input, tests, [("n", .number(4))]) == result)
  }

  @Test("constant tests can be read as data")
  func constants() throws {
    let tests = try FEELCompiler.unaryTests("1, > 10, [3..5), \"a\"")
    #expect(
      tests.constants == [
        .equal(.number(1)), .comparison(.greater, .number(10)),
        .interval(low: .number(3), high: .number(5), includesLow: true, includesHigh: false), .equal(.string("a")),
      ])
    #expect(try FEELCompiler.unaryTests("? > 1").constants == nil)
    #expect(try FEELCompiler.unaryTests("-").isAny)
    #expect(try FEELCompiler.unaryTests("not(1)").isNegated)
  }
}
