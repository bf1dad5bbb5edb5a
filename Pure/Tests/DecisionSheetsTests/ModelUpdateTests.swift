import DMN
import DecimalArithmetic
import DecisionSheets
import FEEL
import Testing

@Suite("Sheets that update a model")
struct ModelUpdateTests {
  private static let xml = """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m" id="x">
      <description>手数料の決まり</description>
      <inputData id="i-age" name="年齢"><variable name="年齢" typeRef="number"/></inputData>
      <decision id="d-fee" name="fee"><variable name="fee" typeRef="number"/>
        <informationRequirement><requiredInput href="#i-age"/></informationRequirement>
        <authorityRequirement><requiredAuthority href="#s"/></authorityRequirement>
        <decisionTable id="t">
          <input id="c" label="年齢"><inputExpression typeRef="number"><text>年齢</text></inputExpression></input>
          <output id="o" typeRef="number"/>
          <rule id="r1"><inputEntry><text>&gt;= 65</text></inputEntry><outputEntry><text>200</text></outputEntry></rule>
        </decisionTable></decision>
      <decision id="d-base" name="基本"><variable name="基本"/>
        <literalExpression><text>[1, 2]</text></literalExpression></decision>
      <decision id="d-list" name="一覧"><variable name="一覧"/>
        <list><literalExpression><text>1</text></literalExpression></list></decision>
      <businessKnowledgeModel id="k" name="割引"><variable name="割引"/>
        <encapsulatedLogic><formalParameter name="n"/><literalExpression><text>n - 1</text></literalExpression>
        </encapsulatedLogic></businessKnowledgeModel>
      <knowledgeSource id="s" name="手数料条例"/>
    </definitions>
    """

  private static let sheet = Sheet(
    name: "fee",
    rows: [
      ["決定", "fee"], ["結果の型", "数"], ["区分", "条件", "結果"], ["見出し", "年齢", "fee"], ["型", "数", "数"],
      ["1", "65以上", "200"],
    ])

  @Test("a sheet that says the same changes nothing")
  func same() throws {
    let model = try DecisionModel.read(xml: Self.xml)
    #expect(try SheetReader.model([Self.sheet], updating: model) == model)
  }

  @Test("a changed table takes its place, everything else stays")
  func changed() throws {
    let model = try DecisionModel.read(xml: Self.xml)
    var sheet = Self.sheet
    sheet.rows.append(["2", "65未満", "割引(300 * 通数) + 基本[1]"])
    let new = Sheet(name: "合計", rows: [["計算式", "fee + count(一覧)"]])
    let updated = try SheetReader.model([sheet, new], updating: model)
    #expect(updated.description == "手数料の決まり")
    #expect(updated.knowledgeSources == model.knowledgeSources)
    #expect(updated.inputData.map(\.id) == ["i-age", "input-1"])
    #expect(updated.inputData.map(\.name) == ["年齢", "通数"])
    #expect(updated.decisions.map(\.id) == ["d-fee", "d-base", "d-list", "decision-1"])
    #expect(updated.decisions[0].requiredInputs.map(\.id) == ["i-age", "input-1"])
    #expect(updated.decisions[0].requiredDecisions.map(\.id) == ["d-base"])
    #expect(updated.decisions[0].requiredAuthorities.map(\.id) == ["s"])
    #expect(updated.decisions[0].requiredKnowledge.map(\.id) == ["k"])
    #expect(Array(updated.decisions[1...2]) == Array(model.decisions[1...2]))
    #expect(updated.decisions[3].requiredDecisions.map(\.id) == ["d-list", "d-fee"])
    let outcome = try CompiledModel.checked(updated).evaluate(
      decision: "合計", inputs: ["年齢": .number(Decimal128(64)), "通数": .number(Decimal128(2))])
    #expect(outcome.value == .number(Decimal128(601)))
  }

  @Test("problems of sheets are told, and nothing is changed")
  func refused() throws {
    let model = try DecisionModel.read(xml: Self.xml)
    var sheet = Self.sheet
    sheet.rows.append(["2", "65以じょう", "300"])
    #expect(throws: SheetProblems.self) { try SheetReader.model([sheet], updating: model) }
  }
}
