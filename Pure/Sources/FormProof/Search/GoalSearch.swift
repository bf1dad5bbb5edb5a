import DecisionProof

/// Looks for answers that reach a goal, going through only those questions that matter for it, each after what it
/// depends on.
///
/// Where all answers to a question were in vain, the search goes back to the last question that had a part in it
/// (P. Prosser, "Hybrid algorithms for the constraint satisfaction problem", Computational Intelligence 9, 1993), and
/// remembers that by the answers to these questions alone: its work grows with what is looked at together, not with the
/// length of the form. The answers found are the first in the order of the questions.
struct GoalSearch {
  private let order: [ProofVariable]
  /// Where a variable stands in the order.
  private let places: [Int]
  private let wishes: [Goal.Wish]
  /// What can be told once the variable of this place is known, as places of ``wishes``.
  private let due: [[Int]]
  private let isOpen: Bool
  /// Whether nothing comes to it, as something that depends on no question is otherwise than wished.
  private let isVain: Bool
  private let budget: StepBudget
  /// What has to be left of the budget.
  private let reserve: Int

  private var states: [Int]
  /// The states that are left to try, by place.
  private var left: [Range<Int>]
  /// Which places before had a part in what failed here, by place and in order.
  private var blamed: [[Int]]
  /// Whether what failed here was known from before.
  private var isKnown: [Bool]
  /// What was in vain, by the place from which on it was.
  private var failed: [[Vain]]

  /// Answers to some questions, after which everything was in vain.
  private struct Vain {
    /// Where the questions stand in the order.
    let places: [Int]
    let variables: [Int]
    var states: Set<StateKey>
  }

  /// So many sets of questions are remembered for one place.
  private static let mostRemembered = 16

  /// - Parameters:
  ///   - steps: the most work done.
  ///   - isVain: whether it is known that nothing comes to it.
  init(_ model: ProofModel, _ scope: GoalScope, steps: Int, isVain: Bool = false) {
    order = scope.variables.map { model.variables[$0] }
    budget = model.budget
    wishes = scope.wishes
    let still = Array(repeating: ProofVariable.hidden, count: model.variables.count)
    var places = still
    for (place, index) in scope.variables.enumerated() { places[index] = place }
    self.places = places
    var due: [[Int]] = Array(repeating: [], count: order.count)
    for (number, wish) in wishes.enumerated() {
      // They are in the order of the variables, as the places are.
      if let last = wish.variables.last { due[places[last]].append(number) }
    }
    self.due = due
    isOpen =
      order.contains { $0.isPartial || $0.watches.contains(where: \.isOpen) }
      || wishes.contains { $0.watches.contains(where: \.isOpen) }
    self.isVain = isVain || wishes.contains { $0.variables.isEmpty && !$0.holds(still) }
    states = still
    left = Array(repeating: 0..<0, count: order.count)
    blamed = Array(repeating: [], count: order.count)
    isKnown = Array(repeating: false, count: order.count)
    failed = Array(repeating: [], count: order.count)
    reserve = max(budget.left - steps, 0)
    budget.take(1 + order.count / 4)
  }

  mutating func run() -> Goal.Outcome {
    if !isVain, isReached() { return .found(states) }
    if !isVain, isSpent { return .tooLarge }
    return isOpen ? .unknown : .never
  }

  private var isSpent: Bool { budget.left <= reserve }

  private mutating func isReached() -> Bool {
    var place = 0
    var isNew = true
    while place < order.count {
      if isNew { enter(place) }
      isNew = advance(place)
      if isNew {
        place += 1
      } else {
        guard !isSpent, let before = retreat(from: place) else { return false }
        place = before
      }
    }
    return true
  }

  private mutating func enter(_ place: Int) {
    let known = failed[place].first { $0.states.contains(StateKey(states, of: $0.variables)) }
    budget.take(failed[place].count / 2)
    if let known {
      (isKnown[place], blamed[place], left[place]) = (true, known.places, 0..<0)
    } else {
      (isKnown[place], blamed[place], left[place]) = (false, [], order[place].options(states))
    }
  }

  /// Takes the next state here with which everything that can be told is as wished; `false` when none is left.
  private mutating func advance(_ place: Int) -> Bool {
    while let state = left[place].first {
      budget.take()
      guard !isSpent else { return false }
      left[place].removeFirst()
      states[order[place].index] = state
      guard let broken = broken(at: place) else { return true }
      blame(broken.reason(states), at: place)
    }
    return false
  }

  /// The first wish that does not come true here.
  private func broken(at place: Int) -> Goal.Wish? {
    for (count, number) in due[place].enumerated() where !wishes[number].holds(states) {
      budget.take(count / 2)
      return wishes[number]
    }
    budget.take(due[place].count / 2)
    return nil
  }

  /// - Returns: the last place that had a part in it; `nil` when none had.
  private mutating func retreat(from place: Int) -> Int? {
    if !isKnown[place] {
      blame(deciding(place), at: place)
      remember(place)
    }
    guard let before = blamed[place].last else { return nil }
    blamed[before] = Self.merged(blamed[before], blamed[place].dropLast())
    return before
  }

  /// The variables that decided which states were to be tried here.
  private func deciding(_ place: Int) -> [Int] {
    let variable = order[place]
    if !variable.isAlwaysShown, let hiding = variable.shown.first(where: { !$0.holds(states) }) {
      return hiding.reason(states)
    }
    return variable.watches.flatMap { $0.reason(states) }
  }

  private mutating func blame(_ variables: [Int], at place: Int) {
    var earlier = variables.map { places[$0] }.filter { $0 < place }
    if earlier.count > 1 { earlier = Set(earlier).sorted() }
    blamed[place] = Self.merged(blamed[place], earlier[...])
  }

  private mutating func remember(_ place: Int) {
    let places = blamed[place]
    budget.take(1 + places.count / 4)
    let variables = places.map { order[$0].index }
    let key = StateKey(states, of: variables)
    if let known = failed[place].firstIndex(where: { $0.places == places }) {
      failed[place][known].states.insert(key)
    } else if failed[place].count < Self.mostRemembered {
      failed[place].append(Vain(places: places, variables: variables, states: [key]))
    }
  }

  /// Two lists in order as one.
  private static func merged(_ one: [Int], _ other: ArraySlice<Int>) -> [Int] {
    if other.isEmpty { return one }
    if one.isEmpty { return Array(other) }
    var all: [Int] = []
    all.reserveCapacity(one.count + other.count)
    var (here, there) = (one.startIndex, other.startIndex)
    while here < one.endIndex || there < other.endIndex {
      if there == other.endIndex || here < one.endIndex && one[here] < other[there] {
        all.append(one[here])
        here += 1
      } else {
        if here < one.endIndex, one[here] == other[there] { here += 1 }
        all.append(other[there])
        there += 1
      }
    }
    return all
  }
}
