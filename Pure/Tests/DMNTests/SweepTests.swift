import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Sweeps over many rows")
struct SweepTests {
  private static let before = LocalDate(feel: "2024-09-30")
  private static let inputs = [
    Sample.input("年齢", "number"), Sample.input("所得", "number"), Sample.input("区分", "string"),
  ]

  /// Numbers around everything the tests below speak of, and far from it.
  private static let numbers = [
    Int.min, Int.min + 1, -2_000_001, -1, 0, 1, 2, 3, 4, 5, 11, 12, 13, 17, 18, 19, 64, 65, 66, 199_999, 200_000,
    200_001, 1_999_999, 2_000_000, 2_000_001, Int.max - 1, Int.max,
  ]
  private static let kinds: [Value] = [.string("A"), .string("B"), .string("C")]

  /// Every number beside every other one, and each kind and the null of an unknown one.
  private static let columns: [FactColumn] = {
    var rows: [(age: Int, income: Int, kind: Int)] = []
    for (place, age) in numbers.enumerated() {
      for (other, income) in numbers.enumerated() { rows.append((age, income, (place * 7 + other) % 5 - 1)) }
    }
    return [.integers(rows.map(\.age)), .integers(rows.map(\.income)), .choices(rows.map(\.kind), of: kinds)]
  }()

  private static func decision(_ logic: BoxedExpression, types: [ItemDefinition] = []) throws -> CompiledDecision {
    let model = Sample.decision(logic, inputs: inputs, types: types)
    #expect(model.problems.isEmpty)
    return try #require(model.decision("d"))
  }

  private static func table(_ policy: HitPolicy, _ cells: [[String]]) -> DecisionTable {
    DecisionTable(
      policy, inputs: ["年齢", "所得", "区分"].map { .init($0) }, outputs: [.init()],
      rules: cells.enumerated().map { .init($1, ["\($0)"]) })
  }

  /// Sweeps and decides each row alone; both have to be the same.
  private static func check(
    _ decision: CompiledDecision, _ columns: [FactColumn] = columns, on date: LocalDate? = nil,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let evaluator = DecisionEvaluator(decision)
    evaluator.date = date
    for threads in [1, 3] {
      let result = try DecisionSweep(decision, on: date).run(columns, threads: threads)
      #expect(result.count == columns[0].count, sourceLocation: place)
      let wrong = (0..<result.count).first { row in result[row] != evaluator.evaluate(columns.map { $0[row] }) }
      #expect(wrong == nil, "row \(wrong ?? 0): \(columns.map { $0[wrong ?? 0] })", sourceLocation: place)
    }
  }

  @Test(
    "a sweep over a table gives each row what it gets alone",
    arguments: [
      [["< 3", "-", "-"], ["[3..12]", "-", "-"], ["> 12", "-", "-"]],
      [["(3..12)", "< 2000000", "\"A\""], [">= 12", ">= 2000000", "not(\"A\")"], ["3", "-", "-"]],
      [["< 2.5", "<= -0.5", "-"], ["[2.5..64.5]", "> 199999.999", "-"], ["> 64.5", "-", "null"]],
      [["not(3)", "-", "-"], ["3", "not(< 200000)", "\"B\",\"C\""], ["-", "1,2,3,(4..18]", "-"]],
      [["-", "< 1e30", "-"], ["> -1e30", "-", "\"A\""], ["9223372036854775807", "-9223372036854775808", "-"]],
      [["<= 9223372036854775807", "> 9223372036854775807", "-"], ["< -9223372036854775808", "-", "-"]],
      [["null", "-", "-"], ["\"A\"", "\"B\"", "1"], ["-", "null", "null"]],
      [["-", "-", "\"A\""], ["-", "-", "\"B\""], ["-", "-", "-"]],
    ])
  func tables(cells: [[String]]) throws {
    for policy in [HitPolicy.unique, .first, .any, .ruleOrder, .collect] {
      try Self.check(Self.decision(BoxedExpression(.table(Self.table(policy, cells)))))
    }
  }

  @Test(
    "a sweep over anything else gives each row what it gets alone",
    arguments: [
      "年齢 + 1", "if 年齢 < 18 then \"子\" else 区分", "所得 * 0.1 + 年齢", "string(所得)", "区分 = \"A\"", "1 + 1",
    ])
  func expressions(text: String) throws {
    let logic = BoxedExpression(.literal(LiteralExpression(text)))
    try Self.check(Self.decision(logic))
    // So narrow that each number gets a place of its own.
    try Self.check(Self.decision(logic), [
      .integers((0..<500).map { $0 % 90 }), .shortIntegers((0..<500).map { Int32($0 % 7) }),
      .choices((0..<500).map { $0 % 4 }, of: Self.kinds),
    ])
  }

