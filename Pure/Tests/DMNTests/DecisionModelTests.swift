import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Decisions and what they need")
struct DecisionModelTests {
  private func decision(
    _ name: String, _ text: String, needs: [String] = [], inputs: [String] = [], knowledge: [String] = []
  ) -> Decision {
    Decision(
      name, id: "_\(name)", requiredInputs: inputs.map { .local("_\($0)") },
      requiredDecisions: needs.map { .local("_\($0)") }, requiredKnowledge: knowledge.map { .local("_\($0)") },
      logic: .literal(text))
  }

  @Test("a decision sees what it requires and nothing else")
  func scope() throws {
    let model = CompiledModel(
      Sample.model(
        [
          decision("世帯 所得", "所得 * 2", inputs: ["所得"]),
          decision("d", "世帯 所得 + 1", needs: ["世帯 所得"]),
          decision("blind", "所得"),
        ], inputs: [Sample.input("所得", "number")]))
    #expect(model.evaluate(decision: "d", inputs: ["所得": .number(.init(5))]).value == .number(.init(11)))
    #expect(model.evaluate(decision: "blind", inputs: ["所得": .number(.init(5))]).value == .null)
    #expect(model.problems.map(\.element) == ["blind"])
    #expect(model.decision("d")?.inputs.map(\.name) == ["所得"])
    #expect(model.decisionNames == ["世帯 所得", "d", "blind"])
  }

  @Test("an unknown decision is a problem, not a trap")
  func unknown() {
    let model = CompiledModel(Sample.model([]))
    #expect(model.evaluate(decision: "x", inputs: [:]).problems.map(\.code) == [.unknownDecision])
    #expect(model.evaluate(service: "x", inputs: [:]).problems.map(\.code) == [.unknownDecision])
  }

  @Test("a decision without logic is a fact from outside")
  func given() throws {
    var human = Decision("opinion", "string", id: "_opinion")
    human.question = "What do you think?"
    let model = CompiledModel(Sample.model([human, decision("d", "\"so: \" + opinion", needs: ["opinion"])]))
    #expect(model.evaluate(decision: "d", inputs: ["opinion": .string("yes")]).value == .string("so: yes"))
  }

  @Test("requirements that lead back are refused, and everything else still works")
  func cycles() throws {
    let model = CompiledModel(
      Sample.model([
        decision("a", "b", needs: ["b"]), decision("b", "a", needs: ["a"]), decision("self", "self", needs: ["self"]),
        decision("after", "a", needs: ["a"]), decision("d", "1"),
      ]))
    #expect(
      Set(model.problems.filter { $0.code == .cyclicRequirements }.map(\.element)) == ["a", "b", "self", "after"])
    #expect(model.evaluate(decision: "a", inputs: [:]).value == .null)
    #expect(model.evaluate(decision: "d", inputs: [:]).value == .number(.one))
    #expect(throws: DMNProblems.self) { try CompiledModel.checked(model.model) }
  }

  @Test("a chain of thousands of decisions is walked without recursion")
  func chain() throws {
    let decisions = (0..<2_000).map { index in
      decision("n\(index)", index == 0 ? "1" : "n\(index - 1) + 1", needs: index == 0 ? [] : ["n\(index - 1)"])
    }
    var limits = DMNLimits()
    let model = CompiledModel(Sample.model(decisions.reversed()), limits: limits)
    #expect(model.evaluate(decision: "n1999", inputs: [:]).value == .number(.init(2_000)))
    limits.requirements = 1_000
    #expect(CompiledModel(Sample.model(decisions), limits: limits).problems.map(\.code) == [.tooLarge])
  }

  @Test("references to nothing are named")
  func references() {
    let model = CompiledModel(Sample.model([decision("d", "1", needs: ["nowhere"])]))
    #expect(model.problems.map(\.code) == [.unknownReference])
    var twice = Sample.model([decision("d", "1"), decision("d", "2")])
    #expect(CompiledModel(twice).problems.map(\.code) == [.repeatedName])
    twice.imports = [ModelImport(name: "x", namespace: "https://example.jp/x")]
    #expect(CompiledModel(twice).problems.map(\.code).contains(.missingImport))
  }

  @Test("an input of the wrong type is null and says so; one that fits is converted")
  func inputs() throws {
    let model = Sample.decision(.literal("x"), inputs: [Sample.input("x", "number")])
    #expect(try Sample.outcome(model, ["x": "5"]).value == .number(.init(5)))
    #expect(try Sample.outcome(model, ["x": "[5]"]).value == .number(.init(5)))
    let refused = try Sample.outcome(model, ["x": "\"5\""])
    #expect(refused.value == .null)
    #expect(refused.problems.map(\.code) == [.inputNotAllowed])
    #expect(try Sample.outcome(model).value == .null)
  }

  @Test("an evaluator gives for each row what a fresh evaluation gives")
  func evaluator() throws {
    let model = Sample.decision(
      .literal("if x > 2 then {big: x} else null"), inputs: [Sample.input("x", "number")])
    let decision = try #require(model.decision("d"))
    let evaluator = DecisionEvaluator(decision)
    for number in [1, 3, 2, 5] {
      let value = Value.number(Decimal128(number))
      #expect(evaluator.evaluate([value]) == model.evaluate(decision: "d", inputs: ["x": value]).value)
    }
    #expect(evaluator.evaluate([]) == .null)
  }

  @Test("one model is evaluated from many tasks at once")
  func concurrent() async throws {
    let table = DecisionTable(
      inputs: [.init("x", typeRef: "number")], outputs: [.init()],
      rules: (0..<100).map { .init(["\($0)"], ["\($0) * 2"]) })
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("x", "number")])
    let decision = try #require(model.decision("d"))
    let sums = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let evaluator = DecisionEvaluator(decision)
          return (0..<100).count { evaluator.evaluate([.number(Decimal128($0))]) == .number(Decimal128($0 * 2)) }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sums == 800)
  }
}

