import FEEL
import FormSchema

extension DecisionWatch {
  /// Whether the decision demands a file.
  func demands(_ question: String, _ states: [Int]) -> Bool { Self.texts(result(states)).contains(question) }

  /// Whether what it says can be used: an amount for a fee, an outcome, a department.
  func isUsable(_ states: [Int]) -> Bool {
    let value = result(states)
    switch rules.kind {
    case .fee: return Self.isNumber(value) || Self.isNumber(Self.member(.amount, of: value))
    case .eligibility:
      guard case .string(let word)? = Self.member(.outcome, of: value) else { return false }
      return Determination.Eligibility.Outcome.allCases.contains { $0.spellings.contains(word) }
    case .routing:
      if case .string = value { return true }
      if case .string? = Self.member(.department, of: value) { return true }
      return false
    // Nothing may be demanded.
    case .attachments: return true
    }
  }

  private static func isNumber(_ value: Value?) -> Bool { if case .number? = value { true } else { false } }

  private static func member(_ member: DecisionWords.Member, of value: Value) -> Value? {
    guard case .context(let context) = value else { return nil }
    return member.spellings.lazy.compactMap { context[$0] }.first
  }

  /// The ids of the questions in a list of demands.
  private static func texts(_ value: Value) -> [String] {
    switch value {
    case .string(let text): return [text]
    case .list(let list): return list.items.flatMap(texts)
    case .context:
      guard case .string(let text)? = member(.question, of: value) else { return [] }
      return [text]
    default: return []
    }
  }
}

extension DecisionWatch {
  fileprivate var isUnusable: Goal.Wish { Goal.Wish([], [watch]) { !self.isUsable($0) } }
}

extension Prover {
  /// Every application that is accepted has to have a fee and somebody who works on it; of each that is filled in, it
  /// has to be known whether one may apply.
  func proveDecisions() {
    if model.decisions[.fee] == nil, CostSentence(model.definition.procedure.cost).namesAmount {
      add(FormFinding(.feeWithoutRule, .error, .decision(.fee)))
    }
    for kind in [DecisionKind.fee, .eligibility, .routing] {
      guard let decision = model.decisions[kind] else { continue }
      look([decision.isUnusable], guards(kind)) {
        guard case .found(let found)? = undecided(kind) else { return }
        let wishes = [decision.isUnusable]
        let states =
          kind == .eligibility ? first(wishes, nil, else: found) : accepted(wishes, .application, else: found)
        add(
          FormFinding(
            kind == .fee ? .feeWithoutRule : .decisionWithoutRule, kind == .routing ? .hint : .error, .decision(kind),
            example: example(states, [decision.watch])))
      }
    }
  }

  /// The search for an application about which a decision says nothing; `nil` when there is no such decision.
  func undecided(_ kind: DecisionKind) -> Goal.Outcome? {
    model.decisions[kind].map { search([$0.isUnusable], guards(kind), about: .decision(kind)) }
  }

  /// Whether one may apply is told before everything is filled in.
  private func guards(_ kind: DecisionKind) -> GuardList? { kind == .eligibility ? nil : guards(.application) }

  func proveAttachments() {
    for file in model.variables where file.question.type.name == .files && file.part == .application && !file.isInRow {
      let wish = model.decisions[.attachments].map { demands in
        Goal.Wish([], [demands.watch]) { demands.demands(file.question.id, $0) }
      }
      look([.shown(file)] + [wish].compactMap(\.self), guards(.application)) { proveDemand(of: file, wish) }
    }
  }

  /// - Parameter wish: that a rule demands the file.
  private func proveDemand(of file: ProofVariable, _ wish: Goal.Wish?) {
    let (subject, guards) = (file.subject, guards(.application))
    if let wish, case .found(let found) = search([wish, .hidden(file)], guards, about: subject) {
      let states = accepted([wish, .hidden(file)], .application, else: found)
      let example = example(states, wish.watches + file.shown)
      add(FormFinding(.attachmentNotShown, .error, subject, condition: file.question.when, example: example))
    }
    guard file.question.isOptional, file.shown.isEmpty,
      wish.map({ search([$0], guards, about: subject).isNever }) ?? true
    else { return }
    add(FormFinding(.attachmentNotAsked, .hint, subject))
  }

  func proveDocuments() {
    for rule in model.documents {
      let part: FormPart = rule.document.issuedWhen == .granted ? .decision : .application
      look([.holds(rule.watch)], guards(part)) { prove(rule, part) }
    }
  }

  private func prove(_ rule: ProofModel.DocumentRule, _ part: FormPart) {
    let subject: FormFinding.Subject =
      rule.block.map { .block($0, of: rule.document.id) } ?? .document(rule.document.id)
    guard search([.holds(rule.watch)], guards(part), about: subject).isNever else { return }
    add(
      FormFinding(
        .neverIssued, rule.block == nil ? .error : .hint, subject, part: part,
        condition: rule.block.map { rule.document.blocks[$0].when } ?? rule.document.when))
  }
}
