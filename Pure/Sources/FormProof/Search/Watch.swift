import DecisionProof
import FormSchema

/// Something rules say, for the answers to a few questions; worked out once for each combination of them.
final class Watch {
  /// The variables it looks at, in their order.
  let variables: [ProofVariable]
  /// Their places among all variables.
  let indices: [Int]
  /// Whether it may tell more answers apart than the search looks at.
  var isOpen: Bool
  /// What it costs to work it out once, in steps.
  private let weight: Int
  private let budget: StepBudget
  private let evaluate: (Answers) -> Int
  private var known: [StateKey: Int] = [:]
  private var reasons: [StateKey: [Int]] = [:]

  /// Of so many variables it is found out which decide, and so many combinations are asked for that.
  private static let mostReasoned = 4
  private static let mostAsked = 64

  /// - Parameter evaluate: what it says, as a number.
  init(
    _ variables: [ProofVariable], isOpen: Bool, weight: Int, _ budget: StepBudget,
    _ evaluate: @escaping (Answers) -> Int
  ) {
    self.variables = variables
    indices = variables.map(\.index)
    self.isOpen = isOpen
    self.weight = weight + variables.count
    self.budget = budget
    self.evaluate = evaluate
  }

  /// What it says in this state of all variables.
  func value(_ states: [Int]) -> Int {
    let key = StateKey(states, of: indices)
    if let value = known[key] { return value }
    budget.take(weight)
    var answers = Answers()
    for variable in variables {
      answers[variable.question.id] = variable.candidates[states[variable.index]].answer
    }
    let value = evaluate(answers)
    known[key] = value
    return value
  }

  func holds(_ states: [Int]) -> Bool { value(states) != 0 }

  /// The places of those variables that alone decide that it says this, in order: whatever the others were, it would
  /// say the same.
  func reason(_ states: [Int]) -> [Int] {
    guard variables.count > 1, variables.count <= Self.mostReasoned else { return indices }
    let key = StateKey(states, of: indices)
    if let reason = reasons[key] { return reason }
    let value = value(states)
    // What comes late is left out first, so that as early an answer as can be is held to be the reason.
    var free: [ProofVariable] = []
    for variable in variables.reversed() where says(value, states, whatever: free + [variable]) {
      free.append(variable)
    }
    let reason = indices.filter { index in !free.contains { $0.index == index } }
    reasons[key] = reason
    return reason
  }

  private func says(_ value: Int, _ states: [Int], whatever free: [ProofVariable]) -> Bool {
    // What is worked out may still come to answers that are not known yet.
    guard free.allSatisfy({ $0.worked == nil }) else { return false }
    let count = free.reduce(1) { $0 * $1.candidates.count }
    guard count <= Self.mostAsked else { return false }
    var states = states
    return (0..<count).allSatisfy { number in
      var rest = number
      for variable in free {
        states[variable.index] = rest % variable.candidates.count
        rest /= variable.candidates.count
      }
      return self.value(states) == value
    }
  }
}
