import FormSchema

extension Prover {
  /// Whether any application at all is accepted, and any decision about one.
  func proveAcceptance() {
    proveAcceptance(.application)
    if model.definition.decision != nil { proveAcceptance(.decision) }
  }

  private func proveAcceptance(_ part: FormPart) {
    let guards = guards(part)
    let wishes = guards.all.map(\.wish)
    look(wishes, nil) {
      guard search(wishes, nil, about: .form).isNever else { return }
      let blame = blame(guards) ?? []
      guard isNews(blame), !blame.contains(where: isUnanswerable) else { return }
      add(FormFinding(.neverAccepted, .error, .form, part: part, others: checks(blame)))
    }
  }

  func isUnanswerable(_ one: Goal.Guard) -> Bool {
    if case .unanswerable = one.cause { true } else { false }
  }
}
