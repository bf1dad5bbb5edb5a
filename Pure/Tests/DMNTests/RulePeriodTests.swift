import CivilTime
import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Rules that count from a day until a day")
struct RulePeriodTests {
  private static func rule(_ output: String, _ from: String?, _ to: String?) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule(["-"], [output])
    rule.effectiveFrom = from.flatMap { LocalDate(feel: $0) }
    rule.effectiveTo = to.flatMap { LocalDate(feel: $0) }
    return rule
  }

  /// 300 yen until the end of March 2026, nothing in April, 400 yen from May on.
  private static let versions = [rule("300", nil, "2026-03-31"), rule("400", "2026-05-01", nil)]

  private static func model(_ policy: HitPolicy, _ rules: [DecisionTable.Rule]) -> CompiledModel {
    let table = DecisionTable(policy, inputs: [.init("n")], outputs: [.init()], rules: rules)
    return Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n", "number")])
  }

  private static func result(_ model: CompiledModel, _ date: String, n: Int = 1) -> DecisionOutcome {
    model.evaluate(
      decision: "d", inputs: ["n": .number(Decimal128(n))], on: LocalDate(feel: date),
      environment: EvaluationEnvironment(explains: true))
  }

  @Test(
    "a rule counts from its first day to its last, both included",
    arguments: [
      ("1900-01-01", "300"), ("2026-03-31", "300"), ("2026-04-01", "null"), ("2026-04-30", "null"),
      ("2026-05-01", "400"), ("2100-01-01", "400"),
    ])
  func boundaries(date: String, expected: String) throws {
    let outcome = Self.result(Self.model(.unique, Self.versions), date)
    #expect(try outcome.value == Sample.value(expected))
    #expect(outcome.problems.isEmpty)
  }

  @Test("one day is the first and the last")
  func oneDay() throws {
    let model = Self.model(.unique, [Self.rule("1", "2026-04-01", "2026-04-01")])
    let found = ["2026-03-31", "2026-04-01", "2026-04-02"].map { Self.result(model, $0).value }
    #expect(found == [.null, .number(.one), .null])
  }

  @Test(
    "each hit policy sees only the rules of the day",
    arguments: [
      (.unique, "2026-03-01", "1"), (.unique, "2026-04-01", "2"), (.any, "2026-04-01", "2"),
      (.first, "2026-04-01", "2"), (.priority, "2026-04-01", "2"), (.ruleOrder, "2026-04-01", "[2]"),
      (.outputOrder, "2026-03-31", "[1]"), (.collect, "2026-04-01", "[2]"),
    ] as [(HitPolicy, String, String)])
  func policies(policy: HitPolicy, date: String, expected: String) throws {
    let model = Self.model(policy, [Self.rule("1", nil, "2026-03-31"), Self.rule("2", "2026-04-01", nil)])
    #expect(try Self.result(model, date).value == Sample.value(expected))
  }

  @Test("two rules that both count on a day are still several")
  func several() throws {
    let model = Self.model(.unique, [Self.rule("1", nil, "2026-04-01"), Self.rule("2", "2026-04-01", nil)])
    #expect(Self.result(model, "2026-04-01").problems.map(\.code) == [.severalRules])
    #expect(Self.result(model, "2026-04-01").problems.first?.found == "rule 1, rule 2")
    #expect(Self.result(model, "2026-04-02").value == .number(Decimal128(2)))
  }

  @Test("a rule is known by its number in the whole table")
  func numbers() throws {
    let rules = [
      Self.rule("1", nil, "2026-03-31"), Self.rule("2", "2026-04-01", nil), Self.rule("3", "2026-04-01", nil),
    ]
    #expect(Self.result(Self.model(.unique, rules), "2026-04-01").problems.first?.found == "rule 2, rule 3")
  }

  @Test("without a date of the fact the day of the clock counts, in the clock's zone")
  func clock() throws {
    let model = Self.model(.unique, Self.versions)
    func value(_ now: String) -> Value {
      let environment = EvaluationEnvironment(now: DateTime(feel: now))
      return model.evaluate(decision: "d", inputs: [:], environment: environment).value
    }
    #expect(value("2026-04-30T23:59:59+09:00") == .null)
    #expect(value("2026-05-01T00:00:00+09:00") == .number(Decimal128(400)))
  }

  @Test("where nobody knows the day, a table with dates is null and says why")
  func noDate() throws {
    let environment = EvaluationEnvironment(explains: true)
    let dated = Self.model(.unique, Self.versions).evaluate(decision: "d", inputs: [:], environment: environment)
    #expect(dated.value == .null)
    #expect(dated.problems.map(\.code) == [.missingDate])
    let undated = Self.model(.unique, [Self.rule("1", nil, nil)])
      .evaluate(decision: "d", inputs: [:], environment: environment)
    #expect(undated.value == .number(.one))
    #expect(undated.problems.isEmpty)
  }

  @Test("the date reaches tables inside functions")
  func functions() throws {
    let table = DecisionTable(.unique, inputs: [.init("n")], outputs: [.init()], rules: Self.versions)
    let fee = KnowledgeModel(
      "fee", id: "_fee",
      function: FunctionDefinition([InformationItem("n", "number")], body: BoxedExpression(.table(table))))
    let model = Sample.decision(.literal("fee(n)"), inputs: [Sample.input("n", "number")], knowledge: [fee])
    let found = ["2026-03-31", "2026-04-30", "2026-05-01"].map { Self.result(model, $0).value }
    #expect(found == [.number(Decimal128(300)), .null, .number(Decimal128(400))])
  }

  @Test("one evaluator takes rows of different days")
  func evaluator() throws {
    let decision = try #require(Self.model(.unique, Self.versions).decision("d"))
    let evaluator = DecisionEvaluator(decision)
    evaluator.date = LocalDate(year: 2026, month: 5, day: 1)
    #expect(evaluator.evaluate([.number(.one)]) == .number(Decimal128(400)))
    evaluator.date = LocalDate(year: 2026, month: 3, day: 1)
    #expect(evaluator.evaluate([.number(.one)]) == .number(Decimal128(300)))
  }

  /// Periods laid over one another at random, so that spans of every kind occur.
  @Test("a table of many versions gives what asking each rule gives", arguments: [1, 7, 400])
  func large(count: Int) throws {
    var state: UInt64 = 42
    func next(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let start = try #require(LocalDate(year: 2020, month: 1, day: 1))
    let rules = (0..<count).map { number in
      var rule = DecisionTable.Rule(["\(next(5))"], ["\(number)"])
      let first = next(2_000)
      if next(4) > 0 { rule.effectiveFrom = start.adding(days: first) }
      if next(4) > 0 { rule.effectiveTo = start.adding(days: first + next(500)) }
      return rule
    }
    let model = Self.model(.ruleOrder, rules)
    for day in stride(from: -3, to: 2_600, by: 13) {
      let date = try #require(start.adding(days: day))
      for n in 0..<5 {
        let expected = rules.indices.filter { rules[$0].inputEntries[0].text == "\(n)" && rules[$0].counts(on: date) }
        let found = model.evaluate(decision: "d", inputs: ["n": .number(Decimal128(n))], on: date).value
        #expect(found == .list(of: expected.map { .number(Decimal128($0)) }))
      }
    }
  }

  @Test("a period that ends before it begins is told, and never counts")
  func emptyPeriod() throws {
    let model = Self.model(.unique, [Self.rule("1", "2026-04-01", "2026-03-31"), Self.rule("2", nil, nil)])
    #expect(model.problems.map(\.code) == [.emptyPeriod])
    #expect(Self.result(model, "2026-04-01").value == .number(Decimal128(2)))
  }

  @Test("more spans than memory allows are told")
  func tooMany() throws {
    let start = try #require(LocalDate(year: 2000, month: 1, day: 1))
    let rules = (0..<1_100).map { number in
      var rule = DecisionTable.Rule(["-"], ["1"])
      rule.effectiveFrom = number == 0 ? nil : start.adding(days: number)
      return rule
    }
    #expect(Self.model(.collect, rules).problems.isEmpty)
    let undated = (0..<1_000).map { _ in DecisionTable.Rule(["-"], ["1"]) }
    #expect(Self.model(.collect, rules + undated).problems.map(\.code) == [.tooLarge])
  }
}

