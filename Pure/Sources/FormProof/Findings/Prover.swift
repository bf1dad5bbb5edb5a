import DecisionProof
import FormSchema

/// Asks one question after another about a procedure, and keeps what was found.
final class Prover {
  let model: ProofModel
  private let steps: Int
  private let maker: ExampleMaker
  private let gate: Guards
  private var known: KnownApplications
  private(set) var found: [FormFinding] = []
  /// Claims that would have taken too long by themselves.
  private var tooLarge: [FormFinding.Subject] = []
  /// Whether some claim could not be decided.
  private var isOpen = false
  /// Guards that nothing passes together, whatever is wished.
  private var impassable: [[Goal.Guard]] = []
  /// What stood in the way of dead ends that were told.
  private var told: Set<Set<Goal.Guard.Cause>> = []
  /// The variables that what is looked at must depend on; `nil` when everything is looked at.
  private let changed: [Int]?
  private var extent = FormFinding.Extent(looked: 0, all: 0)

  /// - Parameters:
  ///   - steps: the most for one claim.
  ///   - changed: paths of the questions that what is looked at must depend on; `nil` for everything.
  init(_ model: ProofModel, steps: Int, changed: Set<String>? = nil) {
    self.model = model
    self.steps = steps
    maker = ExampleMaker(model)
    gate = Guards(model)
    known = KnownApplications(model)
    self.changed = changed.map { changed in model.variables.filter { changed.contains($0.path) }.map(\.index) }
  }

  func findings() -> [FormFinding] {
    proveAcceptance()
    proveChecks()
    proveQuestions()
    proveDecisions()
    proveAttachments()
    proveDocuments()
    tellLimits()
    return found
  }

  func add(_ finding: FormFinding) { found.append(finding) }

  /// Looks at one thing, as long as there is work left.
  ///
  /// - Parameters:
  ///   - wishes: what everything claimed about it looks at.
  ///   - guards: what may stand in its way.
  func look(_ wishes: [Goal.Wish], _ guards: GuardList?, _ prove: () -> Void) {
    guard isWanted(wishes, guards) else { return }
    extent.all += 1
    guard !model.budget.isSpent else { return }
    prove()
    if !model.budget.isSpent { extent.looked += 1 }
  }

  /// Whether it depends on what was changed.
  func isWanted(_ wishes: [Goal.Wish], _ guards: GuardList?) -> Bool {
    guard let changed else { return true }
    let scope = GoalScope(Goal(wishes: wishes, guards: guards), model)
    model.budget.take(scope.variables.count)
    return changed.contains(where: scope.contains)
  }

  /// What has to be passed by an application, or by that and what the officer fills in; and by a row.
  func guards(_ part: FormPart, in prefix: String = "") -> GuardList { gate.all(part, in: prefix) }

  /// Only what rows have to pass.
  func rowGuards(_ part: FormPart, in prefix: String) -> GuardList { gate.rows(part, in: prefix) }

  /// What must have been passed before a form is shown: the officer's comes after the application was accepted.
  func before(_ part: FormPart) -> GuardList? { part == .application ? nil : gate.all(.application) }

  /// Whether answers come to it, and some that do.
  func search(_ wishes: [Goal.Wish], _ guards: GuardList?, about subject: FormFinding.Subject) -> Goal.Outcome {
    if let states = known.witness(wishes, guards) { return .found(states) }
    return search(Goal(wishes: wishes, guards: guards), about: subject) { known.add($0, of: $1) }
  }

  private func search(
    _ goal: Goal, about subject: FormFinding.Subject, _ keep: ([Int], GoalScope) -> Void = { _, _ in }
  ) -> Goal.Outcome {
    guard !model.budget.isSpent else { return .tooLarge }
    let scope = GoalScope(goal, model)
    var search = GoalSearch(model, scope, steps: steps, isVain: knownImpassable(scope) != nil)
    let outcome = search.run()
    switch outcome {
    case .tooLarge:
      // That the work is used up is told by itself.
      if !model.budget.isSpent, !tooLarge.contains(subject) { tooLarge.append(subject) }
    case .unknown: isOpen = true
    case .found(let states): keep(states, scope)
    case .never: break
    }
    return outcome
  }

  /// The first answers that come to it, in the order of the questions, and no more of them than it takes.
  ///
  /// - Parameter found: answers that do; they are taken where looking for the first would take too long.
  func first(_ wishes: [Goal.Wish], _ guards: GuardList?, else found: [Int]) -> [Int] {
    guard !model.budget.isSpent else { return found }
    var search = GoalSearch(model, GoalScope(Goal(wishes: wishes, guards: guards), model), steps: steps)
    return search.run().states ?? found
  }

  /// Answers that are accepted as a whole, where it is known that there are some: for an example.
  func accepted(_ wishes: [Goal.Wish], _ part: FormPart, else found: [Int]) -> [Int] {
    first(wishes + guards(part).all.map(\.wish), nil, else: found)
  }

  /// The answers found, with the questions these watches look at.
  func example(_ states: [Int], _ watches: [Watch], _ variables: [ProofVariable] = []) -> FormExample {
    let telling = Set(watches.flatMap(\.indices) + variables.map(\.index)).sorted()
    return maker.example(states, telling: telling.map { model.variables[$0] })
  }

  /// Guards among these that nothing passes together, whatever is wished; `nil` when none are known.
  private func knownImpassable(_ scope: GoalScope) -> [Goal.Guard]? {
    guard !impassable.isEmpty else { return nil }
    let causes = Set(scope.causes)
    return impassable.first { $0.allSatisfy { causes.contains($0.cause) } }
  }

  /// The fewest guards that together keep the wishes from coming true; `nil` where no work is left to find out.
  func blame(_ wishes: [Goal.Wish], _ guards: GuardList, about subject: FormFinding.Subject) -> [Goal.Guard]? {
    if let known = knownImpassable(GoalScope(Goal(wishes: wishes, guards: guards), model)) { return known }
    return fewest(guards) { kept in
      search(Goal(wishes: wishes, guards: guards, kept: kept), about: subject).isNever
    }
  }

  /// The fewest guards that cannot be passed together; `nil` where no work is left to find out.
  func blame(_ guards: GuardList) -> [Goal.Guard]? {
    let fewest = fewest(guards) { kept in
      let wishes = zip(guards.all, kept).filter(\.1).map(\.0.wish)
      return search(Goal(wishes: wishes), about: .form).isNever
    }
    if let fewest, !fewest.isEmpty { impassable.append(fewest) }
    return fewest
  }

  private func fewest(_ guards: GuardList, _ isEnough: ([Bool]) -> Bool) -> [Goal.Guard]? {
    let places = FewestGuards(of: guards.all.count, isEnough).places
    return model.budget.isSpent ? nil : places.map { guards.all[$0] }
  }

  /// Whether a dead end of these causes was not told yet.
  func isNews(_ blame: [Goal.Guard]) -> Bool { told.insert(Set(blame.map(\.cause))).inserted }

  func checks(_ blame: [Goal.Guard]) -> [String] {
    blame.compactMap { one in
      if case .check(let index) = one.cause { model.checks[index].path } else { nil }
    }
  }

  private func tellLimits() {
    let isSpent = model.budget.isSpent
    for subject in tooLarge where !(isSpent && subject == .form) { add(FormFinding(.tooLarge, .hint, subject)) }
    if isSpent { add(FormFinding(.tooLarge, .hint, .form, extent: extent)) }
    guard isOpen else { return }
    for rule in model.openRules {
      add(FormFinding(.undecided, .hint, rule.subject, part: rule.part, condition: rule.condition))
    }
  }
}
