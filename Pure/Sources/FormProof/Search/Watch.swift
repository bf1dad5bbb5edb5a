import FormSchema

/// Something rules say, for the answers to a few questions; worked out once for each combination of them.
final class Watch {
  /// The variables it looks at.
  let variables: [ProofVariable]
  /// Whether it may tell more answers apart than the search looks at.
  var isOpen: Bool
  private let evaluate: (Answers) -> Int
  private var known: [[Int]: Int] = [:]

  /// - Parameter evaluate: what it says, as a number.
  init(_ variables: [ProofVariable], isOpen: Bool, _ evaluate: @escaping (Answers) -> Int) {
    self.variables = variables
    self.isOpen = isOpen
    self.evaluate = evaluate
  }

  /// What it says in this state of all variables.
  func value(_ states: [Int]) -> Int {
    let key = variables.map { states[$0.index] }
    if let value = known[key] { return value }
    var answers = Answers()
    for (variable, state) in zip(variables, key) { answers[variable.question.id] = variable.candidates[state].answer }
    let value = evaluate(answers)
    known[key] = value
    return value
  }

  func holds(_ states: [Int]) -> Bool { value(states) != 0 }
}
