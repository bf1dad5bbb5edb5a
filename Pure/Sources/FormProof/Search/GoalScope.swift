/// What matters for a goal: its wishes, the guards that can stand in their way, which are those that look at anything
/// these look at, and the variables all of them look at, with those that decide about them.
struct GoalScope {
  /// The places of the variables, in order.
  let variables: [Int]
  private(set) var wishes: [Goal.Wish]
  /// What the guards among them are there for.
  private(set) var causes: [Goal.Guard.Cause] = []
  private var isIn: [Bool]

  /// - Complexity: O(variables of the form), and once through what matters.
  init(_ goal: Goal, _ model: ProofModel) {
    wishes = goal.wishes
    isIn = Array(repeating: false, count: model.variables.count)
    let guards = goal.guards ?? GuardList([])
    var isWaiting = goal.kept ?? Array(repeating: true, count: guards.all.count)
    var open = goal.wishes.flatMap(\.variables)
    while let index = open.popLast() {
      guard !isIn[index] else { continue }
      isIn[index] = true
      for watch in model.variables[index].watches { open += watch.indices }
      for place in guards.places(lookingAt: index) where isWaiting[place] {
        isWaiting[place] = false
        wishes.append(guards.all[place].wish)
        causes.append(guards.all[place].cause)
        open += guards.all[place].wish.variables
      }
    }
    variables = isIn.indices.filter { [isIn] in isIn[$0] }
  }

  func contains(_ variable: Int) -> Bool { isIn[variable] }
}
