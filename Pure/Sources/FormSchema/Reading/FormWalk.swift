import Kernel

/// One form with what was typed into it: what each section, question and rule says to it.
///
/// Whatever is read, is read from what is known at that moment; who walks has to keep to the ``FormOrder``.
struct FormWalk {
  let order: FormOrder
  var typed: TypedAnswers
  /// By place.
  private(set) var said: [Said]
  /// What the rules for files want, by question.
  private(set) var demands: [String: AttachmentDemand] = [:]
  /// Files that are missing because of it, by place.
  private var demanded: [Int: AnswerProblem] = [:]
  /// By rule.
  private var isBroken: [Bool]
  /// The answers and those given with them.
  let facts: RuleFacts
  private let hasGiven: Bool

  /// What one place says: a section only whether its condition holds.
  struct Said: Equatable {
    var isShown = false
    var answer: Answer?
    var problems: [AnswerProblem] = []
    var rows: [RowReading] = []
  }

  /// - Parameter facts: what is given; answers to questions of this form do not count among it.
  init(_ order: FormOrder, _ typed: TypedAnswers, _ facts: RuleFacts) {
    self.order = order
    self.typed = typed
    self.facts = facts
    said = Array(repeating: Said(), count: order.places.count)
    isBroken = Array(repeating: false, count: order.tests.count)
    hasGiven = !facts.answers.isEmpty
    if hasGiven { for id in order.questions where facts[id] != nil { facts[id] = nil } }
  }

  /// Reads everything.
  mutating func readAll() {
    for place in order.sequence { read(place) }
    demandFiles()
    for test in order.tests.indices { self.test(test) }
  }

  /// Reads one place.
  /// - Returns: whether it says something else than before.
  @discardableResult
  mutating func read(_ place: Int) -> Bool {
    let unseen = order.places[place].unseen
    for other in unseen { know(nil, at: other) }
    defer { for other in unseen { know(said[other].answer, at: other) } }
    let now = look(at: order.places[place].content)
    guard now != said[place] else { return false }
    if now.answer != said[place].answer { know(now.answer, at: place) }
    said[place] = now
    return true
  }

  private func know(_ answer: Answer?, at place: Int) {
    if let asked = order.places[place].content.asked { facts.know(answer, to: asked.question, at: asked.slots) }
  }

  private func look(at content: FormOrder.Content) -> Said {
    switch content {
    case .section(_, let when): return Said(isShown: holds(when))
    case .question(let asked):
      guard said[asked.section].isShown, holds(asked.question.when) else { return Said() }
      let outcome = answer(to: asked.question)
      if let row = asked.row, let group = asked.question.type.group, outcome.answer == nil {
        return rows(of: asked.question, group, row)
      }
      return Said(isShown: true, answer: outcome.answer, problems: outcome.problems)
    }
  }

  private func answer(to question: Question) -> AnswerReader.Outcome {
    switch question.type {
    case .computed(let computation):
      AnswerReader.Outcome(answer: computation.answer(facts.value(computation.formula)))
    case .lookedUp(let lookUp): AnswerReader.Outcome(answer: lookUp.answer(facts.value(lookUp.key)))
    default: AnswerReader(question: question, typed: typed, today: facts.today).read()
    }
  }

  /// Files that the rules want are missing like those the form wants, and the rules say why. They wait until the
  /// answers they look at are understood.
  /// - Returns: the questions at which something else is missing than before.
  @discardableResult
  mutating func demandFiles() -> [Int] {
    guard let rules = order.demands else { return [] }
    let before = demanded
    demanded = [:]
    demands = Dictionary(
      AttachmentDemand.list(rules.value(facts)).map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    if order.demandedBy.allSatisfy(isUnderstood) {
      for demand in demands.values {
        if let place = order.place(of: demand.question) { demanded[place] = missing(demand, at: place) }
      }
    }
    return Set(before.keys).union(demanded.keys).filter { before[$0] != demanded[$0] }
  }

  private func missing(_ demand: AttachmentDemand, at place: Int) -> AnswerProblem? {
    guard said[place].isShown, said[place].answer == nil, said[place].problems.isEmpty else { return nil }
    let reason = demand.reason.map { ["reason": AnswerProblem.Value.reason($0)] }
    return AnswerProblem(
      question: demand.question, code: .missing, variant: reason == nil ? "files" : "files-because",
      values: reason ?? [:])
  }

  /// Tries one rule. A rule about an answer that was not understood has to wait until it is.
  /// - Returns: whether it is broken, or kept, and was not before.
  @discardableResult
  mutating func test(_ number: Int) -> Bool {
    let test = order.tests[number]
    let now = said[test.place].isShown && test.lookedAt.allSatisfy(isUnderstood) && holds(test.check.when)
      && !facts.holds(test.check.must)
    defer { isBroken[number] = now }
    return now != isBroken[number]
  }

  private func isUnderstood(_ place: Int) -> Bool {
    demanded[place] == nil && said[place].problems.allSatisfy(\.code.isCheck)
  }

  private func holds(_ condition: Condition?) -> Bool { condition.map(facts.holds) ?? true }

  /// Everything that is wrong at a question: its own answer first, then its files, then the rules in their order.
  func problems(at place: Int) -> [AnswerProblem] {
    var problems = said[place].problems
    if let missing = demanded[place] { problems.append(missing) }
    for number in order.places[place].tests where isBroken[number] && order.tests[number].place == place {
      problems.append(order.tests[number].problem)
    }
    return problems
  }

  /// The answers to this form's questions, without those given.
  var answers: Answers { hasGiven ? Answers(facts.answers, only: Set(order.questions)) : facts.answers }
}

extension FormOrder.Test {
  fileprivate var problem: AnswerProblem {
    AnswerProblem(question: check.question, field: field, code: .check(check.id))
  }
}
