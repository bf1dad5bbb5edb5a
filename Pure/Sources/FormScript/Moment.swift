import FormSchema
import Nihongo

/// A conversation at one point, with all that follows from what was typed. It belongs to one thread.
struct Moment {
  let script: Script
  let place: ScriptPlace
  let typed: TypedAnswers
  let reading: Reading
  let prompts: [Prompt]
  /// Told when nothing is left to ask.
  let closing: [String]
  /// The form, for answers that are tried in it: what they leave as it is need not be read again. Whoever looks at it
  /// puts in first what it shall hold.
  private let live: LiveForm
  private let settled: Set<String>

  /// - Complexity: a reading of the whole form.
  init(_ script: Script, _ place: ScriptPlace, _ typed: TypedAnswers) {
    self.init(script, place, typed, LiveForm(script.definition.form, typed, today: script.today))
  }

  private init(_ script: Script, _ place: ScriptPlace, _ typed: TypedAnswers, _ live: LiveForm) {
    (self.script, self.place, self.typed, self.live) = (script, place, typed, live)
    settled = Set(place.turns.map(\.step))
    live.set(typed)
    reading = live.reading
    let list = PromptList(script, place, typed, reading, live)
    (prompts, closing) = (list.prompts, list.closing)
  }

  /// The same conversation at another place, or with other answers.
  /// - Complexity: that of reading what depends on the answers that are different.
  func now(at place: ScriptPlace, _ typed: TypedAnswers) -> Moment { Moment(script, place, typed, live) }

  /// Whether a step is behind.
  func isSettled(_ prompt: Prompt) -> Bool { settled.contains(prompt.id) }

  /// What has to be asked now, with what is wrong with the answer that stands; `nil` when all is answered.
  ///
  /// Whatever was not asked yet goes in the order of the pages. An answer with a problem is asked again at once, but a
  /// rule between several answers only when all of them were given.
  var next: (prompt: Prompt, problem: AnswerProblem?)? {
    let open = prompts.firstIndex { !isSettled($0) }
    let steps = Dictionary(grouping: prompts.indices) { prompts[$0].key }
    let broken = reading.problems.lazy.compactMap { mended($0, steps, isAllAsked: open == nil) }
      .min { $0.index < $1.index }
    guard let broken, open.map({ broken.index < $0 }) ?? true else { return open.map { (prompts[$0], nil) } }
    return (prompts[broken.index], broken.problem)
  }

  /// The step a problem is put right at; `nil` while its question is still being asked.
  /// - Parameter steps: of each question, by its name among the inputs.
  private func mended(
    _ problem: AnswerProblem, _ steps: [String: [Int]], isAllAsked: Bool
  ) -> (index: Int, problem: AnswerProblem)? {
    let key = Self.key(of: problem), own = steps[key] ?? []
    guard isAllAsked || own.allSatisfy({ isSettled(prompts[$0]) }) else { return nil }
    if case .check(let id) = problem.code, !isAllAsked, !isDecided(id, problem, key) { return nil }
    let exact = own.first { prompts[$0].fields.contains(problem.field) }
    // A rule may stand at something nobody answers; then it is put right where the last answer was.
    guard let index = exact ?? own.first ?? (isAllAsked ? prompts.indices.last : nil) else { return nil }
    return (index, problem)
  }

  /// The question a problem stands at, with the rows around it.
  private static func key(of problem: AnswerProblem) -> String {
    problem.rows.map { "\($0.group).\($0.key)." }.joined() + problem.innermost
  }

  /// Whether every question a rule looks at was asked.
  private func isDecided(_ check: String, _ problem: AnswerProblem, _ key: String) -> Bool {
    let form = script.definition.form
    var group: RepeatedGroup?
    for row in problem.rows { group = (group?.question(row.group) ?? form.question(row.group))?.type.group }
    let checks = group?.checks ?? form.checks
    guard let rule = checks.first(where: { $0.id == check }) else { return true }
    let looked = rule.must.questions.union(rule.when?.questions ?? []), path = key.dropLast(problem.innermost.count)
    return worked(looked, group).allSatisfy { id in
      let inside = group?.question(id) != nil ? path + id : Substring(id)
      return prompts.allSatisfy {
        isSettled($0) || !($0.key == inside || $0.key.hasPrefix(inside + "."))
      }
    }
  }

  /// These questions and all that say whether those are asked and what is worked out in them, however far away.
  private func worked(_ questions: Set<String>, _ group: RepeatedGroup?) -> Set<String> {
    var all = questions, new = questions
    while !new.isEmpty {
      let form = script.definition.form
      let found = new.reduce(into: Set<String>()) { found, id in
        guard let question = group?.question(id) ?? form.question(id) else { return }
        found.formUnion(question.lookedAt)
        found.formUnion(form.sectionID(of: id).flatMap(form.section)?.when?.questions ?? [])
      }
      new = found.subtracting(all)
      all.formUnion(new)
    }
    return all
  }

  /// The problem that a single answer has in itself, at the inputs it was typed into.
  func refusal(of prompt: Prompt) -> AnswerProblem? { prompt.refusal(among: reading.problems) }

  /// The same, were these the answers.
  func refusal(of prompt: Prompt, in typed: TypedAnswers) -> AnswerProblem? {
    live.set(typed)
    return prompt.refusal(among: live.problems(at: prompt.outermost))
  }

  /// Whether a page that asked for it was sent without an answer: it sends an empty text then.
  func isLeftEmpty(_ prompt: Prompt) -> Bool {
    if case .gate = prompt.form {
      return prompt.question.fields.contains { typed.fields[prompt.path + $0] != nil }
    }
    return !prompt.fields.isEmpty && prompt.fields.allSatisfy { typed.fields[$0] != nil }
  }

  /// Whether something stands there that needs no mending.
  func isAnswered(_ prompt: Prompt) -> Bool {
    let isUnknown = prompt.question.allowsUnknown && typed.first("\(prompt.key).\(Question.unknown)") == "true"
    if isUnknown { return true }
    guard refusal(of: prompt) == nil else { return false }
    if case .gate = prompt.form {
      return typed.fields.contains { field, values in
        field.hasPrefix("\(prompt.key).") && values.contains { !$0.allSatisfy(\.isWhitespace) }
      }
    }
    return prompt.fields.contains { typed[$0].contains { !$0.allSatisfy(\.isWhitespace) } }
  }
}

extension Prompt {
  /// The question of the form it belongs to, also from within rows.
  fileprivate var outermost: String { String(key.prefix { $0 != "." }) }

  fileprivate func refusal(among problems: [AnswerProblem]) -> AnswerProblem? {
    problems.first { problem in
      if case .check = problem.code { return false }
      return fields.contains(problem.field)
    }
  }
}

extension Question {
  /// The questions that say whether it is asked, and what is worked out in it.
  fileprivate var lookedAt: Set<String> {
    var found = when?.questions ?? []
    switch type {
    case .computed(let computation): found.formUnion(computation.formula.questions)
    case .lookedUp(let lookUp): found.formUnion(lookUp.key.questions)
    case .rows(let group): for inner in group.questions { found.formUnion(inner.lookedAt) }
    default: break
    }
    return found
  }
}
