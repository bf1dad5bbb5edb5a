import Kernel

/// What a form says to what was typed.
public struct Reading: Sendable, Equatable {
  /// Of shown questions whose answer was understood.
  public let answers: Answers
  /// In page order.
  public let problems: [AnswerProblem]
  /// Ids of the sections shown, in order. A section without any shown question is not shown.
  public let sections: [String]
  /// Ids of the questions shown, in order; texts without an answer are among them.
  public let questions: [String]
  /// The file questions that the rules want answered, shown or not, with the reason's id where they give one.
  public let demands: [String: AttachmentDemand]
  private let shown: Set<String>

  init(
    answers: Answers, problems: [AnswerProblem], sections: [String], questions: [String],
    demands: [String: AttachmentDemand]
  ) {
    self.answers = answers
    self.problems = problems
    self.sections = sections
    self.questions = questions
    self.demands = demands
    shown = Set(questions)
  }

  /// Nothing is left to mend.
  public var isAccepted: Bool { problems.isEmpty }

  public func isShown(question: String) -> Bool { shown.contains(question) }

  public func problems(at question: String) -> [AnswerProblem] { problems.filter { $0.question == question } }

  /// The section that follows; `nil` after the last. For a section that is not shown, the first.
  public func section(after id: String) -> String? {
    guard let index = sections.firstIndex(of: id) else { return sections.first }
    return index + 1 < sections.count ? sections[index + 1] : nil
  }

  /// The section before; `nil` for the first.
  public func section(before id: String) -> String? {
    guard let index = sections.firstIndex(of: id), index > 0 else { return nil }
    return sections[index - 1]
  }

  /// The first shown section with something to mend.
  public func firstUnfinishedSection(of form: Form) -> String? {
    problems.lazy.compactMap { form.sectionID(of: $0.question) }.first
  }
}

extension Form {
  /// Reads the whole form. Linear in form and text; never fails.
  ///
  /// - Parameters:
  ///   - today: the day it is applied for, for bounds such as `latest: today`.
  ///   - given: answers of another form that conditions may look at: those of the application
  ///     when the officer's form is read.
  public func read(_ typed: TypedAnswers, today: CivilDate, given: Answers = Answers()) -> Reading {
    var walk = FormWalk(form: self, typed: typed, today: today, given: given)
    return walk.run()
  }

  /// Reads the form and keeps only the problems of one page. Which questions are shown depends on earlier pages,
  /// so `typed` holds these too.
  public func read(section: String, _ typed: TypedAnswers, today: CivilDate) -> Reading {
    let whole = read(typed, today: today)
    return Reading(
      answers: whole.answers, problems: whole.problems.filter { sectionID(of: $0.question) == section },
      sections: whole.sections, questions: whole.questions, demands: whole.demands)
  }
}

/// One pass over a form, from the first question to the last.
private struct FormWalk {
  let form: Form
  let typed: TypedAnswers
  let today: CivilDate
  private var answers = Answers()
  /// The answers and those given with them.
  private let known: RuleFacts
  private var demands: [String: AttachmentDemand] = [:]
  private var problems: [String: [AnswerProblem]] = [:]
  private var sections: [String] = []
  private var questions: [String] = []

  init(form: Form, typed: TypedAnswers, today: CivilDate, given: Answers) {
    known = RuleFacts(form.names, given, today: today)
    self.form = form
    self.typed = typed
    self.today = today
  }

  mutating func run() -> Reading {
    for section in form.sections where holds(section.when) { walk(section) }
    let shown = Set(questions)
    demandFiles(shown)
    for check in form.checks where shown.contains(check.question) { test(check) }
    return Reading(
      answers: answers, problems: questions.flatMap { problems[$0] ?? [] }, sections: sections, questions: questions,
      demands: demands)
  }

  private mutating func walk(_ section: Section) {
    var hasQuestion = false
    for question in section.questions where holds(question.when) {
      hasQuestion = true
      questions.append(question.id)
      let outcome = AnswerReader(question: question, typed: typed, today: today).read()
      answers[question.id] = outcome.answer
      known[question.id] = outcome.answer
      if !outcome.problems.isEmpty { problems[question.id] = outcome.problems }
    }
    if hasQuestion { sections.append(section.id) }
  }

  /// A rule about an answer that was not understood has to wait until it is.
  private mutating func test(_ check: Check) {
    let asked = check.must.questions.union(check.when?.questions ?? [])
    guard asked.allSatisfy(isUnderstood), holds(check.when), !known.holds(check.must) else { return }
    problems[check.question, default: []].append(
      AnswerProblem(
        question: check.question, field: form.question(check.question)?.fields.first, code: .check(check.id)))
  }

  /// Files that the rules want are missing like those the form wants, and the rules say why. They wait until the
  /// answers they look at are understood.
  private mutating func demandFiles(_ shown: Set<String>) {
    guard let rules = form.demands else { return }
    for demand in AttachmentDemand.list(rules.value(known)) where demands[demand.question] == nil {
      demands[demand.question] = demand
    }
    guard rules.questions.allSatisfy(isUnderstood) else { return }
    for (id, demand) in demands where shown.contains(id) && answers[id] == nil && problems[id] == nil {
      let reason = demand.reason.map { ["reason": AnswerProblem.Value.reason($0)] }
      problems[id] = [
        AnswerProblem(
          question: id, code: .missing, variant: reason == nil ? "files" : "files-because", values: reason ?? [:])
      ]
    }
  }

  private func isUnderstood(_ question: String) -> Bool {
    problems[question]?.contains { !$0.code.isCheck } != true
  }

  private func holds(_ condition: Condition?) -> Bool { condition.map(known.holds) ?? true }
}

extension AnswerProblem.Code {
  var isCheck: Bool { if case .check = self { true } else { false } }
}
