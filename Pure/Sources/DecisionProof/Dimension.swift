import FEEL

/// One variable of a table: its values in slots, and which rules fit each of them.
struct Dimension {
  /// Slots that no rule tells apart.
  struct Class {
    /// Positions among the slots; the first makes the best example.
    let slots: [Int]
    /// Whether there is a value in it for certain. Where the values allowed cannot be told, there may be.
    let isCertain: Bool
    let isFractional: Bool
    /// Rules whose cells hold here.
    let definite: RuleSet
    /// Those, and rules of whose cells that cannot be told.
    let possible: RuleSet
  }

  /// What the cells of a rule in this dimension mean; the same for rules with the same cells.
  struct Pattern {
    /// Classes where the rule may fit.
    let classes: [Int]
    /// Classes where it fits for certain, and there are values for certain.
    let certain: [Int]
    /// Rules that fit for certain somewhere where it does too.
    let partners: RuleSet
    /// Rules that fit for certain somewhere where it may fit.
    let rivals: RuleSet
    /// Rules that fit for certain wherever it may fit.
    let covers: RuleSet
  }

  enum Source: Hashable {
    /// Columns that look at the variable, counted from zero.
    case columns([Int])
    /// The date of the fact.
    case period
  }

  let source: Source
  /// What people call it.
  let name: String
  let isAssumed: Bool
  let isWhole: Bool
  let slots: [Slot]
  let classes: [Class]
  let patterns: [Pattern]
  /// The pattern of each rule.
  let patternOfRule: [Int]

  func pattern(_ rule: Int) -> Pattern { patterns[patternOfRule[rule]] }

  /// The best example among some classes.
  func example(_ classes: [Int]) -> Slot? {
    let candidates = classes.filter { self.classes[$0].isCertain }.compactMap { self.classes[$0].slots.first }
    return candidates.min { (slots[$0].strangeness, $0) < (slots[$1].strangeness, $1) }.map { slots[$0] }
  }
}