@Suite("Dates of rules in files")
struct RulePeriodFileTests {
  private static func xml(_ headings: [String], _ remarks: [String]) -> String {
    let table = """
      <decision name="d" id="_d"><decisionTable>
      <input><inputExpression><text>n</text></inputExpression></input><output/>
      \(headings.map { "<annotation name=\"\($0)\"/>" }.joined())
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry>
      \(remarks.map { "<annotationEntry><text>\($0)</text></annotationEntry>" }.joined())
      </rule></decisionTable></decision>
      """
    return Sample.xml(table)
  }

  private static func table(_ model: DecisionModel) throws -> DecisionTable {
    guard case .table(let table)? = model.decisions.first?.logic?.kind else { throw NoTable() }
    return table
  }

  private struct NoTable: Error {}

  @Test(
    "both languages of headings are read and written back",
    arguments: [
      (["施行日", "適用終了日"], ["2026-04-01", "2027-03-31"], "2026-04-01", "2027-03-31", []),
      (["出典", "施行日", "備考"], ["条例", "2026-04-01", "旧"], "2026-04-01", nil, ["条例", "旧"]),
      (["Effective from", "note", " effective to "], ["2026-04-01", "x", ""], "2026-04-01", nil, ["x"]),
      (["適用終了日"], [" 2027-03-31 "], nil, "2027-03-31", []), (["施行日", "適用終了日"], ["-", ""], nil, nil, []),
      (["施行日"], [], nil, nil, []), (["施行日の注意"], ["2026-04-01"], nil, nil, ["2026-04-01"]),
    ] as [([String], [String], String?, String?, [String])])
  func headings(headings: [String], remarks: [String], from: String?, to: String?, annotations: [String]) throws {
    let model = try DecisionModel.read(xml: Self.xml(headings, remarks))
    let table = try Self.table(model)
    #expect(table.rules[0].effectiveFrom?.description == from)
    #expect(table.rules[0].effectiveTo?.description == to)
    #expect(table.rules[0].annotations == annotations)
    #expect(table.periodHeadings == (headings.contains("Effective from") ? .en : .ja))
    let again = try Self.table(DecisionModel.read(xml: model.xml))
    #expect(again.rules[0].effectiveFrom == table.rules[0].effectiveFrom)
    #expect(again.rules[0].effectiveTo == table.rules[0].effectiveTo)
    #expect(again.annotations == table.annotations)
    #expect(again.rules[0].annotations == annotations)
    #expect(model.xml.contains("effective from") == (table.periodHeadings == .en && table.hasPeriods))
  }

