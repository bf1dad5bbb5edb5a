import DMN
import FEEL
import Testing

@Suite("Boxed expressions")
struct BoxedExpressionTests {
  private func value(_ kind: BoxedExpression.Kind, typeRef: String? = nil) throws -> Value {
    try Sample.outcome(Sample.decision(BoxedExpression(kind, typeRef: typeRef))).value
  }

  @Test("entries of a context see the ones before; one without a name is the result")
  func context() throws {
    let entries: [BoxedExpression.ContextEntry] = [
      .init(InformationItem("a"), .literal("1")), .init(InformationItem("b"), .literal("a + 1")),
    ]
    #expect(try value(.context(entries)) == Sample.value("{a: 1, b: 2}"))
    #expect(try value(.context(entries + [.init(nil, .literal("a + b"))])) == Sample.value("3"))
    let typed = [BoxedExpression.ContextEntry(InformationItem("a", "string"), .literal("1"))]
    #expect(try value(.context(typed)) == Sample.value("{a: null}"))
  }

  @Test("lists and relations")
  func lists() throws {
    #expect(try value(.list([.literal("1"), .literal("\"a\"")])) == Sample.value("[1, \"a\"]"))
    #expect(
      try value(
        .relation(
          [InformationItem("a"), InformationItem("b", "number")],
          rows: [
            [.literal("1"), .literal("2")], [.literal("3"), .literal("\"x\"")],
          ])) == Sample.value("[{a: 1, b: 2}, {a: 3, b: null}]"))
  }

  @Test(
    "a condition that is no truth gives null",
    arguments: [("true", "1"), ("false", "2"), ("null", "2"), ("\"x\"", "null"), ("1", "null")])
  func conditional(condition: String, expected: String) throws {
    #expect(
      try value(.conditional(condition: .literal(condition), then: .literal("1"), otherwise: .literal("2")))
        == Sample.value(expected))
  }

  @Test(
    "filters keep what is true",
    arguments: [
      ("[1, 2, 3]", "item > 1", "[2, 3]"), ("[{a: 1}, {a: 2}]", "a = 2", "[{a: 2}]"),
      ("[1, null]", "item > 0", "[1]"),
      ("[1, 2]", "\"x\"", "null"), ("[]", "true", "[]"), ("[1]", "item > 1 // ]", "[]"),
    ])
  func filter(list: String, match: String, expected: String) throws {
    #expect(try value(.filter(.literal(list), match: .literal(match))) == Sample.value(expected))
    let boxed = BoxedExpression(.context([.init(nil, .literal(match.replacing("a = 2", with: "item.a = 2")))]))
    #expect(try value(.filter(.literal(list), match: boxed)) == Sample.value(expected))
  }

  @Test(
    "loops and quantifiers",
    arguments: [
      (.for, "[1, 2]", "x * 2", "[2, 4]"), (.for, "1..3", "x", "[1, 2, 3]"), (.for, "[3..1]", "x", "null"),
      (.for, "[]", "x", "[]"), (.for, "null", "x", "null"), (.some, "[1, 2]", "x > 1", "true"),
      (.some, "[]", "true", "false"),
      (.every, "[1, 2]", "x > 1", "false"), (.every, "[]", "false", "true"),
      (.some, "[1, 2]", "if x = 1 then null else false", "null"),
      (.every, "[1, 2]", "if x = 1 then \"a\" else true", "null"),
    ] as [(BoxedExpression.Iteration, String, String, String)])
  func loops(kind: BoxedExpression.Iteration, domain: String, body: String, expected: String) throws {
    let domain = BoxedExpression.literal(domain == "1..3" ? "[1..3]" : domain)
    let plain = BoxedExpression.Kind.iteration(kind, variable: "x", domain: domain, body: .literal(body))
    #expect(try value(plain) == Sample.value(expected))
    let boxed = BoxedExpression(.context([.init(nil, .literal(body))]))
    #expect(
      try value(.iteration(kind, variable: "x", domain: domain, body: boxed)) == Sample.value(expected))
  }

  @Test("functions keep the values around them; invocations name their arguments")
  func functions() throws {
    let function = FunctionDefinition([InformationItem("x", "number")], body: .literal("x + base"))
    func call(_ argument: String) -> BoxedExpression.Kind {
      .context([
        .init(InformationItem("base"), .literal("10")),
        .init(InformationItem("f"), BoxedExpression(.function(function))),
        .init(nil, BoxedExpression(.invocation(.literal("f"), [.init(InformationItem(argument), .literal("5"))]))),
      ])
    }
    #expect(try value(call("x")) == Sample.value("15"))
    #expect(try value(call("y")) == Sample.value("null"))
    #expect(try value(.invocation(.literal("1"), [])) == Sample.value("null"))
  }

  @Test("a value that is not of its box's type is null")
  func types() throws {
    #expect(try value(.list([.literal("1")]), typeRef: "string") == Sample.value("null"))
    #expect(try value(.literal(LiteralExpression("[1]")), typeRef: "number") == Sample.value("1"))
  }

  @Test("other languages than FEEL are named as problems")
  func languages() throws {
    let model = Sample.decision(BoxedExpression(.literal(LiteralExpression("1", expressionLanguage: "urn:x"))))
    #expect(model.problems.map(\.code) == [.foreignLanguage])
    #expect(try Sample.outcome(model).problems.map(\.code) == [.foreignLanguage])
    let feel = BoxedExpression(
      .literal(LiteralExpression("1", expressionLanguage: "http://www.omg.org/spec/FEEL/20140401")))
    #expect(Sample.decision(feel).problems.isEmpty)
  }

  @Test("boxes in boxes end at a depth instead of the stack")
  func nesting() throws {
    var box = BoxedExpression.literal("1")
    for _ in 0..<1_000 { box = BoxedExpression(.list([box])) }
    let model = Sample.decision(box)
    #expect(model.problems.map(\.code) == [.nestedTooDeep])
    #expect(try Sample.outcome(model).value != .string(""))
  }

  @Test("loops in loops end where the steps end")
  func steps() throws {
    let body = BoxedExpression(.context([.init(nil, .literal("x"))]))
    func loop(_ body: BoxedExpression) -> BoxedExpression {
      BoxedExpression(.iteration(.for, variable: "x", domain: .literal("[1..3000]"), body: body))
    }
    let model = Sample.decision(loop(loop(loop(body))))
    var limits = FEELLimits()
    limits.steps = 100_000
    let outcome = model.evaluate(decision: "d", inputs: [:], environment: EvaluationEnvironment(limits: limits))
    #expect(outcome.value.isNull)
  }
}
