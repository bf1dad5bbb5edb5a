import FormSchema
import Nihongo

/// A conversation at one point, with all that follows from what was typed.
struct Moment {
  let script: Script
  let place: ScriptPlace
  let typed: TypedAnswers
  let reading: Reading
  let prompts: [Prompt]
  /// Told when nothing is left to ask.
  let closing: [String]

  init(_ script: Script, _ place: ScriptPlace, _ typed: TypedAnswers) {
    (self.script, self.place, self.typed) = (script, place, typed)
    reading = script.definition.form.read(typed, today: script.today)
    let list = PromptList(script, place, typed, reading)
    (prompts, closing) = (list.prompts, list.closing)
  }

  /// What has to be asked now, with what is wrong with the answer that stands; `nil` when all is answered.
  ///
  /// Whatever was not asked yet goes in the order of the pages. An answer with a problem is asked again at once, but a
  /// rule between several answers only when all of them were given.
  var next: (prompt: Prompt, problem: AnswerProblem?)? {
    let open = prompts.firstIndex { !place.isSettled($0.id) }
    let broken = reading.problems.lazy.compactMap { problem in mended(problem, isAllAsked: open == nil) }
      .min { $0.index < $1.index }
    guard let broken, open.map({ broken.index < $0 }) ?? true else { return open.map { (prompts[$0], nil) } }
    return (prompts[broken.index], broken.problem)
  }

  /// The step a problem is put right at; `nil` while its question is still being asked.
  private func mended(_ problem: AnswerProblem, isAllAsked: Bool) -> (index: Int, problem: AnswerProblem)? {
    let key = Self.key(of: problem), own = prompts.indices.filter { prompts[$0].key == key }
    guard isAllAsked || own.allSatisfy({ place.isSettled(prompts[$0].id) }) else { return nil }
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
        place.isSettled($0.id) || !($0.key == inside || $0.key.hasPrefix(inside + "."))
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
  func refusal(of prompt: Prompt) -> AnswerProblem? {
    reading.problems.first { problem in
      if case .check = problem.code { return false }
      return prompt.fields.contains(problem.field)
    }
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
