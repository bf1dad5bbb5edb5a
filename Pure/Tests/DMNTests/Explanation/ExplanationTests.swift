import DMN
import DecimalArithmetic
import FEEL
import Foundation
import Testing

@Suite("An explanation")
struct ExplanationTests {
  private func explained(
    _ model: CompiledModel, _ decision: String, _ inputs: [String: String]
  ) throws -> Explanation {
    let values = try inputs.mapValues(Sample.value)
    return try #require(model.evaluate(decision: decision, inputs: values, explaining: true).explanation)
  }

  private static let ordinary = ["使用目的": "\"その他\"", "年齢": "40", "通数": "2"]

  @Test("an evaluation that is not asked to explain itself holds none")
  func silent() throws {
    let outcome = try Sample.outcome(Sample.decision(.literal("1")))
    #expect(outcome.explanation == nil)
  }

  @Test("the value is the same with and without an explanation")
  func sameValue() throws {
    let model = CompiledModel(Municipal.graph)
    let values = try Self.ordinary.mapValues(Sample.value)
    let plain = model.evaluate(decision: "合計（円）", inputs: values)
    let explained = model.evaluate(decision: "合計（円）", inputs: values, explaining: true)
    #expect(plain.value == explained.value)
    #expect(explained.value == .number(Decimal128(710)))
  }

  @Test("a table tells its inputs, the rule that fits, its remarks and its output")
  func table() throws {
    let explanation = try explained(Municipal.model(Municipal.fee()), "fee", Self.ordinary)
    let decision = try #require(explanation.decisions.last)
    let table = try #require(decision.table)
    #expect(decision.inputs.map(\.name) == ["使用目的", "年齢", "通数"])
    #expect(table.inputs == [.string("その他"), .number(Decimal128(40))])
    #expect(table.matches.map(\.rule) == [2])
    #expect(table.matches[0].output == .number(Decimal128(600)))
    #expect(table.annotations(of: 2).map(\.heading) == ["出典"])
    #expect(table.annotations(of: 2).map(\.text) == ["つむぎ市手数料条例 別表第1"])
    #expect(table.outcome == .matched)
    #expect(table.output == .number(Decimal128(600)))
  }

  @Test("decisions stand after those they required, with their sources")
  func graph() throws {
    let explanation = try explained(CompiledModel(Municipal.graph), "合計（円）", Self.ordinary)
    #expect(explanation.decisions.map(\.name) == ["手数料", "郵送料", "合計（円）"])
    let sum = try #require(explanation.decision("合計（円）"))
    #expect(sum.required == [.init("手数料", .number(Decimal128(600))), .init("郵送料", .number(Decimal128(110)))])
    #expect(sum.inputs.isEmpty)
    #expect(sum.expression == "手数料 + 郵送料")
    #expect(sum.sources == ["つむぎ市手数料条例"])
    #expect(explanation.isComplete)
  }

  @Test("a function called and the table inside it are parts of the decision that called")
  func call() throws {
    let table = DecisionTable(
      inputs: [.init("x")], outputs: [.init()], rules: [.init(["> 0"], ["x * 2"]), .init(["<= 0"], ["0"])])
    let double = KnowledgeModel(
      "倍", id: "_k", function: FunctionDefinition([InformationItem("x")], body: BoxedExpression(.table(table))))
    let model = Sample.decision(.literal("倍(3) + 倍(-1)"), knowledge: [double])
    let decision = try #require(try explained(model, "d", [:]).decisions.last)
    var calls: [ExplainedCall] = []
    for case .call(let call) in decision.parts { calls.append(call) }
    #expect(calls.map(\.name) == ["倍", "倍"])
    #expect(calls.map(\.value) == [.number(Decimal128(6)), .number(.zero)])
    #expect(calls.map(\.arguments) == [[.init("x", .number(Decimal128(3)))], [.init("x", .number(Decimal128(-1)))]])
    guard case .table(let inner)? = calls[1].parts.first else {
      Issue.record("the call holds no table")
      return
    }
    #expect(inner.matches.map(\.rule) == [2])
  }

  @Test("a decision service called as a function holds the decisions made in it")
  func service() throws {
    let inner = Decision("税", "number", id: "_t", requiredInputs: [.local("_n")], logic: .literal("n * 2"))
    let service = DecisionService("税の計算", id: "_s", outputDecisions: [.local("_t")], inputData: [.local("_n")])
    let outer = Decision("d", id: "_d", requiredKnowledge: [.local("_s")], logic: .literal("税の計算(4)"))
    let model = CompiledModel(
      Sample.model([outer, inner], inputs: [InputData("n", "number", id: "_n")], services: [service]))
    let decision = try #require(try explained(model, "d", [:]).decisions.last)
    guard case .call(let call)? = decision.parts.first, case .decision(let made)? = call.parts.first else {
      Issue.record("no call with a decision in it")
      return
    }
    #expect(call.name == "税の計算")
    #expect(made.name == "税")
    #expect(made.value == .number(Decimal128(8)))
    let outcome = model.evaluate(service: "税の計算", inputs: ["n": .number(.one)], explaining: true)
    let asked = try #require(outcome.explanation)
    #expect(asked.decisions.map(\.name) == ["税"])
  }

