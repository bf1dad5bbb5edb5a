import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Gaps of a decision table")
struct GapTests {
  typealias Case = (type: String, cells: [String], gaps: [String])

  @Test(
    "what no cell takes is told as a cell that would take it",
    arguments: [
      ("number", ["< 65", ">= 65"], []),
      ("number", ["< 65", "> 65"], ["65"]),
      ("number", ["<= 64", ">= 65"], ["(64..65)"]),
      ("number", ["[0..10)", "(10..20]"], ["< 0, 10, > 20"]),
      ("number", ["1, 2, 3", "not(1, 2, 3)"], []),
      ("number", ["not(5)"], ["5"]),
      ("number", ["? >= 1 and ? < 2", "? < 1 or ? > 3"], ["[2..3]"]),
      ("number", ["? between 1 and 3", "> 3"], ["< 1"]),
      ("number", ["if ? > 3 then ? < 5 else ? < 2"], ["[2..3], >= 5"]),
      ("number", ["? in (1, [2..3])", "> 3", "< 1"], ["(1..2)"]),
      ("number", ["[1,2,3]", "not([1,2,3])"], []),
      ("number", ["<= 2 * 3", "> 2 + 3"], []),
      ("整数", ["<= 64", ">= 65"], []),
      ("整数", ["< 64", ">= 66"], ["[64..65]"]),
      ("年齢", ["< 65", "> 65"], ["65"]),
      ("円", [">= 1"], ["0"]),
      ("boolean", ["true"], ["false"]),
      ("boolean", ["true", "not(true)"], []),
      ("string", ["\"A\"", "\"B\""], ["not(\"A\", \"B\")"]),
      ("string", ["\"A\"", "not(\"A\")"], []),
      ("string", ["< \"m\""], [">= \"m\""]),
      ("区分", ["\"A\"", "\"B\""], ["\"C\""]),
      ("区分", ["not(\"A\")"], ["\"A\""]),
      ("date", ["< @\"2026-04-01\"", "> @\"2026-04-01\""], ["@\"2026-04-01\""]),
      ("date", ["<= date(\"2026-03-31\")", ">= date(2026, 4, 1)"], []),
      ("date", ["<= @\"2026-03-31\"", ">= @\"2026-04-03\""], ["[@\"2026-04-01\"..@\"2026-04-02\"]"]),
      ("time", ["< @\"12:00:00\"", "> @\"12:30:00\""], ["[@\"12:00:00\"..@\"12:30:00\"]"]),
      ("date and time", ["< @\"2026-04-01T12:00:00\"", "> @\"2026-04-01T12:00:00\""], ["@\"2026-04-01T12:00:00\""]),
      (
        "date and time", ["< @\"2026-04-01T12:00:00+09:00\"", ">= @\"2026-04-01T04:00:00Z\""],
        ["[@\"2026-04-01T12:00:00+09:00\"..@\"2026-04-01T13:00:00+09:00\")"]
      ),
      ("days and time duration", ["<= @\"P14D\"", ">= @\"P15D\""], ["(@\"P14D\"..@\"P15D\")"]),
      ("years and months duration", ["<= @\"P11M\"", ">= @\"P1Y\""], []),
      ("years and months duration", ["< @\"P11M\"", ">= @\"P1Y\""], ["@\"P11M\""]),
    ] as [Case])
  func cells(type: String, cells: [String], gaps: [String]) {
    let items = [ItemDefinition("区分", typeRef: "string", allowedValues: "\"A\", \"B\", \"C\"")]
    let rules = cells.enumerated().map { [$1, "\($0)"] }
    let findings = Sample.findings(of: .first, [("x", type)], rules, items: items).filter { $0.kind == .gap }
    #expect(findings.map { $0.regions.map(\.cell).joined(separator: " / ") }.sorted() == gaps.sorted())
  }

  typealias Policy = (policy: HitPolicy, aggregation: Aggregation?, otherwise: String?, isGap: Bool)

  @Test(
    "only tables that have nothing to say where no rule fits have gaps",
    arguments: [
      (.unique, nil, nil, true), (.first, nil, nil, true), (.any, nil, nil, true), (.priority, nil, nil, true),
      (.unique, nil, "0", false), (.ruleOrder, nil, nil, false), (.outputOrder, nil, nil, false),
      (.collect, nil, nil, false), (.collect, .count, nil, false), (.collect, .sum, nil, true),
      (.collect, .sum, "0", false), (.collect, .max, nil, true),
    ] as [Policy])
  func policies(policy: HitPolicy, aggregation: Aggregation?, otherwise: String?, isGap: Bool) {
    let findings = Sample.findings(
      of: policy, aggregation: aggregation, [("x", "number")], [["> 0", "1"]], otherwise: otherwise)
    #expect(findings.contains { $0.kind == .gap } == isGap)
  }

  @Test("a gap of several inputs is a box, and its example is natural")
  func box() throws {
    let findings = Sample.findings(
      [("年齢", "年齢"), ("所得", "円")],
      [["< 65", "-", "1"], [">= 65", "<= 2000000", "2"], ["> 70", "> 2000000", "3"]])
    let gap = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(gap.regions.map(\.cell) == ["[65..70]", ">= 2000001"])
    #expect(gap.example.map(\.value.description) == ["65", "2000001"])
  }

  @Test("inputs that do not matter are left out of a gap, but not of its example")
  func irrelevant() throws {
    let findings = Sample.findings([("a", "boolean"), ("b", "boolean")], [["true", "-", "1"]])
    let gap = try #require(findings.first)
    #expect(gap.regions.map(\.input) == ["a"])
    #expect(gap.example.map(\.input) == ["a", "b"])
  }

