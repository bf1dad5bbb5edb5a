/// A table as sets of points: its dimensions, and which rules fit where.
struct ProofGrid {
  let dimensions: [Dimension]
  let ruleCount: Int

  /// The dimensions that tell the most rules apart come first.
  var order: [Int] {
    let selective = dimensions.map { dimension in
      let wide = dimension.patterns.map { $0.classes.count == dimension.classes.count }
      return dimension.patternOfRule.count { !wide[$0] }
    }
    return dimensions.indices.sorted { (selective[$1], $0) < (selective[$0], $1) }
  }

  /// Whether the rule fits somewhere, as far as is known.
  func mayFit(_ rule: Int) -> Bool {
    dimensions.allSatisfy { !$0.pattern(rule).classes.isEmpty }
  }

  /// Rules that fit for certain somewhere where this one does.
  func partners(of rule: Int) -> RuleSet {
    var result = RuleSet.all(ruleCount)
    for dimension in dimensions { result.keep(dimension.pattern(rule).partners) }
    result.remove(rule)
    return result
  }

  /// Certain classes where both rules fit for certain, by dimension.
  func common(_ a: Int, _ b: Int) -> [[Int]] {
    dimensions.map { dimension in
      dimension.pattern(a).certain.filter { dimension.classes[$0].definite.contains(b) }
    }
  }

  /// All values there are for certain, by dimension.
  var certain: [[Int]] {
    dimensions.map { dimension in dimension.classes.indices.filter { dimension.classes[$0].isCertain } }
  }
}
