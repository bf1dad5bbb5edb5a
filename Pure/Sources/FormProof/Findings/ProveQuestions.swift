import FormSchema

extension Prover {
  /// Whether any application at all is accepted.
  func proveAcceptance() {
    for part in [FormPart.application, .decision] {
      let guards = guards(part)
      let wishes = guards.map(\.wish)
      guard search(wishes, [], about: .form).isNever else { continue }
      let blame = blame([], guards, part)
      guard isNews(blame), !blame.contains(where: isUnanswerable) else { continue }
      add(FormFinding(.neverAccepted, .error, .form, part: part, others: checks(blame), example: nil))
    }
  }

  /// The fewest guards that cannot be passed together.
  private func blame(_ wishes: [Goal.Wish], _ guards: [Goal.Guard], _ part: FormPart) -> [Goal.Guard] {
    var needed = guards
    for one in guards {
      let others = needed.filter { $0.cause != one.cause }
      if search(wishes + others.map(\.wish), [], about: .form).isNever { needed = others }
    }
    return needed
  }

  func isUnanswerable(_ one: Goal.Guard) -> Bool {
    if case .unanswerable = one.cause { true } else { false }
  }

  func proveQuestions() {
    for part in [FormPart.application, .decision] {
      for section in model.definition.form(part).sections {
        let variables = model.variables.filter { $0.part == part && $0.section.id == section.id }
          .sorted { place($0, section) < place($1, section) }
        guard proveSection(section, variables, part) else { continue }
        for variable in variables {
          prove(variable)
          if variable.question.type.group != nil { proveRows(variable) }
        }
      }
    }
  }

  /// A group before what its rows ask.
  private func place(_ variable: ProofVariable, _ section: Section) -> (Int, Int, Int) {
    let outer = variable.path.prefix { $0 != "." }
    let place = section.questions.firstIndex { $0.id == outer } ?? 0
    return (place, variable.isInRow ? 1 : 0, variable.index)
  }

  /// Whether a row can be filled in at all.
  private func proveRows(_ group: ProofVariable) {
    let own = guards(group.part, in: group.path + ".").filter { one in
      !guards(group.part).contains { $0.cause == one.cause }
    }
    let shown = group.shown.map { Goal.Wish.holds($0) }
    guard !own.contains(where: isUnanswerable), search(shown + own.map(\.wish), [], about: group.subject).isNever,
      let states = search(shown, before(group.part), about: group.subject).states
    else { return }
    add(
      FormFinding(
        .unanswerable, .error, group.subject, part: group.part, others: checks(own),
        example: example(states, group.shown)))
  }

  /// - Returns: whether somebody comes to it.
  private func proveSection(_ section: Section, _ variables: [ProofVariable], _ part: FormPart) -> Bool {
    guard let condition = section.when, let watch = variables.first?.shown.first else { return true }
    let subject = FormFinding.Subject.section(section.id)
    switch search([.holds(watch)], before(part), about: subject) {
    case .never:
      add(FormFinding(.unreachable, .error, subject, part: part, condition: condition))
      return false
    case .found(let states):
      if search([.fails(watch)], before(part), about: subject).isNever {
        let example = example(states, [watch])
        add(FormFinding(.alwaysShown, .hint, subject, part: part, condition: condition, example: example))
      }
      proveAcceptance([.holds(watch)], subject, part, example: example(states, [watch]))
    case .unknown, .tooLarge: break
    }
    return true
  }

  private func prove(_ variable: ProofVariable) {
    let subject = variable.subject
    let part = variable.part
    switch search([.shown(variable)], before(part), about: subject) {
    case .never where !isWithoutAnswer(variable):
      tellUnreachable(variable)
    case .found(let states):
      proveCondition(of: variable, states)
      if variable.question.isAsked, isWithoutAnswer(variable) {
        add(FormFinding(.unanswerable, .error, subject, part: part, example: example(states, variable.shown)))
      } else if proveAcceptance(
        [.shown(variable)], subject, part, in: variable.place.prefix, example: example(states, variable.shown))
      {
        proveOptions(of: variable)
      }
    // It can be shown, but then there is no way to answer it.
    case .never: proveUnanswerable(variable)
    case .unknown, .tooLarge: return
    }
  }

