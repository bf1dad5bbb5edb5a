import FormSchema
import Kernel

/// A small form made by chance, whose every answer can be tried.
struct RandomForm {
  static let today = CivilDate(year: 2026, month: 11, day: 21)!

  let definition: ProcedureDefinition
  /// Every way to answer each question.
  let ways: [String: [[String: [String]]]]

  init(seed: Int) {
    var chance = SeededChance(seed)
    let count = 3 + chance.below(3)
    let plain = (0..<count).map { Self.question("q\($0)", &chance) }
    let names = RuleNames(plain)
    var sections: [Section] = []
    var earlier: [Question] = []
    for (index, question) in plain.enumerated() {
      var question = question
      if !earlier.isEmpty, chance.happens(50) { question.when = Self.condition(earlier, names, &chance) }
      if index == 0 || chance.happens(40) {
        let when = earlier.isEmpty || chance.happens(50) ? nil : Self.condition(earlier, names, &chance)
        sections.append(Section(id: "s\(index)", title: "", when: when, questions: [question]))
      } else {
        sections[sections.count - 1].questions.append(question)
      }
      earlier.append(question)
    }
    let checks = (0..<chance.below(4)).map { number in
      Check(
        id: "c\(number)", at: chance.one(of: plain).id,
        when: chance.happens(60) ? Self.condition(plain, names, &chance) : nil,
        must: Self.condition(plain, names, &chance), message: "")
    }
    definition = .sample(Form(sections: sections, checks: checks, names: names), names: names)
    ways = Dictionary(uniqueKeysWithValues: plain.map { ($0.id, Self.ways($0)) })
  }

  private static func question(_ id: String, _ chance: inout SeededChance) -> Question {
    let options = ["a", "b", "c"].map { Option(id: $0, label: $0) }
    let types: [QuestionType] = [
      .choice(options: options, hasOther: false), .yesNo, .number(min: 0, max: 4, unit: nil),
      .date(earliest: .today(plus: -2), latest: .today(plus: 2), isBirth: false),
      .choices(options: options, atLeast: chance.below(3), atMost: nil, hasOther: false),
      .text(minLength: 0, maxLength: 3, isShort: false), .choice(options: Array(options.prefix(2)), hasOther: true),
      .consent(statement: "."),
    ]
    return Question(id: id, type: chance.one(of: types), label: id, isOptional: chance.happens(30))
  }

  private static func condition(_ known: [Question], _ names: RuleNames, _ chance: inout SeededChance) -> Condition {
    var text = atom(known, &chance)
    while chance.happens(35) {
      text = chance.happens(50) ? "(\(text)) and \(atom(known, &chance))" : "(\(text)) or \(atom(known, &chance))"
    }
    if chance.happens(10) { text = "not(\(text))" }
    return try! Condition(text, names)
  }

  private static func atom(_ known: [Question], _ chance: inout SeededChance) -> String {
    let question = chance.one(of: known)
    let id = question.id
    if chance.happens(10) { return chance.happens(50) ? "\(id) = null" : "\(id) != null" }
    let order = chance.one(of: ["<", "<=", ">", ">=", "=", "!="])
    let other = known.filter { $0.type.name == question.type.name && $0.id != id }
    switch question.type.name {
    case .choice:
      return chance.one(of: [
        "\(id) = \"a\"", "\(id) in (\"a\", \"b\")", "\(id) != \"b\"", "\(id) = \"other\"",
      ])
    case .yesNo, .consent: return chance.one(of: [id, "\(id) = false", "\(id) = true"])
    case .number where !other.isEmpty && chance.happens(40): return "\(id) \(order) \(other[0].id)"
    case .number:
      return chance.one(of: [
        "\(id) \(order) \(chance.below(5))", "\(id) * 2 - 1 \(order) 4", "\(id) in [1..3)",
      ])
    case .date where !other.isEmpty && chance.happens(40): return "\(id) \(order) \(other[0].id)"
    case .date:
      return chance.one(of: [
        "\(id) \(order) today()", "\(id) \(order) date(\"2026-11-22\")", "\(id) + duration(\"P1D\") \(order) today()",
      ])
    case .choices: return "list contains(\(id), \"\(chance.one(of: ["a", "b"]))\")"
    case .text where !other.isEmpty && chance.happens(40): return "\(id) \(chance.one(of: ["=", "!="])) \(other[0].id)"
    default: return "\(id) \(chance.one(of: ["=", "!="])) \"あ\""
    }
  }

  private static func ways(_ question: Question) -> [[String: [String]]] {
    let id = question.id
    let empty: [[String: [String]]] = question.isOptional ? [[:]] : []
    switch question.type {
    case .choice(let options, let hasOther):
      return empty + options.map { [id: [$0.id]] } + (hasOther ? [[id: ["other"], "\(id).other": ["x"]]] : [])
    case .yesNo: return empty + [[id: ["true"]], [id: ["false"]]]
    case .consent: return empty + [[id: ["true"]]]
    case .number: return empty + (0...4).map { [id: ["\($0)"]] }
    case .date: return empty + (-2...2).map { [id: ["\(today.adding(days: $0))"]] }
    case .choices(_, let least, _, _):
      let sets = [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]]
      return empty + sets.filter { $0.count >= least }.map { [id: $0] }
    default: return empty + ["あ", "い", "う", "え"].map { [id: [$0]] }
    }
  }

  /// How many forms of answers there are.
  var count: Int { ways.values.reduce(1) { $0 * $1.count } }

  /// What the form says to every combination of answers in which everything that is shown is answered.
  var readings: [Reading] {
    var all = [TypedAnswers()]
    for (_, own) in ways.sorted(by: { $0.key < $1.key }) {
      all = all.flatMap { typed in
        own.map { fields in
          var typed = typed
          for (field, values) in fields { typed[field] = values }
          return typed
        }
      }
    }
    return all.map { definition.form.read($0, today: Self.today) }
  }
}

extension ProcedureDefinition {
  /// A procedure of this form; what a test is not about is plain.
  static func sample(
    _ form: Form, decisions: [DecisionKind: DecisionRules] = [:], names: RuleNames? = nil, cost: String = "無料",
    documents: [DocumentTemplate] = []
  ) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: "見本", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも。",
        cost: cost, expectedDays: 1, deadlineDays: 2, otherWays: OtherWays(phone: "0463-00-0000"), retentionYears: 1),
      form: form, decisions: decisions, names: names, documents: documents)
  }
}
