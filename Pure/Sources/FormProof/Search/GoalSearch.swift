import FormSchema

/// Looks for answers that reach a goal, going through only those questions that matter for it, each after what it
/// depends on. What was tried in vain is remembered by the answers that later questions look at.
struct GoalSearch {
  private let order: [ProofVariable]
  /// What can be told once the variable of this place is known.
  private let due: [[Goal.Wish]]
  /// The variables before each place that something at or after it looks at.
  private let live: [[Int]]
  private let isOpen: Bool
  /// Whether something that depends on no question is otherwise than wished.
  private let isVain: Bool
  private var states: [Int]
  private var failed: Set<[Int]> = []
  private let steps: Int
  private var stepsLeft: Int

  /// How many answers were tried.
  var stepsTaken: Int { steps - stepsLeft }

  init(_ model: ProofModel, _ goal: Goal, steps: Int) {
    let wishes = Self.closed(goal, model)
    let indices = Self.relevant(wishes, model)
    order = indices.sorted().map { model.variables[$0] }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element.index, $0.offset) })
    var due: [[Goal.Wish]] = Array(repeating: [], count: order.count)
    for wish in wishes {
      guard let last = wish.variables.compactMap({ places[$0.index] }).max() else { continue }
      due[last].append(wish)
    }
    self.due = due
    live = Self.live(order, due, places)
    let watches = order.flatMap { $0.shown + [$0.worked].compactMap(\.self) } + wishes.flatMap(\.watches)
    isOpen = watches.contains { $0.isOpen } || order.contains { $0.isPartial }
    let still = Array(repeating: ProofVariable.hidden, count: model.variables.count)
    isVain = wishes.contains { $0.variables.isEmpty && !$0.holds(still) }
    states = still
    self.steps = steps
    stepsLeft = steps
  }

  mutating func run() -> Goal.Outcome {
    if isVain { return isOpen ? .unknown : .never }
    if search(0) { return .found(states) }
    if stepsLeft <= 0 { return .tooLarge }
    return isOpen ? .unknown : .never
  }

  private mutating func search(_ place: Int) -> Bool {
    guard place < order.count else { return true }
    let key = [place] + live[place].map { states[$0] }
    guard !failed.contains(key) else { return false }
    let variable = order[place]
    for state in options(variable) {
      stepsLeft -= 1
      guard stepsLeft > 0 else { break }
      states[variable.index] = state
      if due[place].allSatisfy({ $0.holds(states) }), search(place + 1) { return true }
    }
    states[variable.index] = ProofVariable.hidden
    if stepsLeft > 0 { failed.insert(key) }
    return false
  }

  private func options(_ variable: ProofVariable) -> Range<Int> {
    guard variable.shown.allSatisfy({ $0.holds(states) }) else { return 0..<1 }
    guard let worked = variable.worked else { return variable.states }
    let state = worked.value(states)
    return state..<state + 1
  }
}

/// What matters for a goal.
extension GoalSearch {
  /// The goal's wishes, and the guards that can stand in their way: those that look at anything they look at.
  private static func closed(_ goal: Goal, _ model: ProofModel) -> [Goal.Wish] {
    var wishes = goal.wishes
    var open = goal.guards.map(\.wish)
    var known = relevant(wishes, model)
    while let place = open.firstIndex(where: { wish in wish.variables.contains { known.contains($0.index) } }) {
      let wish = open.remove(at: place)
      wishes.append(wish)
      known.formUnion(relevant([wish], model))
    }
    return wishes
  }

  /// The variables that wishes look at, and those that decide about them.
  private static func relevant(_ wishes: [Goal.Wish], _ model: ProofModel) -> Set<Int> {
    var all: Set<Int> = []
    var open = wishes.flatMap { $0.variables.map(\.index) }
    while let index = open.popLast() {
      guard all.insert(index).inserted else { continue }
      let variable = model.variables[index]
      open += (variable.shown + [variable.worked].compactMap(\.self)).flatMap { $0.variables.map(\.index) }
    }
    return all
  }

  private static func live(_ order: [ProofVariable], _ due: [[Goal.Wish]], _ places: [Int: Int]) -> [[Int]] {
    var last = Array(repeating: -1, count: order.count)
    for (place, variable) in order.enumerated() {
      let looked = (variable.shown + [variable.worked].compactMap(\.self)).flatMap(\.variables)
        + due[place].flatMap(\.variables)
      for other in looked { if let own = places[other.index] { last[own] = max(last[own], place) } }
    }
    var active: [Int] = []
    return order.indices.map { place in
      if place > 0 { active.append(place - 1) }
      active.removeAll { last[$0] < place }
      return active.map { order[$0].index }
    }
  }
}
