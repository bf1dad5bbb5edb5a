import DMN
import DecimalArithmetic
import FEEL
import Testing

@Suite("Files of decision models")
struct ModelFileTests {
  private static let whole = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- 手数料 -->
    <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:x="https://example.jp/x"
        name="fees" namespace="https://example.jp/fees" id="_m" exporter="e" x:extra="1">
      <dmn:description>a &lt; b &amp; c &#x3042;</dmn:description>
      <dmn:import name="other" namespace="https://example.jp/other" 
        importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>
      <dmn:itemDefinition name="tKind"><dmn:typeRef>string</dmn:typeRef>
        <dmn:allowedValues><dmn:text>"a","b"</dmn:text></dmn:allowedValues></dmn:itemDefinition>
      <dmn:itemDefinition name="tPeople" isCollection="true">
        <dmn:itemComponent name="name"><dmn:typeRef>string</dmn:typeRef></dmn:itemComponent>
        <dmn:itemComponent name="age"><dmn:typeRef>number</dmn:typeRef></dmn:itemComponent></dmn:itemDefinition>
      <dmn:itemDefinition name="tFunction"><dmn:functionItem outputTypeRef="number">
        <dmn:parameters name="x" typeRef="number"/></dmn:functionItem></dmn:itemDefinition>
      <dmn:inputData name="kind" id="_kind"><dmn:variable name="kind" typeRef="tKind"/></dmn:inputData>
      <dmn:decision name="fee" id="_fee"><dmn:question>How much?</dmn:question>
        <dmn:variable name="fee" typeRef="number"/>
        <dmn:informationRequirement><dmn:requiredInput href="#_kind"/></dmn:informationRequirement>
        <dmn:knowledgeRequirement><dmn:requiredKnowledge href="#_k"/></dmn:knowledgeRequirement>
        <dmn:authorityRequirement><dmn:requiredAuthority href="#_law"/></dmn:authorityRequirement>
        <dmn:decisionTable hitPolicy="COLLECT" aggregation="SUM" outputLabel="fee">
          <dmn:input id="_i" label="Kind"><dmn:inputExpression typeRef="string">
            <dmn:text>kind</dmn:text></dmn:inputExpression>
            <dmn:inputValues><dmn:text>"a","b"</dmn:text></dmn:inputValues></dmn:input>
          <dmn:output name="fee" typeRef="number"><dmn:defaultOutputEntry>
            <dmn:text>0</dmn:text></dmn:defaultOutputEntry></dmn:output>
          <dmn:annotation name="source"/>
          <dmn:rule id="_r1"><dmn:description>first</dmn:description><dmn:inputEntry>
            <dmn:text><![CDATA["a"]]></dmn:text></dmn:inputEntry>
            <dmn:outputEntry><dmn:text>k(300)</dmn:text></dmn:outputEntry>
            <dmn:annotationEntry><dmn:text>条例第3条</dmn:text></dmn:annotationEntry></dmn:rule>
        </dmn:decisionTable></dmn:decision>
      <dmn:decision name="boxes" id="_boxes"><dmn:context>
        <dmn:contextEntry><dmn:variable name="a"/><dmn:list><dmn:literalExpression>
          <dmn:text>1</dmn:text></dmn:literalExpression></dmn:list></dmn:contextEntry>
        <dmn:contextEntry><dmn:variable name="b"/><dmn:relation><dmn:column name="x"/><dmn:row>
          <dmn:literalExpression>
            <dmn:text>1</dmn:text></dmn:literalExpression></dmn:row></dmn:relation></dmn:contextEntry>
        <dmn:contextEntry><dmn:variable name="f"/><dmn:functionDefinition>
          <dmn:formalParameter name="x" typeRef="number"/>
          <dmn:literalExpression>
            <dmn:text>x + 1</dmn:text></dmn:literalExpression></dmn:functionDefinition></dmn:contextEntry>
        <dmn:contextEntry><dmn:variable name="c"/><dmn:conditional>
          <dmn:if><dmn:literalExpression><dmn:text>true</dmn:text></dmn:literalExpression></dmn:if>
          <dmn:then><dmn:invocation><dmn:literalExpression><dmn:text>f</dmn:text></dmn:literalExpression>
            <dmn:binding><dmn:parameter name="x"/><dmn:literalExpression>
              <dmn:text>1</dmn:text></dmn:literalExpression></dmn:binding></dmn:invocation></dmn:then>
          <dmn:else><dmn:literalExpression>
            <dmn:text>2</dmn:text></dmn:literalExpression></dmn:else></dmn:conditional></dmn:contextEntry>
        <dmn:contextEntry><dmn:variable name="g"/><dmn:filter>
          <dmn:in><dmn:literalExpression><dmn:text>a</dmn:text></dmn:literalExpression></dmn:in>
          <dmn:match><dmn:literalExpression>
            <dmn:text>item > 0</dmn:text></dmn:literalExpression></dmn:match></dmn:filter></dmn:contextEntry>
        <dmn:contextEntry><dmn:variable name="h"/><dmn:every iteratorVariable="i">
          <dmn:in><dmn:for iteratorVariable="j"><dmn:in><dmn:literalExpression>
            <dmn:text>a</dmn:text></dmn:literalExpression></dmn:in>
            <dmn:return><dmn:literalExpression>
              <dmn:text>j * 2</dmn:text></dmn:literalExpression></dmn:return></dmn:for></dmn:in>
          <dmn:satisfies><dmn:literalExpression>
            <dmn:text>i > 1</dmn:text></dmn:literalExpression></dmn:satisfies></dmn:every></dmn:contextEntry>
        </dmn:context></dmn:decision>
      <dmn:businessKnowledgeModel name="k" id="_k"><dmn:variable name="k"/><dmn:encapsulatedLogic>
        <dmn:formalParameter name="x" typeRef="number"/><dmn:literalExpression typeRef="number">
          <dmn:text>x</dmn:text></dmn:literalExpression>
        </dmn:encapsulatedLogic></dmn:businessKnowledgeModel>
      <dmn:decisionService name="s" id="_s"><dmn:variable name="s"/><dmn:outputDecision href="#_fee"/>
        <dmn:inputData href="#_kind"/></dmn:decisionService>
      <dmn:knowledgeSource name="law" id="_law" locationURI="https://example.jp/law">
        <dmn:type>条例</dmn:type></dmn:knowledgeSource>
      <dmn:textAnnotation id="_t"><dmn:text>note</dmn:text></dmn:textAnnotation>
      <x:thing x:a="1"/>
    </dmn:definitions>
    """

  @Test("what is written is what was read")
  func roundTrip() throws {
    let model = try DecisionModel.read(xml: Self.whole)
    #expect(model.description == "a < b & c あ")
    #expect(model.decisions.map(\.name) == ["fee", "boxes"])
    #expect(model.otherElements.map(\.name) == ["textAnnotation", "thing"])
    let written = model.xml
    #expect(written.contains("xmlns=\"\(DMNVersion.dmn15.namespace)\""))
    let again = try DecisionModel.read(xml: written)
    #expect(again.xml == written)
    #expect(again.itemDefinitions.map(\.name) == ["tKind", "tPeople", "tFunction"])
    #expect(again.decisions[0].requiredAuthorities.map(\.id) == ["_law"])
    #expect(again.knowledgeSources.map(\.type) == ["条例"])
  }

  @Test("a model that was read and written decides the same")
  func sameDecisions() throws {
    let model = try DecisionModel.read(xml: Self.whole)
    let other = DecisionModel(name: "other", namespace: "https://example.jp/other")
    for model in [model, try DecisionModel.read(xml: model.xml)] {
      let compiled = try CompiledModel.checked(model, imports: [other])
      #expect(compiled.evaluate(decision: "fee", inputs: ["kind": .string("a")]).value == .number(.init(300)))
      #expect(compiled.evaluate(decision: "fee", inputs: ["kind": .string("b")]).value == .number(.zero))
      let boxes = compiled.evaluate(decision: "boxes", inputs: [:]).value
      guard case .context(let context) = boxes else {
        Issue.record("no context")
        return
      }
      #expect(context["c"] == .number(.init(2)))
      #expect(context["g"] == .list(of: [.number(.one)]))
      #expect(context["h"] == .boolean(true))
    }
  }

  @Test("all editions from 1.1 to 1.5 are read", arguments: DMNVersion.allCases)
  func editions(version: DMNVersion) throws {
    let xml = Sample.xml(
      "<decision name='d' id='_d'><variable name='d' typeRef='feel:number'/>\(Sample.literal("1 + 1"))</decision>",
      namespace: version.namespace)
    let model = try CompiledModel.checked(DecisionModel.read(xml: xml))
    #expect(model.evaluate(decision: "d", inputs: [:]).value == .number(.init(2)))
  }

  @Test(
    "what is no XML or no DMN is refused with its place",
    arguments: [
      ("", .notXML, 1), ("text", .notXML, 1), ("<a>", .notXML, 1), ("<a></b>", .notXML, 1), ("<a/><b/>", .notXML, 1),
      ("<a x='1' x='2'/>", .notXML, 1), ("<a x=1/>", .notXML, 1), ("<a x='<'/>", .notXML, 1),
      ("<a>&b;</a>", .notXML, 1),
      ("<a>&#0;</a>", .notXML, 1), ("<a>&#xD800;</a>", .notXML, 1), ("<a>\u{1}</a>", .notXML, 1),
      ("<p:a/>", .notXML, 1),
      ("<a>\n\n<b x:y='1'/></a>", .notXML, 3), ("<a><!-- -- --></a>", .notXML, 1), ("<a><![CDATA[</a>", .notXML, 1),
      ("<?xml version='1.0' encoding='Shift_JIS'?><a/>", .notXML, 1),
      ("<!DOCTYPE a><a/>", .forbiddenDeclaration, 1),
      ("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", .forbiddenDeclaration, 3),
      ("<a/>", .notDMN, 1), ("<definitions xmlns='https://example.jp'/>", .notDMN, 1),
      (Sample.xml("\n<decision id='_d'/>"), .missingPart, 2),
      (Sample.xml("<decision name='d'>\n<decisionTable hitPolicy='BEST'/></decision>"), .unknownWord, 2),
      (
        Sample.xml("<decision name='d'><decisionTable hitPolicy='COLLECT' aggregation='MEAN'/></decision>"),
        .unknownWord, 1
      ),
      (Sample.xml("<itemDefinition name='t' isCollection='maybe'/>"), .unknownWord, 1),
      (
        Sample.xml(
          "<decision name='d'><decisionTable><output/>\n<rule><inputEntry><text>-</text></inputEntry></rule>"
            + "</decisionTable></decision>"
        ),
        .tableShape, 2
      ),
      (Sample.xml("<decision name='d'><filter>\n</filter></decision>"), .missingPart, 1),
    ] as [(String, DMNProblem.Code, Int)])
  func refused(xml: String, code: DMNProblem.Code, line: Int) {
    let problem = #expect(throws: DMNProblem.self) { try DecisionModel.read(xml: xml) }
    #expect(problem?.code == code, "\(problem?.description ?? "")")
    #expect(problem?.position?.line ?? 1 == line)
  }

  @Test("files beyond the limits are refused")
  func limits() {
    var limits = DMNLimits()
    limits.fileSize = 1_000
    limits.elements = 20
    limits.nesting = 10
    func code(_ xml: String) -> DMNProblem.Code? {
      do throws(DMNProblem) {
        _ = try DecisionModel.read(xml: xml, limits: limits)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(Sample.xml(String(repeating: " ", count: 1_000))) == .tooLarge)
    #expect(code(Sample.xml(String(repeating: "<a/>", count: 20))) == .tooLarge)
    #expect(code(Sample.xml(String(repeating: "<a/>", count: 19))) == nil)
    #expect(
      code(Sample.xml(String(repeating: "<a>", count: 10) + String(repeating: "</a>", count: 10))) == .nestedTooDeep)
    #expect(code(Sample.xml(String(repeating: "<a>", count: 9) + String(repeating: "</a>", count: 9))) == nil)
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    let problem = #expect(throws: DMNProblem.self) { try DecisionModel.read(xml: [0x3C, 0x61, 0xFF, 0x2F, 0x3E]) }
    #expect(problem?.code == .notXML)
    let wide = Array("\u{FEFF}<a/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(throws: DMNProblem.self) { try DecisionModel.read(xml: wide) }
  }

  @Test("damaged files are refused or read, and never stop the process")
  func damaged() {
    let bytes = Array(Self.whole.utf8)
    var seed: UInt64 = 42
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    var readable = 0
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0...random(4) {
        switch random(3) {
        case 0: damaged[random(damaged.count)] = UInt8(random(128))
        case 1: damaged.removeSubrange(random(damaged.count)..<damaged.count)
        default:
          let start = random(damaged.count)
          damaged.insert(
            contentsOf: damaged[start..<min(start + random(80), damaged.count)], at: random(damaged.count))
        }
        if damaged.isEmpty { break }
      }
      guard let model = try? DecisionModel.read(xml: damaged) else { continue }
      readable += 1
      let compiled = CompiledModel(model)
      for name in compiled.decisionNames { _ = compiled.evaluate(decision: name, inputs: ["kind": .string("a")]) }
    }
    #expect(readable > 0)
  }
}