  @Test("dates stay in their columns where a rule has fewer remarks than there are headings")
  func fewerRemarks() throws {
    var rule = DecisionTable.Rule(["-"], ["1"], annotations: ["条例"])
    rule.effectiveTo = LocalDate(year: 2026, month: 3, day: 31)
    let plain = DecisionTable.Rule(["-"], ["2"], annotations: ["a", "b", "c"])
    let table = DecisionTable(
      inputs: [.init("n")], outputs: [.init()], rules: [rule, plain], annotations: ["出典", "備考"])
    let model = Sample.model([Decision("d", id: "_d", logic: BoxedExpression(.table(table)))])
    let again = try Self.table(DecisionModel.read(xml: model.xml))
    #expect(again.rules[0].effectiveTo == rule.effectiveTo)
    #expect(again.rules[0].annotations == ["条例", ""])
    #expect(again.rules[1].annotations == ["a", "b"])
  }

  @Test(
    "a date that is none is refused at its place",
    arguments: ["2026-02-30", "令和8年4月1日", "2026/04/01", "4月1日"])
  func badDate(text: String) throws {
    let xml = Self.xml(["施行日"], [text])
    let problem = #expect(throws: DMNProblem.self) { try DecisionModel.read(xml: xml) }
    #expect(problem?.code == .notADate)
    #expect(problem?.found == text)
    #expect(problem?.position?.line == 5)
  }

  @Test("two columns for one date are refused")
  func twice() throws {
    let problem = #expect(throws: DMNProblem.self) {
      try DecisionModel.read(xml: Self.xml(["施行日", "effective from"], ["2026-04-01", ""]))
    }
    #expect(problem?.code == .repeatedName)
  }
}
