import Testing

@testable import FEEL

@Suite("Limits")
struct LimitTests {
  @Test(
    "deep nesting is an error with a place",
    arguments: [
      String(repeating: "(", count: 5_000) + "1", String(repeating: "[", count: 5_000),
      String(repeating: "{a:", count: 5_000),
      String(repeating: "if true then ", count: 5_000), String(repeating: "f(", count: 5_000),
      String(repeating: "not(", count: 5_000), String(repeating: "for a in ", count: 5_000),
      String(repeating: "function() ", count: 5_000), String(repeating: "x in (", count: 5_000),
      "1 instance of " + String(repeating: "list<", count: 5_000),
      "a" + String(repeating: ".a", count: 5_000), "a" + String(repeating: "[1]", count: 5_000),
      "1" + String(repeating: " = 1", count: 5_000),
    ])
  func nesting(text: String) throws {
    #expect(try #require(refusal(of: text)).code == .nestedTooDeep)
  }

  @Test("a text of more than a megabyte is refused")
  func length() throws {
    let text = String(repeating: " ", count: 1_048_577)
    #expect(try #require(refusal(of: text)).code == .textTooLong)
  }

  @Test(
    "evaluation ends, and says so",
    arguments: [
      "for a in 1..1000000000 return a", "count(for a in 1..10000, b in 1..10000 return 1)",
      "some a in 1..100000000, b in 1..100 satisfies false",
      "for a in 1..100 return if a = 1 then \"x\" else partial[-1] + partial[-1]",
      "for a in 1..100 return if a = 1 then [1] else concatenate(partial[-1], partial[-1])",
      "{y: function(f) f(f), r: y(y)}.r", "for a in 1..1000 return [partial[-1]]",
      "for a in 1..100 return if a = 1 then [1] else [partial[-1], partial[-1]]",
    ])
  func ending(text: String) throws {
    var limits = FEELLimits.standard
    limits.steps = 200_000
    let (_, problems) = try evaluation(of: text, limits: limits)
    #expect(problems.contains { $0.code == .limitReached })
  }

  @Test("an evaluation that is renewed starts with all its steps")
  func renewal() throws {
    var limits = FEELLimits.standard
    limits.steps = 150
    let expression = try FEELCompiler.expression(
      "count(for a in 1..100 return a + n)", layout: FrameLayout([("n", .any)]))
    let evaluation = Evaluation(capacity: expression.slotCount, environment: EvaluationEnvironment(limits: limits))
    #expect(evaluation.evaluate(expression) == .number(100))
    #expect(evaluation.evaluate(expression) == .null)
    evaluation.renew()
    #expect(evaluation.evaluate(expression) == .number(100))
  }

  @Test("no text stops the reader or the evaluation", arguments: 0..<40)
  func anyText(seed: Int) throws {
    let pieces = [
      "1", "2.5", "\"a\"", "a", "b c", "x", "item", "partial", "?", "(", ")", "[", "]", "{", "}", ",", ":", ".", "..",
      "+", "-", "*", "/",
      "**", "=", "!=", "<", ">", "<=", "in", "between", "and", "or", "if", "then", "else", "for", "return", "some",
      "every", "satisfies",
      "function", "external", "instance of", "list<", "number", "null", "true", "not", "date(", "@\"P1D\"", "\\", "\"",
      "'", "/*", "//", "\n",
      "count(", "sort(", "substring(", "matches(", "令和", "＋", "🐎", "e", "1e", ".5",
    ]
    var random = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    var limits = FEELLimits.standard
    limits.steps = 20_000
    for _ in 0..<250 {
      var text = ""
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<(random >> 33) % 30 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((random >> 33) % UInt64(pieces.count))] + ((random >> 20) % 3 == 0 ? "" : " ")
      }
      let names: [(String, Value)] = [("a", .number(1)), ("b c", .string("s"))]
      let result = try? evaluation(of: text, names, limits: limits)
      if let result { #expect(result.value == result.value || result.value.depth > 0) }
    }
  }

  @Test("reasons of nulls have the place and what was expected")
  func reasons() throws {
    let (value, problems) = try evaluation(of: "1 + (2 * \"3\")")
    #expect(value == .null)
    #expect(problems.first?.code == .typeMismatch)
    #expect(problems.first?.range == SourceRange(start: 4, end: 13))
  }
}
