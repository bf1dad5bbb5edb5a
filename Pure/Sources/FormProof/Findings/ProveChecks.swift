import FormSchema

extension Prover {
  func proveChecks() {
    for rule in model.checks {
      look(rule.applies + [.holds(rule.must)], guards(rule.part, in: rule.prefix)) { prove(rule) }
    }
  }

  private func prove(_ rule: ProofModel.CheckRule) {
    // A check about an answer nobody can give never comes to be asked; the question is told by itself.
    guard !rule.wish.variables.contains(where: { isWithoutAnswer(model.variables[$0]) }) else { return }
    let subject = FormFinding.Subject.check(rule.path)
    let (part, condition) = (rule.part, rule.check.must)
    switch search(rule.applies, before(part), about: subject) {
    case .never:
      add(FormFinding(.idleCheck, .hint, subject, part: part, condition: rule.check.when))
    case .found(let states):
      // An example is a whole form filled in; it is made for what is told.
      func example() -> FormExample {
        let first = first(rule.applies, before(part), else: states)
        return self.example(first, [rule.when, rule.must].compactMap(\.self), [rule.at])
      }
      if search(rule.applies + [.holds(rule.must)], before(part), about: subject).isNever {
        guard !isStop(rule), isNews([rule.asGuard]) else { return }
        add(FormFinding(.impossibleCheck, .error, subject, part: part, condition: condition, example: example()))
      } else if search(rule.applies + [.fails(rule.must)], before(part), about: subject).isNever {
        add(FormFinding(.idleCheck, .hint, subject, part: part, condition: condition, example: example()))
      } else {
        proveAcceptance(rule, subject, example())
      }
    case .unknown, .tooLarge: return
    }
  }

  /// Whether it is meant to stop everybody it applies to: it looks at nothing but what decides that it applies.
  private func isStop(_ rule: ProofModel.CheckRule) -> Bool {
    rule.check.must.questions.isSubset(of: rule.check.when?.questions ?? [])
  }

  /// Where a check applies, the others must leave a way to keep it.
  private func proveAcceptance(
    _ rule: ProofModel.CheckRule, _ subject: FormFinding.Subject, _ example: @autoclosure () -> FormExample
  ) {
    let guards = guards(rule.part, in: rule.prefix)
    guard search(rule.applies, guards, about: subject).isNever,
      let blame = blame(rule.applies, guards, about: subject)
    else { return }
    guard checks(blame).count > 1, !blame.contains(where: isUnanswerable), isNews(blame) else { return }
    add(FormFinding(.deadEnd, .error, subject, part: rule.part, others: checks(blame), example: example()))
  }
}
