import FormSchema

/// What a search looks for: answers for which all wishes come true.
struct Goal {
  var wishes: [Wish]
  /// What must not stand in the way; `nil` for nothing.
  var guards: GuardList?
  /// Which of the guards count, by their place in the list; `nil` when all do.
  var kept: [Bool]?

  /// Something that keeps an application from being accepted.
  struct Guard {
    let cause: Cause
    let wish: Wish

    enum Cause: Hashable {
      /// A check, by its place in ``ProofModel/checks``.
      case check(Int)
      /// A question without any answer.
      case unanswerable(String)
      /// A file that is demanded.
      case demand(String)
    }
  }

  /// Something that has to be so once some variables are known.
  struct Wish {
    /// The places of the variables it looks at, in their order.
    let variables: [Int]
    let watches: [Watch]
    /// Depends on the states of its own variables, and on what its watches say.
    let holds: ([Int]) -> Bool
    private let own: [Int]

    init(_ variables: [ProofVariable], _ watches: [Watch], _ holds: @escaping ([Int]) -> Bool) {
      own = variables.map(\.index)
      self.variables =
        own.isEmpty && watches.count == 1 ? watches[0].indices
        : own.count == 1 && watches.isEmpty ? own : Set(own + watches.flatMap(\.indices)).sorted()
      self.watches = watches
      self.holds = holds
    }

    /// The places of the variables that alone decide whether it comes true, some of them twice.
    func reason(_ states: [Int]) -> [Int] { own + watches.flatMap { $0.reason(states) } }

    static func shown(_ variable: ProofVariable) -> Wish {
      Wish([variable], []) { $0[variable.index] != ProofVariable.hidden }
    }

    static func hidden(_ variable: ProofVariable) -> Wish {
      Wish([variable], []) { $0[variable.index] == ProofVariable.hidden }
    }

    static func state(_ variable: ProofVariable, _ fits: @escaping (Candidate) -> Bool) -> Wish {
      Wish([variable], []) { states in
        let state = states[variable.index]
        return state != ProofVariable.hidden && fits(variable.candidates[state])
      }
    }

    static func holds(_ watch: Watch) -> Wish { Wish([], [watch]) { watch.holds($0) } }
    static func fails(_ watch: Watch) -> Wish { Wish([], [watch]) { !watch.holds($0) } }
  }

  /// What came of a search.
  enum Outcome {
    /// A state for every variable that matters; the others are hidden.
    case found([Int])
    /// No answers come to it.
    case never
    /// None of the answers looked at come to it, and some rule may tell more answers apart.
    case unknown
    /// It would take too long.
    case tooLarge

    var isNever: Bool { if case .never = self { true } else { false } }
    var states: [Int]? { if case .found(let states) = self { states } else { nil } }
  }
}

extension ProofModel.CheckRule {
  /// It does not apply, or is kept.
  var wish: Goal.Wish {
    Goal.Wish([at], [when, must].compactMap(\.self)) { [at, when, must] states in
      states[at.index] == ProofVariable.hidden || when.map { !$0.holds(states) } ?? false || must.holds(states)
    }
  }

  /// What keeps an application that breaks it from being accepted.
  var asGuard: Goal.Guard { Goal.Guard(cause: .check(index), wish: wish) }

  /// Everything under which it applies.
  var applies: [Goal.Wish] { [.shown(at)] + (when.map { [.holds($0)] } ?? []) }
}
