import CivilTime
import FEEL
import FormSchema
import Kernel
import Nihongo

/// Forms invented from a seed: questions of every type, sections and questions with conditions on others, rules,
/// answers that are worked out or looked up, rows within rows. For tests of whatever has to work for any form.
public struct FormGenerator {
  /// Whether conditions and values may also look at later questions, and at each other in a loop.
  public var looksAhead: Bool
  private var random: SeededRandom

  public init(seed: UInt64, looksAhead: Bool = false) {
    random = SeededRandom(seed: seed)
    self.looksAhead = looksAhead
  }

  /// A form of so many questions, those in rows not counted.
  public mutating func form(questions count: Int) throws(FEELProblem) -> Form {
    let plans = try (0..<count).map { number throws(FEELProblem) in try plan("q\(number)", depth: 0) }
    let names = RuleNames(plans)
    let questions = try finished(plans, names, outer: [])
    var sections: [Section] = [], rest = questions[...]
    while !rest.isEmpty {
      let size = random.number(in: 1...6), earlier = Array(questions.prefix(questions.count - rest.count))
      let looked = looksAhead && random.chance(20) ? questions : earlier
      sections.append(
        Section(
          id: "s\(sections.count)", title: "ページ", when: try condition(40, looked, names),
          questions: Array(rest.prefix(size))))
      rest = rest.dropFirst(size)
    }
    return Form(sections: sections, checks: try checks(count / 4, questions, names), names: names)
  }

  /// A question of a random type; what is worked out is still empty.
  private mutating func plan(_ id: String, depth: Int) throws(FEELProblem) -> Question {
    Question(
      id: id, name: random.chance(20) ? "名\(id)" : nil, type: try type(id, depth: depth), label: "質問\(id)",
      isOptional: random.chance(30), allowsUnknown: random.chance(15))
  }

  private mutating func type(_ id: String, depth: Int) throws(FEELProblem) -> QuestionType {
    let options = ["a", "b", "c"].map { Option(id: $0, label: $0) }
    let nothing = try Formula("null", RuleNames([]))
    switch random.below(depth == 2 ? 20 : 24) {
    case 0: return .text(minLength: 0, maxLength: 20, isShort: true)
    case 1: return .longText(minLength: 5, maxLength: 200)
    case 2: return .name(isOrganisation: random.chance(20))
    case 3: return .date(earliest: nil, latest: random.chance(50) ? .today(plus: 0) : nil, isBirth: random.chance(50))
    case 4, 5: return .number(min: 0, max: 9, unit: "人")
    case 6: return .yen(min: 0, max: 99_999)
    case 7, 8: return .choice(options: options, hasOther: random.chance(50))
    case 9: return .choices(options: options, atLeast: random.below(2), atMost: 2, hasOther: random.chance(50))
    case 10, 11: return .yesNo
    case 12: return .address
    case 13: return .email
    case 14: return .dateRange(earliest: nil, latest: nil)
    case 15: return .consent(statement: "同意します。")
    case 16: return .files(accept: FileKind.allCases, atLeast: 1, atMost: 3)
    case 17: return .information(text: "お知らせ")
    case 18, 19: return .computed(Computation(random.pick([.number, .yesNo, .text]), nothing))
    case 20:
      let table = CodeTable(
        id: "t", columns: ["id", "label", "more"],
        rows: [["a", "あ", "x"], ["b", "い", ""], ["1", "う", "y"]])
      return .lookedUp(LookUp(table, key: nothing, column: "more"))
    case 21: return random.pick([.bankAccount, .location, .phone, .time(earliest: nil, latest: nil)])
    case 22: return random.pick([.individualNumber(purpose: "税"), .corporateNumber, .signature, .kana(maxLength: 20)])
    default: return .rows(try group(id, depth: depth))
    }
  }

  private mutating func group(_ id: String, depth: Int) throws(FEELProblem) -> RepeatedGroup {
    let inner = try (0..<random.number(in: 1...4)).map { number throws(FEELProblem) in
      try plan("\(id)-\(number)", depth: depth + 1)
    }
    return RepeatedGroup(questions: inner, atLeast: random.below(2), atMost: 4, itemTitle: "行")
  }

  /// The same questions with conditions and values. Those in rows also look at the questions around them.
  private mutating func finished(
    _ plans: [Question], _ names: RuleNames, outer: [Question]
  ) throws(FEELProblem) -> [Question] {
    var done: [Question] = []
    for plan in plans {
      let looked = outer + (looksAhead && random.chance(60) ? plans : done)
      var question = plan
      question.when = try condition(40, looked, names)
      switch plan.type {
      case .computed(let computation):
        question.type = .computed(Computation(computation.kind, try value(computation.kind, looked, names)))
      case .lookedUp(var lookUp):
        lookUp.key = try Formula(key(looked), names)
        question.type = .lookedUp(lookUp)
      case .rows(let group): question.type = .rows(try finished(group, outer: looked.filter { $0.id != plan.id }))
      default: break
      }
      done.append(question)
    }
    return done
  }

  private mutating func finished(_ group: RepeatedGroup, outer: [Question]) throws(FEELProblem) -> RepeatedGroup {
    let names = RuleNames(group.questions, within: outer)
    let questions = try finished(group.questions, names, outer: outer)
    return RepeatedGroup(
      questions: questions, atLeast: group.atLeast, atMost: group.atMost,
      checks: try checks(random.below(2), questions, names), itemTitle: group.itemTitle, names: names)
  }

  private mutating func checks(
    _ count: Int, _ questions: [Question], _ names: RuleNames
  ) throws(FEELProblem) -> [Check] {
    var checks: [Check] = []
    for number in 0..<count {
      guard let must = try condition(100, questions, names) else { continue }
      checks.append(
        Check(
          id: "c\(number)", at: random.pick(questions).id, when: try condition(50, questions, names), must: must,
          message: "確かめてください。"))
    }
    return checks
  }

  private mutating func condition(
    _ percent: Int, _ looked: [Question], _ names: RuleNames
  ) throws(FEELProblem) -> Condition? {
    guard random.chance(percent), !looked.isEmpty else { return nil }
    let texts = (0..<random.number(in: 1...2)).map { _ in FormulaWords.truth(random.pick(looked), &random) }
    return try Condition(texts.joined(separator: random.pick([" and ", " or "])), names)
  }

  private mutating func value(
    _ kind: Computation.Kind, _ looked: [Question], _ names: RuleNames
  ) throws(FEELProblem) -> Formula {
    guard !looked.isEmpty else { return try Formula("null", names) }
    let (one, two) = (random.pick(looked), random.pick(looked))
    let text =
      switch kind {
      case .number, .yen: "\(FormulaWords.number(one)) + \(FormulaWords.number(two))"
      case .text: "if \(FormulaWords.truth(one, &random)) then \"a\" else \"b\""
      default: FormulaWords.truth(one, &random)
      }
    return try Formula(text, names)
  }

  private mutating func key(_ looked: [Question]) -> String {
    looked.isEmpty ? "null" : random.pick([random.pick(looked).id, "\"a\"", "\"b\""])
  }
}
