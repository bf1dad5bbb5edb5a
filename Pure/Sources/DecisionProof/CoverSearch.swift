/// Looks for a point that no set of a family covers.
///
/// The space is a product of dimensions, each cut into classes; a set is a product of classes too. The search goes
/// through the dimensions one by one and keeps the sets that still cover what was chosen so far. Where none is left,
/// whatever is chosen next is a point that is looked for; where one is left that takes everything in the dimensions to
/// come, there is none. What was found to be covered is remembered by the sets that were left.
struct CoverSearch {
  /// The classes to look at, by dimension.
  let allowed: [[Int]]
  /// Which sets take a class, by dimension and class.
  let covers: [[RuleSet]]
  /// The dimensions in the order they are gone through.
  let order: [Int]
  /// For each place in the order the sets that take all classes from there on.
  private var always: [RuleSet]
  private var failed: [Set<RuleSet>]
  private var picks: [Int]
  private let budget: StepBudget

  /// - Parameter everywhere: the sets that take all allowed classes of a dimension.
  init(allowed: [[Int]], covers: [[RuleSet]], everywhere: [RuleSet], order: [Int], budget: StepBudget) {
    self.allowed = allowed
    self.covers = covers
    self.order = order
    self.budget = budget
    picks = allowed.map { $0.first ?? 0 }
    failed = order.map { _ in [] }
    var rest: [RuleSet] = []
    for dimension in order.reversed() {
      rest.append(rest.last.map { $0.kept(everywhere[dimension]) } ?? everywhere[dimension])
    }
    always = rest.reversed()
  }

  /// One class of each dimension; nil where every point is covered, or the budget is spent.
  mutating func point(outside sets: RuleSet) -> [Int]? {
    guard allowed.allSatisfy({ !$0.isEmpty }) else { return nil }
    return search(0, sets) ? picks : nil
  }

  private mutating func search(_ level: Int, _ sets: RuleSet) -> Bool {
    if sets.isEmpty { return true }
    guard level < order.count, !sets.meets(always[level]), !failed[level].contains(sets) else { return false }
    let dimension = order[level]
    var tried: [RuleSet] = []
    for index in allowed[dimension] {
      guard budget.take(1 + tried.count / 8) else { return false }
      let next = sets.kept(covers[dimension][index])
      // Where fewer sets cover everything, more do so too.
      if tried.contains(where: { next.holds($0) }) { continue }
      if search(level + 1, next) {
        picks[dimension] = index
        for later in order[(level + 1)...] where next.isEmpty { picks[later] = allowed[later].first ?? 0 }
        return true
      }
      if budget.isSpent { return false }
      tried.append(next)
    }
    failed[level].insert(sets)
    return false
  }

  /// The same search after a set was added that the older ones do not know: what was covered stays covered.
  mutating func remember(_ other: CoverSearch) { failed = other.failed }
}