  /// Whether its limits leave no answer to give.
  func isWithoutAnswer(_ variable: ProofVariable) -> Bool {
    variable.worked == nil && variable.question.isAsked && !variable.isOpaque
      && !variable.states.contains { state in
        variable.candidates[state].answer.map { $0 != .unknown } ?? false
      }
  }

  private func proveUnanswerable(_ variable: ProofVariable) {
    let wishes = variable.shown.map { Goal.Wish.holds($0) }
    let subject = variable.subject
    switch search(wishes, before(variable.part), about: subject) {
    case .found(let states):
      let example = example(states, variable.shown)
      add(FormFinding(.unanswerable, .error, subject, part: variable.part, example: example))
    case .never: tellUnreachable(variable)
    case .unknown, .tooLarge: return
    }
  }

  private func tellUnreachable(_ variable: ProofVariable) {
    add(
      FormFinding(
        .unreachable, .error, variable.subject, part: variable.part, condition: variable.question.when,
        example: elsewhere(variable)))
  }

  /// Answers with which the page of a question is shown, without the question.
  private func elsewhere(_ variable: ProofVariable) -> FormExample? {
    guard let own = variable.question.when != nil ? variable.shown.last : nil else { return nil }
    let others = variable.shown.dropLast()
    let subject = variable.subject
    return search(others.map { .holds($0) } + [.fails(own)], before(variable.part), about: subject).states.map {
      example($0, variable.shown)
    }
  }

  private func proveCondition(of variable: ProofVariable, _ states: [Int]) {
    guard let condition = variable.question.when, let own = variable.shown.last else { return }
    let subject = variable.subject
    let others = variable.shown.dropLast().map { Goal.Wish.holds($0) }
    guard search(others + [.fails(own)], before(variable.part), about: subject).isNever else { return }
    add(
      FormFinding(
        .alwaysShown, .hint, subject, part: variable.part, condition: condition,
        example: example(states, variable.shown)))
  }

  /// Each answer of a choice has to lead somewhere. A single check that refuses one is meant to stop people;
  /// several that leave nothing between them are not.
  private func proveOptions(of variable: ProofVariable) {
    let guards = guards(variable.part, in: variable.place.prefix)
    for state in variable.states {
      guard let option = option(variable.candidates[state].answer) else { continue }
      let wish = Goal.Wish.state(variable) { self.option($0.answer) == option }
      let subject = FormFinding.Subject.option(option, of: variable.path)
      guard search([wish], guards, about: subject).isNever,
        let states = search([wish], before(variable.part), about: subject).states
      else { continue }
      let blame = blame([wish], guards, about: subject)
      guard checks(blame).count > 1, !blame.contains(where: isUnanswerable), isNews(blame) else { continue }
      let example = example(states, [], [variable])
      add(FormFinding(.deadEnd, .error, subject, part: variable.part, others: checks(blame), example: example))
    }
  }

  /// - Returns: `false` when it is a dead end.
  @discardableResult
  private func proveAcceptance(
    _ wishes: [Goal.Wish], _ subject: FormFinding.Subject, _ part: FormPart, in prefix: String = "",
    example: @autoclosure () -> FormExample
  ) -> Bool {
    let guards = guards(part, in: prefix)
    guard search(wishes, guards, about: subject).isNever else { return true }
    let blame = blame(wishes, guards, about: subject)
    guard !blame.contains(where: isUnanswerable), isNews(blame) else { return false }
    add(FormFinding(.deadEnd, .error, subject, part: part, others: checks(blame), example: example()))
    return false
  }

  private func option(_ answer: Answer?) -> String? {
    switch answer {
    case .choice(let chosen): chosen.option
    case .flag(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