@Suite("Functions of models")
struct FunctionModelTests {
  private func knowledge(
    _ name: String, _ parameters: [InformationItem], _ body: BoxedExpression, needs: [String] = []
  ) -> KnowledgeModel {
    KnowledgeModel(
      name, id: "_\(name)", requiredKnowledge: needs.map { .local("_\($0)") },
      function: FunctionDefinition(parameters, body: body))
  }

  @Test("business knowledge models call each other and check their arguments")
  func knowledge() throws {
    let double = knowledge("double", [InformationItem("x", "number")], .literal("x * 2"))
    let quadruple = knowledge(
      "quadruple", [InformationItem("x", "number")], .literal("double(double(x))"), needs: ["double"])
    let model = CompiledModel(
      Sample.model(
        [
          Decision(
            "d", id: "_d", requiredInputs: [.local("_n")], requiredKnowledge: [.local("_quadruple")],
            logic: .literal("quadruple(n)"))
        ], inputs: [Sample.input("n")], knowledge: [quadruple, double]))
    #expect(model.problems.isEmpty)
    #expect(try Sample.outcome(model, ["n": "3"]).value == .number(.init(12)))
    #expect(try Sample.outcome(model, ["n": "\"3\""]).value == .null)
    #expect(model.function("double")?.parameters.map(\.name) == ["x"])
  }

  @Test("what a table inside a function finds is told too")
  func findings() throws {
    let table = DecisionTable(
      inputs: [.init("x")], outputs: [.init()], rules: [.init(["> 0"], ["1"]), .init(["> 1"], ["2"])])
    let model = Sample.decision(
      .literal("pick(2)"), knowledge: [knowledge("pick", [InformationItem("x")], BoxedExpression(.table(table)))])
    let outcome = try Sample.outcome(model)
    #expect(outcome.value == .null)
    #expect(outcome.problems.map(\.element) == ["pick"])
  }

  private static let service = DecisionService(
    "fees", id: "_fees", outputDecisions: [.local("_sum")], encapsulatedDecisions: [.local("_double")],
    inputDecisions: [.local("_rate")], inputData: [.local("_n")])

