import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Decision tables")
struct DecisionTableTests {
  private func model(
    _ policy: HitPolicy, _ rules: [(String, String)], aggregation: Aggregation? = nil,
    allowed: String? = nil, otherwise: String? = nil
  ) -> CompiledModel {
    let table = DecisionTable(
      policy, aggregation: aggregation, inputs: [.init("n")],
      outputs: [.init(allowedValues: allowed, defaultEntry: otherwise.map { LiteralExpression($0) })],
      rules: rules.map { DecisionTable.Rule([$0.0], [$0.1]) })
    return Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n", "number")])
  }

  private static let overlapping = [("> 0", "\"B\""), ("> 5", "\"A\""), ("> 10", "\"C\""), ("> 10", "\"A\"")]

  @Test(
    "each hit policy makes its own of the rules that fit",
    arguments: [
      (.unique, "3", "\"B\""), (.unique, "6", "null"), (.unique, "0", "null"), (.first, "11", "\"B\""),
      (.any, "3", "\"B\""), (.any, "6", "null"), (.priority, "11", "\"A\""), (.priority, "3", "\"B\""),
      (.ruleOrder, "11", "[\"B\", \"A\", \"C\", \"A\"]"), (.outputOrder, "11", "[\"A\", \"A\", \"B\", \"C\"]"),
      (.collect, "6", "[\"B\", \"A\"]"), (.ruleOrder, "3", "[\"B\"]"), (.collect, "0", "[]"),
      (.ruleOrder, "0", "[]"), (.outputOrder, "0", "[]"), (.priority, "0", "null"),
    ] as [(HitPolicy, String, String)])
  func policies(policy: HitPolicy, input: String, expected: String) throws {
    let model = model(policy, Self.overlapping, allowed: "\"A\", \"B\", \"C\"")
    #expect(try Sample.outcome(model, ["n": input]).value == Sample.value(expected))
  }

  @Test(
    "aggregations make one value of many",
    arguments: [
      (.sum, "11", "60"), (.count, "11", "3"), (.min, "11", "10"), (.max, "11", "30"), (.sum, "1", "10"),
      (.count, "0", "0"), (.sum, "0", "null"),
    ] as [(Aggregation, String, String)])
  func aggregations(aggregation: Aggregation, input: String, expected: String) throws {
    let model = model(.collect, [("> 0", "10"), ("> 5", "20"), ("> 10", "30")], aggregation: aggregation)
    #expect(try Sample.outcome(model, ["n": input]).value == Sample.value(expected))
  }

  @Test("rules that fit together with the same output are any of them")
  func same() throws {
    let model = model(.any, [("> 0", "1 + 1"), ("> 5", "2")])
    #expect(try Sample.outcome(model, ["n": "6"]).value == Sample.value("2"))
  }

