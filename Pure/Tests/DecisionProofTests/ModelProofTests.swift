import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of a model")
struct ModelProofTests {
  @Test("tables are found wherever they stand, with the names around them")
  func places() {
    let table = BoxedExpression(.table(Sample.table([("年", nil)], [["< 5", "1"]])))
    let function = FunctionDefinition([InformationItem("年", "円")], body: table)
    let boxes: [BoxedExpression.Kind] = [
      .list([table]), .conditional(condition: .literal("true"), then: table, otherwise: .literal("1")),
      .context([.init(InformationItem("年", "円"), .literal("1")), .init(nil, table)]), .function(function),
      .iteration(.for, variable: "年", domain: .literal("[1]"), body: table),
      .invocation(.literal("f"), [.init(InformationItem("p"), table)]), .filter(.literal("[1]"), match: table),
      .relation([InformationItem("c")], rows: [[table]]),
    ]
    for box in boxes {
      let model = Sample.model([], decisions: [Decision("決定", id: "d", logic: BoxedExpression(box))])
      let findings = ModelProof.findings(of: model)
      #expect(findings.map(\.kind) == [.gap])
      #expect(findings.map(\.element) == ["決定"])
    }
    var model = Sample.model([])
    model.knowledgeModels = [KnowledgeModel("関数", id: "k", function: function)]
    #expect(Sample.short(ModelProof.findings(of: model)) == ["gap", "unused"])
    #expect(ModelProof.findings(of: model).first?.regions.map(\.cell) == [">= 5"])
  }

  @Test("what nothing asks for is a remark")
  func unused() {
    let decision = Decision("決定", id: "d", requiredInputs: [.local("input-0")], logic: .literal("x"))
    var model = Sample.model([("x", "boolean"), ("y", "boolean")], decisions: [decision])
    #expect(ModelProof.findings(of: model).map(\.text) == ["y"])
    #expect(ModelProof.findings(of: model).map(\.weight) == [.remark])
    model.services = [DecisionService("窓口", id: "s", outputDecisions: [])]
    #expect(ModelProof.findings(of: model).map(\.text) == ["y", "決定"])
    model.services = [DecisionService("窓口", id: "s", outputDecisions: [.local("d")], inputData: [.local("input-1")])]
    #expect(ModelProof.findings(of: model).isEmpty)
  }

  @Test("types nobody has defined are told")
  func missingTypes() {
    let decision = Decision("決定", "金額", id: "d", requiredInputs: [.local("input-0")], logic: .literal("x"))
    #expect(ModelProof.findings(of: Sample.model([("x", "歳")], decisions: [decision])).map(\.text) == ["歳", "金額"])
  }

  @Test("a type that a table's column asks for is told there, and once")
  func missingTypeOfColumn() {
    let table = BoxedExpression(.table(Sample.table([("x", nil)], [["-", "1"]])))
    let decision = Decision("決定", id: "d", requiredInputs: [.local("input-0")], logic: table)
    let findings = ModelProof.findings(of: Sample.model([("x", "歳")], decisions: [decision]))
    #expect(findings.map(\.text) == ["歳"])
    #expect(findings.map(\.element) == ["決定"])
  }

  typealias Case = (type: String, columnType: String?, allowed: String?, texts: [String?])

  @Test(
    "values a column allows have to be values of its type",
    arguments: [
      ("区分", nil, "\"A\", \"D\"", ["\"D\""]), ("number", nil, "\"A\"", ["\"A\"", nil]),
      ("区分", nil, "\"D\"", ["\"D\"", nil]), ("number", "string", nil, ["number, string"]),
      ("区分", "区分", "\"A\"", []),
    ] as [Case])
  func contradictions(type: String, columnType: String?, allowed: String?, texts: [String?]) {
    let items = [ItemDefinition("区分", typeRef: "string", allowedValues: "\"A\", \"B\"")]
    var table = Sample.table(of: .first, [("x", type)], [["-", "1"]])
    table.inputs[0].typeRef = columnType
    table.inputs[0].allowedValues = allowed
    let findings = TableProof.findings(of: table, in: Sample.model([("x", type)], items: items))
    #expect(findings.filter { $0.kind == .typeContradiction }.compactMap(\.text) == texts.compactMap { $0 })
  }
}
