import DMN
import DecimalArithmetic
import FEEL
import FormSchema
import Kernel
import Testing

@Suite("What rules say about an application") struct DeterminationTests {
  static let purpose = QuestionType.choice(
    options: [Option(id: "pension", label: "年金"), Option(id: "bank", label: "銀行")], hasOther: false)
  static let letter = QuestionType.files(accept: [.pdf], atLeast: 0, atMost: 2)
  static let form = Form.sample([
    .sample(purpose, id: "purpose", name: "使いみち"),
    .sample(.number(min: 0, max: .max, unit: "通"), id: "copies", name: "通数", isOptional: true),
    .sample(letter, id: "letter", isOptional: true),
    .sample(letter, id: "never", isOptional: true, when: try! Condition("false", RuleNames([]))),
  ])

  /// A model whose decision is one expression.
  static func rules(_ kind: DecisionKind, _ text: String) -> DecisionRules {
    let names = RuleNames(form.questions)
    let inputs = ["使いみち", "copies"].map { InputData($0, $0 == "copies" ? "number" : "string", id: "i-\($0)") }
    var decision = Decision(kind.rawValue, id: "d", logic: .literal(text))
    decision.requiredInputs = inputs.map { .local($0.id) }
    var model = DecisionModel(name: "m", namespace: "https://tsumugi.example/m")
    model.inputData = inputs
    model.decisions = [decision]
    return DecisionRules(kind, model, names)
  }

  static func determination(_ kind: DecisionKind, _ text: String, _ answers: Answers = Answers()) -> Determination {
    var definition = ProcedureDefinition.sample(form)
    definition = ProcedureDefinition(
      procedure: definition.procedure, form: form, decisions: [kind: rules(kind, text)])
    return definition.determination(for: answers, on: today)
  }

  @Test("without rules it is free, open to everybody, for the procedure's department, and asks for nothing")
  func without() {
    let found = ProcedureDefinition.sample(Self.form).determination(for: Answers(), on: today)
    #expect(found.fee == .init(amount: Yen(0)) && found.eligibility == .init(outcome: .eligible))
    #expect(found.department == "citizens" && found.attachments == [])
  }