  @Test("where no rule fits the default entry is the result")
  func defaults() throws {
    #expect(try Sample.outcome(model(.unique, [("> 0", "1")], otherwise: "0"), ["n": "-1"]).value == .number(.zero))
    #expect(
      try Sample.outcome(model(.collect, [("> 0", "1")], otherwise: "0"), ["n": "-1"]).value == Sample.value("[0]"))
  }

  @Test("an ambiguous table says which rules fitted")
  func ambiguous() throws {
    let outcome = try Sample.outcome(model(.unique, Self.overlapping), ["n": "6"])
    #expect(outcome.problems.map(\.code) == [.severalRules])
    #expect(outcome.problems.first?.found == "rule 1, rule 2")
  }

  @Test("several outputs are a context, ranked from the first column on")
  func outputs() throws {
    let table = DecisionTable(
      .priority, inputs: [.init("n")],
      outputs: [.init("grade", allowedValues: "\"high\", \"low\""), .init("fee", allowedValues: "0, 300")],
      rules: [
        .init(["> 0"], ["\"low\"", "0"]), .init(["> 1"], ["\"high\"", "300"]), .init(["> 2"], ["\"high\"", "0"]),
      ])
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n")])
    #expect(try Sample.outcome(model, ["n": "3"]).value == Sample.value("{grade: \"high\", fee: 0}"))
    #expect(try Sample.outcome(model, ["n": "2"]).value == Sample.value("{grade: \"high\", fee: 300}"))
  }

  @Test("values that a column does not allow make the result null")
  func allowed() throws {
    let table = DecisionTable(
      inputs: [.init("kind", typeRef: "string", allowedValues: "\"a\", \"b\"")],
      outputs: [.init(allowedValues: "[0..10]")],
      rules: [.init(["\"a\""], ["1"]), .init(["\"b\""], ["11"]), .init(["\"c\""], ["2"])])
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("kind")])
    #expect(try Sample.outcome(model, ["kind": "\"a\""]).value == .number(.one))
    #expect(try Sample.outcome(model, ["kind": "\"b\""]).problems.map(\.code) == [.valueNotAllowed])
    #expect(try Sample.outcome(model, ["kind": "\"c\""]).problems.map(\.code) == [.inputNotAllowed])
    #expect(try Sample.outcome(model, ["kind": "1"]).value == .null)
  }

  @Test("a cell may ask about other inputs, and be empty")
  func cells() throws {
    let table = DecisionTable(
      inputs: [.init("n"), .init("m")], outputs: [.init()],
      rules: [.init(["> m", ""], ["\"greater\""]), .init(["<= m", "-"], ["\"not greater\""])])
    let model = Sample.decision(
      BoxedExpression(.table(table)), inputs: [Sample.input("n", "number"), Sample.input("m", "number")])
    #expect(try Sample.outcome(model, ["n": "2", "m": "1"]).value == .string("greater"))
    #expect(try Sample.outcome(model, ["n": "1", "m": "1"]).value == .string("not greater"))
  }

  @Test("a cell that is not FEEL makes its table null and is named with its place")
  func broken() throws {
    let model = model(.unique, [("> 0", "1"), ("> > 1", "2")])
    #expect(model.problems.map(\.code) == [.feel])
    #expect(try Sample.outcome(model, ["n": "1"]).value == .null)
  }

  private static let cells = [
    "-", "\"a\"", "\"b\", \"c\"", "not(\"a\")", "5", "< 5", "<= 5", "> 5", ">= 5", "[1..5]", "(1..5)", "]1..5]",
    "1, 3, [7..9]",
    "null", "true", "false", "!= 5", "date(\"2026-04-01\")", "< date(\"2026-04-01\")",
    "[date(\"2026-01-01\")..date(\"2026-12-31\")]", "> duration(\"P1D\")", "duration(\"P1M\")", "? > 3", "other",
    "> other",
    "[other..7]", "not(< 5)", "[1, 2, 3]", "date and time(\"2026-04-01T00:00:00\")", "< \"b\"", "2.50",
  ]
  private static let values = [
    "null", "true", "false", "\"a\"", "\"b\"", "\"ab\"", "0", "1", "3", "3.0", "5", "5.000", "5.1", "2.5", "7", "100",
    "-1",
    "date(\"2026-04-01\")", "date(\"2025-12-31\")", "date(\"2026-12-31\")", "duration(\"P2D\")", "duration(\"P1M\")",
    "date and time(\"2026-04-01T00:00:00\")", "time(\"10:00:00\")", "[1, 2, 3]", "[5]", "{a: 1}", "[1..5]",
  ]

  @Test("an index finds the rules that asking each cell finds", arguments: Self.values)
  func index(value: String) throws {
    var seed: UInt64 = 7
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let rows = (0..<200).map { _ in
      (Self.cells[random(Self.cells.count)], Self.cells[random(Self.cells.count)])
    }
    let inputs = [Sample.input("a"), Sample.input("b"), Sample.input("other")]
    func decision(_ rules: [DecisionTable.Rule]) -> CompiledModel {
      let table = DecisionTable(.ruleOrder, inputs: [.init("a"), .init("b")], outputs: [.init()], rules: rules)
      return Sample.decision(BoxedExpression(.table(table)), inputs: inputs)
    }
    let indexed = decision(rows.enumerated().map { .init([$1.0, $1.1], ["\($0)"]) })
    #expect(indexed.problems.isEmpty)
    let alone = rows.enumerated().map { decision([.init([$1.0, $1.1], ["\($0)"])]) }
    for second in ["5", "\"a\"", "null", "date(\"2026-04-01\")"] {
      let facts = ["a": value, "b": second, "other": "4"]
      var expected: [Value] = []
      for model in alone {
        if case .list(let list) = try Sample.outcome(model, facts).value { expected += list.items }
      }
      let found = try Sample.outcome(indexed, facts).value
      #expect(found == .list(of: expected))
    }
  }

  @Test("tables longer than one block of the index are searched whole")
  func long() throws {
    let rules = (0..<16_500).map { DecisionTable.Rule(["\($0)"], ["\($0 * 2)"]) }
    let table = DecisionTable(inputs: [.init("n")], outputs: [.init()], rules: rules)
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n")])
    for number in [0, 16_383, 16_384, 16_499] {
      #expect(try Sample.outcome(model, ["n": "\(number)"]).value == .number(.init(number * 2)))
    }
    #expect(try Sample.outcome(model, ["n": "16500"]).value == .null)
  }
}