  @Test("cells and outputs that are computed are computed for each row")
  func computed() throws {
    var table = Self.table(.first, [["< 所得", "-", "-"], ["-", "? > 年齢 + 1", "-"], ["-", "-", "-"]])
    try Self.check(Self.decision(BoxedExpression(.table(table))))
    table = Self.table(.first, [["< 3", "-", "-"], ["-", "-", "-"]])
    table.rules[0].outputEntries[0].text = "所得 - 年齢"
    try Self.check(Self.decision(BoxedExpression(.table(table))))
    table.rules[0].outputEntries[0].text = "0"
    table.outputs[0].defaultEntry = LiteralExpression("所得")
    table.rules.removeLast()
    try Self.check(Self.decision(BoxedExpression(.table(table))))
    table.inputs[1].expression.text = "所得 / 12"
    try Self.check(Self.decision(BoxedExpression(.table(table))))
  }

  @Test("values that a column or a type does not allow are refused as they are alone")
  func allowed() throws {
    var table = Self.table(.first, [["< 18", "-", "-"], ["-", "-", "-"]])
    table.inputs[0].allowedValues = "[0..64]"
    try Self.check(Self.decision(BoxedExpression(.table(table))))
    table.inputs[0].allowedValues = nil
    table.inputs[1].typeRef = "string"
    try Self.check(Self.decision(BoxedExpression(.table(table))))
    table.inputs[1].typeRef = "年収"
    let income = ItemDefinition("年収", typeRef: "number", allowedValues: "[0..2000000]")
    try Self.check(Self.decision(BoxedExpression(.table(table)), types: [income]))
  }

  @Test("only the rules of the day count", arguments: ["2024-09-30", "2024-10-01"])
  func dated(day: String) throws {
    var table = Self.table(.unique, [["< 3", "-", "-"], [">= 3", "< 200000", "-"], ["<= 18", "-", "-"]])
    for rule in 0...1 { table.rules[rule].effectiveTo = Self.before }
    table.rules[2].effectiveFrom = Self.before?.adding(days: 1)
    try Self.check(Self.decision(BoxedExpression(.table(table))), on: LocalDate(feel: day))
  }

  @Test("a graph of decisions gives each row what it gets alone")
  func graph() throws {
    let classes = DecisionTable(
      .first, inputs: [.init("所得", typeRef: "number")], outputs: [.init(typeRef: "string")],
      rules: [.init(["< 200000"], ["\"低\""]), .init(["-"], ["\"高\""])])
    let amounts = DecisionTable(
      .first, inputs: [.init("年齢", typeRef: "number"), .init("階層", typeRef: "string")], outputs: [.init()],
      rules: [.init(["< 18", "\"低\""], ["2"]), .init(["< 18", "-"], ["1"]), .init(["-", "-"], ["0"])])
    let needs: [ElementReference] = Self.inputs.map { .local($0.id) }
    let model = Sample.model(
      [
        Decision("階層", "string", id: "_c", requiredInputs: needs, logic: BoxedExpression(.table(classes))),
        Decision(
          "額", "number", id: "_a", requiredInputs: needs, requiredDecisions: [.local("_c")],
          logic: BoxedExpression(.table(amounts))),
        Decision(
          "文", "string", id: "_t", requiredDecisions: [.local("_a")],
          logic: BoxedExpression(.literal(LiteralExpression("string(額) + \"円\"")))),
      ], inputs: Self.inputs)
    let compiled = CompiledModel(model)
    #expect(compiled.problems.isEmpty)
    for name in ["階層", "額", "文"] {
      let decision = try #require(compiled.decision(name))
      let used = decision.inputs.map { input in Self.inputs.firstIndex { $0.name == input.name } ?? 0 }
      try Self.check(decision, used.map { Self.columns[$0] })
    }
  }

  @Test("a tally counts each outcome once")
  func tally() throws {
    let decision = try Self.decision(BoxedExpression(.table(Self.table(.first, [["< 3", "-", "-"], ["-", "1", "-"]]))))
    let columns: [FactColumn] = [
      .integers([1, 2, 3, 4, 5]), .values([.number(.one), .null, .number(.one), .null, .string("x")]),
      .choices([0, 1, 2, 3, 4], of: Self.kinds),
    ]
    let tally = try DecisionSweep(decision).run(columns).tally
    #expect(tally.map(\.outcome) == [.number(.zero), .number(.one), .null])
    #expect(tally.map(\.rows) == [2, 1, 2])
  }

  @Test("no rows have no outcomes")
  func nothing() throws {
    let decision = try Self.decision(BoxedExpression(.literal(LiteralExpression("年齢"))))
    let result = try DecisionSweep(decision).run([.integers([]), .shortIntegers([]), .values([])], threads: 4)
    #expect(result.count == 0)
    #expect(result.tally.isEmpty)
  }

  @Test("columns that do not fit are refused")
  func columns() throws {
    let sweep = DecisionSweep(try Self.decision(BoxedExpression(.literal(LiteralExpression("年齢")))))
    #expect(throws: SweepProblem.wrongColumns(expected: 3, found: 1)) { try sweep.run([.integers([1])]) }
    #expect(throws: SweepProblem.differentLengths) {
      try sweep.run([.integers([1]), .integers([1, 2]), .values([.null])])
    }
  }
}
