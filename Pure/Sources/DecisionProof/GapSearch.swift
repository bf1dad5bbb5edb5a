/// Finds the values no rule fits, as few boxes that are as large as can be.
struct GapSearch {
  private let grid: ProofGrid
  private let budget: StepBudget
  private let room: Int
  private let most: Int
  /// Which rules and boxes take a class, by dimension and class.
  private var covers: [[RuleSet]]
  private let order: [Int]

  /// - Parameter most: how many boxes are looked for.
  init(_ grid: ProofGrid, most: Int, budget: StepBudget) {
    self.grid = grid
    self.budget = budget
    self.most = most
    room = grid.ruleCount + most
    order = grid.order
    let room = room
    covers = grid.dimensions.map { dimension in dimension.classes.map { $0.possible.widened(to: room) } }
  }

  /// The boxes, each as the classes it takes of every dimension; and whether there may be more.
  mutating func boxes() -> (boxes: [[[Int]]], isComplete: Bool) {
    let certain = grid.certain
    var sets = RuleSet.all(grid.ruleCount).widened(to: room)
    var boxes: [[[Int]]] = []
    var earlier: CoverSearch?
    while true {
      let everywhere = zip(covers, certain).map { covers, classes in
        classes.reduce(into: RuleSet.all(room)) { $0.keep(covers[$1]) }
      }
      var search = CoverSearch(allowed: certain, covers: covers, everywhere: everywhere, order: order, budget: budget)
      if let earlier { search.remember(earlier) }
      guard let point = search.point(outside: sets) else { return (boxes, !budget.isSpent) }
      guard boxes.count < most else { return (boxes, false) }
      let box = widened(point, certain)
      for (dimension, classes) in box.enumerated() {
        for index in classes { covers[dimension][index].insert(grid.ruleCount + boxes.count) }
      }
      sets.insert(grid.ruleCount + boxes.count)
      boxes.append(box)
      earlier = search
    }
  }

  /// The point with as many classes as can be added without touching a rule: first the dimensions that do not matter,
  /// then one after the other.
  private func widened(_ point: [Int], _ certain: [[Int]]) -> [[Int]] {
    var box = point.map { [$0] }
    // Boxes found before may be touched, so only rules count.
    var touched = box.indices.map { grid.dimensions[$0].classes[point[$0]].possible }
    for isFull in [true, false] {
      for (number, dimension) in grid.dimensions.enumerated() where box[number].count < certain[number].count {
        var others = RuleSet.all(grid.ruleCount)
        for (index, own) in touched.enumerated() where index != number { others.keep(own) }
        let isFractional = dimension.classes[point[number]].isFractional
        let free = certain[number].filter { index in
          (isFull || dimension.classes[index].isFractional == isFractional)
            && !dimension.classes[index].possible.meets(others)
        }
        if isFull, free.count < certain[number].count { continue }
        box[number] = free
        touched[number] = free.reduce(into: RuleSet(room: grid.ruleCount)) { $0.add(dimension.classes[$1].possible) }
      }
    }
    return box
  }
}
