/// Finds the rules that others leave nothing to.
struct ReachSearch {
  private let grid: ProofGrid
  private let budget: StepBudget
  private let order: [Int]
  private let covers: [[RuleSet]]

  init(_ grid: ProofGrid, budget: StepBudget) {
    self.grid = grid
    self.budget = budget
    order = grid.order
    covers = grid.dimensions.map { dimension in dimension.classes.map(\.definite) }
  }

  /// Rules of the set that together take everything the rule may fit, as few as were found; nil where some is left.
  func takers(of rule: Int, among sets: RuleSet) -> [Int]? {
    let patterns = grid.dimensions.map { $0.pattern(rule) }
    var rivals = sets
    var alone = sets
    for pattern in patterns {
      rivals.keep(pattern.rivals)
      alone.keep(pattern.covers)
    }
    if let taker = alone.members.first { return [taker] }
    guard !rivals.isEmpty, isTaken(patterns, by: rivals) else { return nil }
    return fewest(rivals, patterns)
  }

  private func isTaken(_ patterns: [Dimension.Pattern], by rivals: RuleSet) -> Bool {
    var search = CoverSearch(
      allowed: patterns.map(\.classes), covers: covers, everywhere: patterns.map(\.covers), order: order,
      budget: budget)
    return search.point(outside: rivals) == nil && !budget.isSpent
  }

  /// Leaves out, from the last on, whatever is not needed.
  private func fewest(_ rivals: RuleSet, _ patterns: [Dimension.Pattern]) -> [Int] {
    var kept = rivals
    guard rivals.members.count <= 64 else { return rivals.members }
    for rule in rivals.members.reversed() {
      var fewer = kept
      fewer.remove(rule)
      if !fewer.isEmpty, isTaken(patterns, by: fewer) { kept = fewer }
    }
    return kept.members
  }
}
