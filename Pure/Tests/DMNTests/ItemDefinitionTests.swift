import DMN
import FEEL
import Testing

@Suite("Item definitions")
struct ItemDefinitionTests {
  private func accepts(_ types: [ItemDefinition], _ name: String, _ value: String) throws -> Bool {
    let model = Sample.decision(.literal("x != null"), inputs: [Sample.input("x", name)], types: types)
    #expect(model.problems.isEmpty, "\(model.problems)")
    return try Sample.outcome(model, ["x": value]).value == .boolean(true)
  }

  @Test(
    "values have to be of the type and among the values it allows",
    arguments: [
      ("kind", "\"a\"", true), ("kind", "\"c\"", false), ("kind", "1", false), ("narrow", "\"a\"", true),
      ("narrow", "\"b\"", false), ("kinds", "[\"a\", \"b\"]", true), ("kinds", "[\"a\", \"c\"]", false),
      ("kinds", "\"a\"", true),
      ("few", "[1, 2]", true), ("few", "[1, 2, 3]", false), ("few", "[1, -2]", false),
      ("person", "{name: \"A\", age: 20}", true), ("person", "{name: \"A\", age: -1}", false),
      ("person", "{name: \"A\"}", false), ("person", "{name: \"A\", age: 20, more: 1}", true),
      ("people", "[{name: \"A\", age: 20}]", true), ("people", "[{name: \"A\", age: -1}]", false),
      ("people", "[]", true),
    ])
  func allowed(type: String, value: String, isAllowed: Bool) throws {
    let types = [
      ItemDefinition("kind", typeRef: "string", allowedValues: "\"a\", \"b\""),
      ItemDefinition("narrow", typeRef: "kind", allowedValues: "\"a\", \"c\""),
      ItemDefinition("kinds", typeRef: "kind", isCollection: true),
      ItemDefinition(
        "few", typeRef: "number", isCollection: true, allowedValues: "> 0", typeConstraint: "count(?) < 3"),
      ItemDefinition("age", typeRef: "number", allowedValues: ">= 0"),
      ItemDefinition(
        "person", components: [ItemDefinition("name", typeRef: "string"), ItemDefinition("age", typeRef: "age")]),
      ItemDefinition("people", typeRef: "person", isCollection: true),
    ]
    #expect(try accepts(types, type, value) == isAllowed)
  }

  @Test("types that are made of themselves, or of nothing known, are named")
  func cyclic() {
    func codes(_ types: [ItemDefinition], _ name: String = "a") -> [DMNProblem.Code] {
      Sample.decision(.literal("x"), inputs: [Sample.input("x", name)], types: types).problems.map(\.code)
    }
    #expect(codes([ItemDefinition("a", typeRef: "b"), ItemDefinition("b", typeRef: "a")]) == [.cyclicTypes])
    #expect(codes([ItemDefinition("a", components: [ItemDefinition("next", typeRef: "a")])]) == [.cyclicTypes])
    #expect(codes([], "nowhere") == [.unknownType])
    #expect(codes([ItemDefinition("a", typeRef: "nowhere")]) == [.unknownType])
    #expect(codes([ItemDefinition("a", typeRef: "number", allowedValues: "> >")]) == [.feel])
    #expect(
      codes([ItemDefinition("a", typeRef: "number"), ItemDefinition("a", typeRef: "string")]) == [.repeatedName])
    let chain = (0..<200).map { ItemDefinition("t\($0)", typeRef: $0 == 199 ? "number" : "t\($0 + 1)") }
    #expect(codes(chain, "t0").contains(.nestedTooDeep))
  }

  @Test("types that double at each step stop at the limit")
  func explosion() {
    let types = (0..<60).map { index in
      index == 0
        ? ItemDefinition("t0", typeRef: "number")
        : ItemDefinition(
          "t\(index)",
          components: ["left", "right"].map { ItemDefinition($0, typeRef: "t\(index - 1)") })
    }
    let model = Sample.decision(.literal("x"), inputs: [Sample.input("x", "t59")], types: types)
    #expect(model.problems.map(\.code).contains(.tooLarge))
  }

  @Test("results have to be of the decision's type")
  func results() throws {
    let model = Sample.decision(.literal("x"), "string", inputs: [Sample.input("x")])
    #expect(try Sample.outcome(model, ["x": "\"a\""]).value == .string("a"))
    let refused = try Sample.outcome(model, ["x": "1"])
    #expect(refused.value == .null)
    #expect(refused.problems.map(\.code) == [.valueNotAllowed])
  }

  @Test("instance of knows the model's types")
  func instances() throws {
    let model = Sample.decision(
      .literal("x instance of person"), inputs: [Sample.input("x")],
      types: [ItemDefinition("person", components: [ItemDefinition("name", typeRef: "string")])])
    #expect(try Sample.outcome(model, ["x": "{name: \"A\"}"]).value == .boolean(true))
    #expect(try Sample.outcome(model, ["x": "{name: 1}"]).value == .boolean(false))
  }
}