  @Test(
    "a fee is a number of yen or a context, never below zero",
    arguments: [
      ("300", 300, nil), ("300 * copies", 600, nil), (#"{amount: 300 * copies, reason: "per-copy"}"#, 600, "per-copy"),
      (#"{金額: 0, 理由: "pension"}"#, 0, "pension"), ("-5", 0, nil), ("150.9", 150, nil), ("null", 0, nil),
      (#""300""#, 0, nil),
      (#"{reason: "lost"}"#, 0, "lost"), (#"{amount: null, reason: null}"#, 0, nil), ("10**30", 0, nil),
      (#"if 使いみち = "pension" then 0 else 300"#, 0, nil),
    ] as [(String, Int, String?)])
  func fee(text: String, yen: Int, reason: String?) {
    let answers = Answers(["copies": .number(2), "purpose": .choice(Chosen("pension"))])
    #expect(Self.determination(.fee, text, answers).fee == .init(amount: Yen(yen), reason: reason))
  }

  @Test(
    "eligibility is a context of an outcome and a reason; an officer looks at anything else",
    arguments: [
      (#"{outcome: "eligible"}"#, .eligible, nil), (#"{outcome: "ask", reason: "r"}"#, .ask, "r"),
      (#"{outcome: "not-eligible", reason: "r"}"#, .notEligible, "r"), (#"{判定: "対象外", 理由: "r"}"#, .notEligible, "r"),
      (#"{判定: "対象", 理由: null}"#, .eligible, nil), (#"{判定: "要確認"}"#, .ask, nil), ("null", .ask, nil),
      (#""eligible""#, .ask, nil), (#"{outcome: "yes", reason: "r"}"#, .ask, nil),
    ] as [(String, Determination.Eligibility.Outcome, String?)])
  func eligibility(text: String, outcome: Determination.Eligibility.Outcome, reason: String?) {
    #expect(Self.determination(.eligibility, text).eligibility == .init(outcome: outcome, reason: reason))
  }

  @Test(
    "routing is a department or a context; the procedure's department where it names none",
    arguments: [
      (#""tax""#, "tax"), (#"{department: "tax"}"#, "tax"), (#"{担当課: "tax"}"#, "tax"), ("{}", "citizens"),
      ("null", "citizens"), ("1", "citizens"),
    ])
  func routing(text: String, department: String) {
    #expect(Self.determination(.routing, text).department == department)
  }

  @Test(
    "attachments are a list of questions, each with a reason or without",
    arguments: [
      (#"["letter"]"#, ["letter"], [nil]), (#""letter""#, ["letter"], [nil]), ("[]", [], []), ("null", [], []),
      (#"[{question: "letter", reason: "r"}, "never"]"#, ["letter", "never"], ["r", nil]),
      (#"{書類: "letter", 理由: "r"}"#, ["letter"], ["r"]), ("[1, null]", [], []),
    ] as [(String, [String], [String?])])
  func attachments(text: String, questions: [String], reasons: [String?]) {
    let found = Self.determination(.attachments, text).attachments
    #expect(found.map(\.question) == questions && found.map(\.reason) == reasons)
  }

  static func read(_ text: String, _ fields: [String: [String]]) -> Reading {
    let definition = ProcedureDefinition.sample(form)
    return ProcedureDefinition(
      procedure: definition.procedure, form: form, decisions: [.attachments: rules(.attachments, text)]
    ).form.read(TypedAnswers(fields), today: today)
  }

  @Test("a file the rules want is missing when it is shown and not there, and the problem says why")
  func demanded() throws {
    let text = #"if 使いみち = "bank" then [{question: "letter", reason: "bank-wants-it"}, "never"] else []"#
    let missing = Self.read(text, ["purpose": ["bank"]])
    #expect(missing.problems.map(\.question) == ["letter"] && missing.problems[0].code == .missing)
    #expect(missing.problems[0].variant == "files-because")
    #expect(missing.problems[0].values == ["reason": .reason("bank-wants-it")])
    #expect(Set(missing.demands.keys) == ["letter", "never"])
    #expect(Self.read(text, ["purpose": ["bank"], "letter": [photo(kind: .pdf).field]]).isAccepted)
    #expect(Self.read(text, ["purpose": ["pension"]]).isAccepted)
  }

  @Test("a file is not demanded twice, nor before the answers behind it are understood")
  func demandedOnce() {
    let wrong = Self.read(#"["letter"]"#, ["purpose": ["bank"], "letter": [photo(kind: .photo).field]])
    #expect(wrong.problems.map(\.code) == [.wrongFileKind])
    let unread = Self.read(#"if copies = null then ["letter"] else []"#, ["purpose": ["bank"], "copies": ["たくさん"]])
    #expect(unread.problems.map(\.question) == ["copies"])
  }

  @Test("an input that is no question of the form is null")
  func unknownInput() {
    var model = DecisionModel(name: "m", namespace: "https://tsumugi.example/m")
    model.inputData = [InputData("nobody", "number", id: "i")]
    var decision = Decision("fee", id: "d", logic: .literal("if nobody = null then 5 else 6"))
    decision.requiredInputs = [.local("i")]
    model.decisions = [decision]
    let definition = ProcedureDefinition(
      procedure: ProcedureDefinition.sample(Self.form).procedure, form: Self.form,
      decisions: [.fee: DecisionRules(.fee, model, RuleNames(Self.form.questions))])
    #expect(definition.determination(for: Answers(), on: today).fee.amount == Yen(5))
  }

  @Test("rules are the same when the models they write are")
  func equality() {
    #expect(Self.rules(.fee, "300") == Self.rules(.fee, "300"))
    #expect(Self.rules(.fee, "300") != Self.rules(.fee, "301") && Self.rules(.fee, "1") != Self.rules(.routing, "1"))
  }

  @Test("an outcome can say why")
  func explained() {
    let outcome = Self.rules(.fee, "300 * copies").explained(for: Answers(["copies": .number(2)]), on: today)
    #expect(outcome?.value == .number(Decimal128(600)) && outcome?.explanation?.decisions.map(\.name) == ["fee"])
  }

  /// 使いみち and 通数, where the first row does not look at the number.
  static func table(_ policy: HitPolicy) -> DecisionRules {
    let names = RuleNames(form.questions)
    var model = DecisionModel(name: "m", namespace: "https://tsumugi.example/m")
    model.inputData = [InputData("使いみち", "string", id: "a"), InputData("copies", "number", id: "b")]
    var many = Decision("多い", id: "c", logic: .literal("copies > 5"))
    many.requiredInputs = [.local("b")]
    let table = DecisionTable(
      policy, inputs: [.init("使いみち", typeRef: "string"), .init("多い", typeRef: "boolean")],
      outputs: [.init("判定", typeRef: "string"), .init("理由", typeRef: "string")],
      rules: [
        .init([#""pension""#, "-"], [#""対象外""#, #""never""#]),
        .init([#""bank""#, "true"], [#""対象外""#, #""many""#]),
        .init([#""bank""#, "false"], [#""対象""#, "null"]),
      ])
    var decision = Decision("eligibility", id: "d", logic: BoxedExpression(.table(table)))
    decision.requiredInputs = [.local("a")]
    decision.requiredDecisions = [.local("c")]
    model.decisions = [many, decision]
    return DecisionRules(.eligibility, model, names)
  }

  @Test(
    "a refusal is told as soon as no answer still to come can change it",
    arguments: [
      (HitPolicy.unique, ["purpose": "pension"], "never"), (.any, ["purpose": "pension"], "never"),
      (.first, ["purpose": "pension"], nil), (.unique, ["purpose": "bank"], nil),
      (.unique, ["purpose": "bank", "copies": "6"], "many"), (.unique, ["purpose": "bank", "copies": "5"], nil),
      (.first, ["purpose": "pension", "copies": "1"], "never"), (.unique, [:], nil),
    ] as [(HitPolicy, [String: String], String?)])
  func refusal(policy: HitPolicy, fields: [String: String], reason: String?) {
    let definition = ProcedureDefinition(
      procedure: ProcedureDefinition.sample(Self.form).procedure, form: Self.form,
      decisions: [.eligibility: Self.table(policy)])
    let reading = definition.form.read(TypedAnswers(fields.mapValues { [$0] }), today: today)
    #expect(definition.refusal(reading, on: today)?.reason == reason)
  }
}