  @Test("what went wrong stands with the decision it went wrong in")
  func problems() throws {
    let model = CompiledModel(Municipal.graph)
    let explanation = try explained(model, "合計（円）", ["使用目的": "\"その他\"", "年齢": "40", "通数": "\"二\""])
    #expect(explanation.problems.map(\.code) == [.inputNotAllowed])
    #expect(explanation.decision("手数料")?.value == .null)
    #expect(explanation.decision("手数料")?.expressionProblems.map(\.code) == [.typeMismatch])
    #expect(explanation.decision("郵送料")?.expressionProblems.map(\.expected) == ["two numbers"])
    #expect(explanation.decision("合計（円）")?.expressionProblems.map(\.code) == [.typeMismatch])
  }

  @Test("more than an explanation holds is left out, and it says so")
  func bounded() throws {
    let definition = FunctionDefinition(
      [InformationItem("n")], body: .literal("if n = 0 then 0 else 下る(n - 1)"))
    var knowledge = KnowledgeModel("下る", id: "_k", function: definition)
    knowledge.requiredKnowledge = []
    let recursive = BoxedExpression(
      .context([
        .init(InformationItem("下る"), BoxedExpression(.function(definition))),
        .init(nil, .literal("count(for i in 1..20000 return 足す(i))")),
      ]))
    let add = KnowledgeModel(
      "足す", id: "_a", function: FunctionDefinition([InformationItem("n")], body: .literal("n + 1")))
    let explanation = try explained(Sample.decision(recursive, knowledge: [add]), "d", [:])
    #expect(explanation.value == .number(Decimal128(20_000)))
    #expect(!explanation.isComplete)
    #expect(explanation.decisions.last?.parts.count == Explanation.most - 1)
  }

  @Test("rules that fit count among what an explanation holds")
  func manyRules() throws {
    let rules = (0..<6_000).map { _ in DecisionTable.Rule(["-"], ["1"]) }
    let table = DecisionTable(.collect, aggregation: .count, inputs: [.init("1")], outputs: [.init()], rules: rules)
    let knowledge = KnowledgeModel("k", id: "_k", function: FunctionDefinition([], body: BoxedExpression(.table(table))))
    let model = Sample.decision(.literal("k() + k()"), knowledge: [knowledge])
    let explanation = try explained(model, "d", [:])
    #expect(explanation.value == .number(Decimal128(12_000)))
    #expect(!explanation.isComplete)
    let tables = explanation.decisions[0].parts.compactMap { part -> ExplainedTable? in
      if case .call(let call) = part, case .table(let table)? = call.parts.first { table } else { nil }
    }
    #expect(tables.map(\.matches.count) == [6_000, 3_995])
  }

  @Test("the JSON is JSON, with the members its page describes")
  func json() throws {
    let explanation = try explained(CompiledModel(Municipal.graph), "合計（円）", Self.ordinary)
    let read = try JSONSerialization.jsonObject(with: Data(explanation.json.utf8))
    let object = try #require(read as? [String: Any])
    #expect(
      Set(object.keys) == ["subject", "value", "complete", "sentences", "decisions", "problems"])
    #expect(object["value"] as? Int == 710)
    let decisions = try #require(object["decisions"] as? [[String: Any]])
    #expect(
      Set(decisions[0].keys) == [
        "name", "namespace", "kind", "expression", "value", "inputs", "required", "sources", "steps", "problems",
        "expressionProblems",
      ])
    let step = try #require((decisions[0]["steps"] as? [[String: Any]])?.first)
    let table = try #require(step["table"] as? [String: Any])
    #expect(
      Set(table.keys) == ["name", "hitPolicy", "aggregation", "outcome", "date", "inputs", "rules", "value", "steps"])
    let rule = try #require((table["rules"] as? [[String: Any]])?.first)
    #expect(
      Set(rule.keys) == ["number", "conditions", "outputs", "value", "effectiveFrom", "effectiveTo", "annotations"])
    #expect(rule["number"] as? Int == 2)
  }

  @Test("texts in JSON are escaped, numbers keep all their digits", arguments: [
    ("\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\""), ("\"\\n\\u0001\"", "\"\\n\\u0001\""),
    ("[1.5, null, true]", "[1.5,null,true]"),
    ("0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"),
    ("{名: @\"2026-04-01\"}", "{\"名\":\"2026-04-01\"}"), ("duration(\"P1Y2M\")", "\"P1Y2M\""), ("[1..3)", "\"[1..3)\""),
    ("10**50", "1E+50"),
  ])
  func json(expression: String, expected: String) throws {
    #expect(try Sample.value(expression).json == expected)
  }
}