  private func serviceModel(_ outputs: [String] = ["sum"]) -> CompiledModel {
    func decision(_ name: String, _ text: String, _ inputs: [String], _ needs: [String]) -> Decision {
      Decision(
        name, "number", id: "_\(name)", requiredInputs: inputs.map { .local("_\($0)") },
        requiredDecisions: needs.map { .local("_\($0)") }, logic: .literal(text))
    }
    var service = Self.service
    service.outputDecisions = outputs.map { .local("_\($0)") }
    var call = Decision("d", id: "_d", requiredKnowledge: [.local("_fees")], logic: .literal("fees(n: 10, rate: 3)"))
    call.requiredInputs = [.local("_n")]
    return CompiledModel(
      Sample.model(
        [
          decision("rate", "n * 100", ["n"], []), decision("double", "n * 2", ["n"], []),
          decision("sum", "double + rate", [], ["double", "rate"]), call,
        ], inputs: [Sample.input("n", "number")], services: [service]))
  }

  @Test("a decision service computes from its own inputs alone")
  func service() throws {
    let model = serviceModel()
    #expect(model.problems.isEmpty)
    #expect(try Sample.outcome(model, ["n": "1"]).value == .number(.init(23)))
    let direct = model.evaluate(service: "fees", inputs: ["n": .number(.init(10)), "rate": .number(.init(3))])
    #expect(direct.value == .number(.init(23)))
    #expect(direct.outputs.map(\.name) == ["sum"])
    #expect(model.service("fees")?.inputs.map(\.name) == ["n", "rate"])
    #expect(model.serviceNames == ["fees"])
  }

  @Test("a service of several outputs gives a context")
  func outputs() throws {
    #expect(
      try Sample.outcome(serviceModel(["sum", "double"]), ["n": "1"]).value == Sample.value("{sum: 23, double: 20}"))
  }

  @Test("elements of imported models stand under the import's name, types too")
  func imports() throws {
    let other = DecisionModel(
      name: "people", namespace: "https://example.jp/people",
      itemDefinitions: [ItemDefinition("tAge", typeRef: "number", allowedValues: ">= 0")],
      inputData: [InputData("age", "tAge", id: "_age")],
      decisions: [Decision("adult", id: "_adult", requiredInputs: [.local("_age")], logic: .literal("age >= 18"))],
      knowledgeModels: [
        KnowledgeModel(
          "next year", id: "_next",
          function: FunctionDefinition([InformationItem("x", "tAge")], body: .literal("x + 1")))
      ])
    for name in ["people model", ""] {
      let prefix = name.isEmpty ? "" : name + "."
      let uses = ["adult", "next", "age"].map { ElementReference("https://example.jp/people#_\($0)") }
      let decision = Decision(
        "d", "\(prefix)tAge", id: "_d", requiredInputs: [uses[2]], requiredDecisions: [uses[0]],
        requiredKnowledge: [uses[1]],
        logic: .literal("if \(prefix)adult then \(prefix)next year(\(prefix)age) else -1"))
      let model = CompiledModel(
        Sample.model([decision], imports: [ModelImport(name: name, namespace: "https://example.jp/people")]),
        imports: [other])
      #expect(model.problems.isEmpty, "\(model.problems)")
      #expect(try Sample.outcome(model, ["age": "20"]).value == .number(.init(21)))
      #expect(try Sample.outcome(model, ["https://example.jp/people#age": "20"]).value == .number(.init(21)))
      #expect(try Sample.outcome(model, ["age": "10"]).value == .null)
      #expect(model.decisionNames == ["d"])
      #expect(model.decision("adult", namespace: "https://example.jp/people") != nil)
    }
  }

  @Test("Java methods that are known are called, others are named as problems")
  func foreign() throws {
    func model(_ name: String) -> CompiledModel {
      let description = BoxedExpression(
        .context([
          .init(InformationItem("class"), .literal("\"java.lang.Math\"")),
          .init(InformationItem("method signature"), .literal("\"\(name)(double, double)\"")),
        ]))
      let function = FunctionDefinition(
        [InformationItem("a", "number"), InformationItem("b", "number")], body: description, kind: .java)
      var knowledge = KnowledgeModel("f", id: "_f", function: function)
      knowledge.description = "from Java"
      return Sample.decision(.literal("f(1, 2)"), knowledge: [knowledge])
    }
    #expect(try Sample.outcome(model("max")).value == .number(.init(2)))
    #expect(model("exit").problems.map(\.code).contains(.foreignLanguage))
    #expect(try Sample.outcome(model("exit")).value == .null)
  }
}
