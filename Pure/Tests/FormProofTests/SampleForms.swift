import DMN
import FormSchema
import Kernel

/// Small forms in which one thing is wrong.
enum SampleForms {
  static let today = RandomForm.today
  static let who = QuestionType.choice(
    options: [Option(id: "self", label: "本人"), Option(id: "proxy", label: "代理人")], hasOther: false)
  static let home = QuestionType.choice(
    options: [
      Option(id: "here", label: "市内"), Option(id: "elsewhere", label: "市外"), Option(id: "none", label: "決まった住所がない"),
    ], hasOther: false)

  static let plain: [Question] = [
    Question(id: "who", type: who, label: "申請する方"), Question(id: "home", type: home, label: "今の住所"),
    Question(id: "age", type: .number(min: 0, max: 120, unit: "歳"), label: "年齢"),
    Question(id: "born", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日"),
    Question(id: "note", type: .text(minLength: 0, maxLength: 100, isShort: false), label: "メモ", isOptional: true),
    Question(id: "paper", type: .files(accept: [.photo], atLeast: 1, atMost: 2), label: "写真", isOptional: true),
  ]

  /// One page of these questions, the second condition of a pair being that of the question.
  static func procedure(
    _ questions: [Question] = plain, when: [String: String] = [:], page: String? = nil,
    checks: [(id: String, at: String, when: String?, must: String)] = [], cost: String = "無料",
    decisions: [(DecisionKind, String)] = [], documents: [(String, String)] = [], outer: [Question] = []
  ) throws -> ProcedureDefinition {
    let names = RuleNames(outer + questions)
    let asked = try questions.map { question in
      var question = question
      question.when = try when[question.id].map { try Condition($0, names) }
      return question
    }
    let sections =
      (outer.isEmpty ? [] : [Section(id: "first", title: "はじめ", questions: outer)])
      + [Section(id: "page", title: "ページ", when: try page.map { try Condition($0, names) }, questions: asked)]
    let rules = try checks.map { check in
      Check(
        id: check.id, at: check.at, when: try check.when.map { try Condition($0, names) },
        must: try Condition(check.must, names), message: "\(check.id)を直してください。")
    }
    let models = try decisions.map { kind, text in (kind, DecisionRules(kind, try model(kind, text, names), names)) }
    let papers = try documents.map { id, when in
      DocumentTemplate(
        id: id, kind: .notice, title: id, issuedWhen: .received, when: try Condition(when, names), blocks: [])
    }
    return .sample(
      Form(sections: sections, checks: rules, names: names), decisions: Dictionary(uniqueKeysWithValues: models),
      names: names, cost: cost, documents: papers)
  }

  /// A decision that is one expression.
  private static func model(_ kind: DecisionKind, _ text: String, _ names: RuleNames) throws -> DecisionModel {
    var model = DecisionModel(name: kind.rawValue, namespace: "https://town.example/\(kind.rawValue)")
    var decision = Decision(kind.rawValue, id: "decision")
    for (index, question) in plain.enumerated() where text.contains(question.id) {
      model.inputData.append(InputData(question.id, id: "input-\(index)"))
      decision.requiredInputs.append(.local("input-\(index)"))
    }
    decision.logic = .literal(text)
    model.decisions = [decision]
    return model
  }
}
