import FormSchema

/// Asks one question after another about a procedure, and keeps what was found.
final class Prover {
  let model: ProofModel
  private let steps: Int
  /// What is left for all claims together: a procedure with very many open ones would never come to an end.
  private var stepsLeft: Int
  private let maker: ExampleMaker
  private(set) var found: [FormFinding] = []
  /// Claims that would have taken too long.
  private var tooLarge: [FormFinding.Subject] = []
  /// Whether some claim could not be decided.
  private var isOpen = false
  /// What stood in the way of dead ends that were told.
  private var told: Set<Set<Goal.Guard.Cause>> = []
  private let makers: Guards
  /// So many claims may take all the steps there are for one.
  private static let largeClaims = 50
  private let applicationGuards: [Goal.Guard]
  private let decisionGuards: [Goal.Guard]

  init(_ model: ProofModel, _ options: FormProof.Options) {
    self.model = model
    steps = options.steps
    stepsLeft = min(options.steps, Int.max / Self.largeClaims) * Self.largeClaims
    maker = ExampleMaker(model: model)
    makers = Guards(model)
    applicationGuards = makers.all(.application)
    decisionGuards = makers.all(.decision)
  }

  func findings() -> [FormFinding] {
    proveAcceptance()
    proveChecks()
    proveQuestions()
    proveDecisions()
    proveAttachments()
    proveDocuments()
    tellOpenRules()
    return found
  }

  func add(_ finding: FormFinding) { found.append(finding) }

  /// What has to be passed by an application, or by that and what the officer fills in.
  func guards(_ part: FormPart) -> [Goal.Guard] {
    part == .application ? applicationGuards : applicationGuards + decisionGuards
  }

  /// The same for what is asked in a row.
  func guards(_ part: FormPart, in prefix: String) -> [Goal.Guard] {
    guards(part) + (prefix.isEmpty ? [] : makers.all(part, in: prefix))
  }

  /// What must have been passed before a form is shown: the officer's comes after the application was accepted.
  func before(_ part: FormPart) -> [Goal.Guard] { part == .application ? [] : applicationGuards }

  func search(_ wishes: [Goal.Wish], _ guards: [Goal.Guard], about subject: FormFinding.Subject) -> Goal.Outcome {
    let outcome = searched(Goal(wishes: wishes, guards: guards))
    switch outcome {
    case .tooLarge: if !tooLarge.contains(subject) { tooLarge.append(subject) }
    case .unknown: isOpen = true
    case .found, .never: break
    }
    return outcome
  }

  private func searched(_ goal: Goal) -> Goal.Outcome {
    guard stepsLeft > 0 else { return .tooLarge }
    var search = GoalSearch(model, goal, steps: min(steps, stepsLeft))
    defer { stepsLeft -= search.stepsTaken }
    return search.run()
  }

  /// Answers that are accepted as a whole, where it is known that there are some: for an example.
  func accepted(_ wishes: [Goal.Wish], _ part: FormPart, else found: [Int]) -> [Int] {
    var search = GoalSearch(model, Goal(wishes: wishes + guards(part).map(\.wish)), steps: steps)
    return search.run().states ?? found
  }

  /// The answers found, with the questions these watches look at.
  func example(_ states: [Int], _ watches: [Watch], _ variables: [ProofVariable] = []) -> FormExample {
    let telling = Set((watches.flatMap(\.variables) + variables).map(\.index)).sorted()
    return maker.example(states, telling: telling.map { model.variables[$0] })
  }

  /// The fewest guards that together keep the wishes from coming true.
  func blame(_ wishes: [Goal.Wish], _ guards: [Goal.Guard], about subject: FormFinding.Subject) -> [Goal.Guard] {
    var needed = guards
    for one in guards {
      let others = needed.filter { $0.cause != one.cause }
      if search(wishes, others, about: subject).isNever { needed = others }
    }
    return needed
  }

  /// Whether a dead end of these causes was not told yet.
  func isNews(_ blame: [Goal.Guard]) -> Bool { told.insert(Set(blame.map(\.cause))).inserted }

  func checks(_ blame: [Goal.Guard]) -> [String] {
    blame.compactMap { one in
      if case .check(let index) = one.cause { model.checks[index].path } else { nil }
    }
  }

  private func tellOpenRules() {
    for subject in tooLarge { add(FormFinding(.tooLarge, .hint, subject)) }
    guard isOpen else { return }
    for rule in model.openRules {
      add(FormFinding(.undecided, .hint, rule.subject, part: rule.part, condition: rule.condition))
    }
  }
}

/// What keeps applications from being accepted.
private struct Guards {
  private let model: ProofModel

  init(_ model: ProofModel) { self.model = model }

  /// - Parameter prefix: of the rows whose own guards are meant; empty for those of the form itself.
  func all(_ part: FormPart, in prefix: String = "") -> [Goal.Guard] {
    let checks = model.checks.filter { $0.part == part && $0.prefix == prefix }.map {
      Goal.Guard(cause: .check($0.index), wish: $0.wish)
    }
    let unanswerable = model.variables.filter {
      $0.part == part && $0.place.prefix == prefix && $0.worked == nil && $0.states.isEmpty
    }.map { Goal.Guard(cause: .unanswerable($0.path), wish: .hidden($0)) }
    return checks + unanswerable + (part == .application && prefix.isEmpty ? demands : [])
  }

  /// Files matter here only where some rule looks at them; everywhere else they can simply be added.
  private var demands: [Goal.Guard] {
    guard let demands = model.decisions[.attachments] else { return [] }
    let looked = Set(model.watches.flatMap(\.variables).map(\.index))
    let files = model.variables.filter { $0.question.type.name == .files && !$0.isInRow }
    return files.filter { looked.contains($0.index) }.map { file in
      Goal.Guard(
        cause: .demand(file.question.id),
        wish: Goal.Wish([file], [demands.watch]) { states in
          let state = states[file.index]
          guard state != ProofVariable.hidden, file.candidates[state].answer == nil else { return true }
          return !demands.demands(file.question.id, states)
        })
    }
  }
}
