import DecisionProof

/// Whole applications found on the way: most of what is possible is shown by one of them, without a search.
struct KnownApplications {
  private let model: ProofModel
  /// The first one is kept, the others make room for newer ones.
  private var all: [Known] = []
  private var oldest = 1

  private static let most = 24
  private static let leastShare = 8

  private final class Known {
    /// Of every variable.
    let states: [Int]
    /// Whether nothing in a list stands in its way.
    private var outcomes: [ObjectIdentifier: Bool] = [:]

    init(_ states: [Int]) { self.states = states }

    func passes(_ guards: GuardList) -> Bool {
      if let known = outcomes[ObjectIdentifier(guards)] { return known }
      let passing = guards.all.allSatisfy { $0.wish.holds(states) }
      outcomes[ObjectIdentifier(guards)] = passing
      return passing
    }
  }

  init(_ model: ProofModel) { self.model = model }

  /// One for which the wishes come true and nothing stands in the way; `nil` when none is known.
  ///
  /// - Parameter guards: a list that lives as long as the proof.
  func witness(_ wishes: [Goal.Wish], _ guards: GuardList?) -> [Int]? {
    all.first { known in
      model.budget.take(1 + wishes.count / 4)
      return wishes.allSatisfy { $0.holds(known.states) } && guards.map(known.passes) ?? true
    }?.states
  }

  /// Takes note of answers that were found, made whole; not where it would be more work to make them whole than to find
  /// others like them.
  mutating func add(_ found: [Int], of scope: GoalScope) {
    guard all.isEmpty || scope.variables.count >= found.count / Self.leastShare else { return }
    let known = Known(model.completed(found, like: all.first?.states))
    guard !model.isStuck(known.states) else { return }
    if all.count < Self.most {
      all.append(known)
    } else {
      all[oldest] = known
      oldest = oldest % (Self.most - 1) + 1
    }
  }
}

extension ProofModel {
  /// Whether a question is shown that nobody can answer: answers to all the others are no whole application.
  fileprivate func isStuck(_ states: [Int]) -> Bool {
    variables.contains { $0.worked == nil && $0.states.isEmpty && $0.options(states).isEmpty }
  }

  /// Answers to some questions with an answer to every other question that is shown then.
  ///
  /// - Parameter other: answers that are taken where they can be; otherwise it is the first there is.
  /// - Complexity: O(variables).
  func completed(_ found: [Int], like other: [Int]? = nil) -> [Int] {
    budget.take(1 + variables.count / 4)
    var states = found
    for variable in variables where states[variable.index] == ProofVariable.hidden {
      let options = variable.options(states)
      let usual = other?[variable.index] ?? ProofVariable.hidden
      states[variable.index] = options.contains(usual) ? usual : options.first ?? ProofVariable.hidden
    }
    return states
  }
}
