import FormSchema

extension Prover {
  func proveQuestions() {
    let pages = Dictionary(grouping: model.variables) { PageName(part: $0.part, section: $0.section.id) }
    for part in [FormPart.application, .decision] {
      for section in model.definition.form(part).sections {
        let variables = inPageOrder(pages[PageName(part: part, section: section.id)] ?? [], of: section)
        guard proveSection(section, variables, part) else { continue }
        for variable in variables {
          look([.shown(variable)], guards(part, in: variable.place.prefix)) { prove(variable) }
          if variable.question.type.group != nil { proveRows(variable) }
        }
      }
    }
  }

  /// A group before what its rows ask.
  private func inPageOrder(_ variables: [ProofVariable], of section: Section) -> [ProofVariable] {
    let places = Dictionary(
      section.questions.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return variables.map { variable in
      let outer = String(variable.path.prefix { $0 != "." })
      return (variable, (places[outer] ?? 0, variable.isInRow ? 1 : 0, variable.index))
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Whether a row can be filled in at all.
  private func proveRows(_ group: ProofVariable) {
    let part = group.part
    let own = rowGuards(part, in: group.path + ".").all
    let shown = group.shown.map { Goal.Wish.holds($0) }
    look(shown + own.map(\.wish), before(part)) {
      guard !own.contains(where: isUnanswerable),
        search(shown + own.map(\.wish), nil, about: group.subject).isNever,
        let states = search(shown, before(part), about: group.subject).states
      else { return }
      let example = example(first(shown, before(part), else: states), group.shown)
      add(FormFinding(.unanswerable, .error, group.subject, part: part, others: checks(own), example: example))
    }
  }

  /// - Returns: whether somebody comes to it.
  private func proveSection(_ section: Section, _ variables: [ProofVariable], _ part: FormPart) -> Bool {
    guard let condition = section.when, let watch = variables.first?.shown.first else { return true }
    let subject = FormFinding.Subject.section(section.id)
    let wishes = [Goal.Wish.holds(watch)]
    var isReached = true
    look(wishes, guards(part)) {
      switch search(wishes, before(part), about: subject) {
      case .never:
        add(FormFinding(.unreachable, .error, subject, part: part, condition: condition))
        isReached = false
      case .found(let states):
        func example() -> FormExample { self.example(first(wishes, before(part), else: states), [watch]) }
        if search([.fails(watch)], before(part), about: subject).isNever {
          add(FormFinding(.alwaysShown, .hint, subject, part: part, condition: condition, example: example()))
        }
        proveAcceptance(wishes, subject, part, example: example())
      case .unknown, .tooLarge: break
      }
    }
    // Of a page nobody comes to, nothing else is told.
    if !isWanted(wishes, guards(part)) { isReached = !search(wishes, before(part), about: subject).isNever }
    return isReached
  }

  private func prove(_ variable: ProofVariable) {
    let subject = variable.subject
    let part = variable.part
    switch search([.shown(variable)], before(part), about: subject) {
    case .never where !isWithoutAnswer(variable):
      tellUnreachable(variable)
    case .found(let states):
      func example() -> FormExample {
        self.example(first([.shown(variable)], before(part), else: states), variable.shown)
      }
      proveCondition(of: variable, example())
      if variable.question.isAsked, isWithoutAnswer(variable) {
        add(FormFinding(.unanswerable, .error, subject, part: part, example: example()))
      } else if proveAcceptance([.shown(variable)], subject, part, in: variable.place.prefix, example: example()) {
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
      let example = example(first(wishes, before(variable.part), else: states), variable.shown)
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
    let wishes = variable.shown.dropLast().map { Goal.Wish.holds($0) } + [.fails(own)]
    let guards = before(variable.part)
    return search(wishes, guards, about: variable.subject).states.map {
      example(first(wishes, guards, else: $0), variable.shown)
    }
  }

  private func proveCondition(of variable: ProofVariable, _ example: @autoclosure () -> FormExample) {
    guard let condition = variable.question.when, let own = variable.shown.last else { return }
    let subject = variable.subject
    let others = variable.shown.dropLast().map { Goal.Wish.holds($0) }
    guard search(others + [.fails(own)], before(variable.part), about: subject).isNever else { return }
    add(FormFinding(.alwaysShown, .hint, subject, part: variable.part, condition: condition, example: example()))
    // What hangs on it can be proven without what it hangs on.
    variable.isAlwaysShown = variable.shown.count == 1 && before(variable.part) == nil
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
        let states = search([wish], before(variable.part), about: subject).states,
        let blame = blame([wish], guards, about: subject)
      else { continue }
      guard checks(blame).count > 1, !blame.contains(where: isUnanswerable), isNews(blame) else { continue }
      let example = example(first([wish], before(variable.part), else: states), [], [variable])
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
    guard let blame = blame(wishes, guards, about: subject) else { return false }
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

/// A page of one of the two forms.
private struct PageName: Hashable {
  let part: FormPart
  let section: String
}