  @Test("a missing value counts where the column speaks of it, or where it is asked for")
  func missing() {
    let rules = [["< 5", "1"], [">= 5", "2"]]
    #expect(Sample.findings([("x", "number")], rules).isEmpty)
    var options = ProofOptions()
    options.considersMissing = true
    let asked = Sample.findings([("x", "number")], rules, options: options)
    #expect(asked.map { $0.regions.map(\.cell) } == [["null"]])
    #expect(Sample.findings([("x", "number")], rules + [["null", "3"]]).isEmpty)
    #expect(Sample.short(Sample.findings([("x", "number")], [["not(null)", "1"]])) == ["gap"])
  }

  @Test("an input without a type has the kinds of values its cells speak of")
  func untyped() {
    #expect(Sample.findings([("x", nil)], [["\"A\"", "1"], ["not(\"A\")", "2"]]).isEmpty)
    #expect(Sample.findings([("x", nil)], [["< 1", "1"], [">= 1", "2"]]).isEmpty)
    #expect(Sample.short(Sample.findings([("x", nil)], [["< 1", "1"], ["> 1", "2"]])) == ["gap"])
  }

  @Test("columns that look at the same input are seen together")
  func sameInput() {
    let rules = [["< 65", "-", "1"], ["-", ">= 65", "2"]]
    #expect(Sample.findings([("x", "number"), ("x", "number")], rules).isEmpty)
    let apart = [["< 65", "> 10", "1"], ["-", ">= 65", "2"]]
    #expect(
      Sample.findings([("x", "number"), ("x", "number")], apart).map { $0.regions.map(\.cell) } == [["<= 10"]])
  }

  @Test(
    "a column that compares an input is seen as that input",
    arguments: [
      ("年齢 >= 65", ["true", "false"], []),
      ("年齢 >= 65", ["true"], ["< 65"]),
      ("if 年齢 < 20 then \"若い\" else \"若くない\"", ["\"若い\""], [">= 20"]),
      ("年齢 between 10 and 20", ["false"], ["[10..20]"]),
      ("年齢 in [10..20]", ["false"], ["[10..20]"]),
    ] as [(String, [String], [String])])
  func derived(expression: String, cells: [String], gaps: [String]) {
    let table = Sample.table([(expression, nil)], cells.map { [$0, "1"] })
    let findings = TableProof.findings(of: table, in: Sample.model([("年齢", "number")]))
    #expect(findings.map { $0.regions.map(\.cell).joined() } == gaps)
    #expect(findings.allSatisfy { $0.example.map(\.input) == ["年齢"] })
  }

  @Test("an expression is taken as an input, and the gap says so")
  func assumed() {
    let table = Sample.table([("count(子)", nil)], [["0", "1"], ["> 0", "2"]])
    let findings = TableProof.findings(of: table, in: Sample.model([("子", "list")]))
    #expect(findings.map(\.assumptions) == [["count(子)"]])
    #expect(findings.map { $0.regions.map(\.cell) } == [["< 0"]])
  }

  @Test("members of a type are known by its components")
  func member() {
    let person = ItemDefinition("人", components: [ItemDefinition("年齢", typeRef: "年齢")])
    let table = Sample.table([("申請者.年齢", nil)], [["< 65", "1"], ["> 65", "2"]])
    let findings = TableProof.findings(of: table, in: Sample.model([("申請者", "人")], items: [person]))
    #expect(findings.map { $0.regions.map(\.cell) } == [["65"]])
  }

  @Test("a decision that gives constants has no other values")
  func outcomes() {
    let first = Sample.table(of: .first, [("x", "number")], [["< 5", "\"低\""], ["-", "\"高\""]])
    let decision = Decision("段階", "string", id: "stage", logic: BoxedExpression(.table(first)))
    let model = Sample.model([("x", "number")], decisions: [decision])
    func findings(_ rules: [[String]]) -> [String] {
      Sample.short(TableProof.findings(of: Sample.table([("段階", nil)], rules), in: model))
    }
    #expect(findings([["\"低\"", "1"], ["\"高\"", "2"]]) == [])
    #expect(findings([["\"低\"", "1"]]) == ["gap"])
    #expect(findings([["\"低\"", "1"], ["\"高\"", "2"], ["\"中\"", "3"]]) == ["unreachable 3"])
  }

  @Test("a decision beside a fact it is made from need not have every value, and the gap says so")
  func entangled() throws {
    let first = Sample.table(of: .first, [("年齢", "年齢")], [["< 65", "\"若い\""], ["-", "\"高齢\""]])
    let decision = Decision(
      "区分", "string", id: "stage", requiredInputs: [.local("input-0")], logic: BoxedExpression(.table(first)))
    let model = Sample.model([("年齢", "年齢"), ("所得", "円")], decisions: [decision])
    let rules = [["\"若い\"", "< 10", "1"], ["\"高齢\"", "-", "2"]]
    let beside = TableProof.findings(of: Sample.table([("区分", nil), ("年齢", nil)], rules), in: model)
    #expect(beside.map(\.assumptions) == [["区分"]])
    let apart = TableProof.findings(of: Sample.table([("区分", nil), ("所得", nil)], rules), in: model)
    #expect(apart.map(\.assumptions) == [[]])
  }

  @Test("more gaps than are told are said to exist")
  func many() {
    var options = ProofOptions()
    options.mostGaps = 3
    let rules = (0..<10).map { ["\($0), \($0 + 100)", "\($0)", "1"] }
    let findings = Sample.findings([("x", "number"), ("y", "number")], rules, options: options)
    #expect(findings.filter { $0.kind == .gap }.count == 3)
    #expect(findings.last?.reason == .more)
  }
}
