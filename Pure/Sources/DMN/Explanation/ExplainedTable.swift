import CivilTime
import FEEL

/// What a decision table was asked and what it answered.
public struct ExplainedTable: Sendable, Hashable {
  /// How the answer came about.
  public enum Outcome: String, Sendable, Hashable {
    /// One rule, or several where the hit policy has a use for them.
    case matched
    /// No rule fits, and the table says what holds then.
    case usedDefault = "default"
    /// No rule fits.
    case unmatched
    /// Several rules fit where only one may.
    case severalRules = "several-rules"
    /// Rules that fit together have different outputs.
    case differentOutputs = "different-outputs"
    /// An input is none of the values the table takes.
    case inputRefused = "input-refused"
  }

  /// A rule that fits, and the output it gave; the output is nil where nobody asked for it.
  public struct Match: Sendable, Hashable {
    /// Counted from one.
    public let rule: Int
    public internal(set) var output: Value?
  }

  /// Of the decision or function the table belongs to.
  public let name: String
  public let table: DecisionTable
  /// The day whose rules count, where rules of the table count on some days only.
  public let date: LocalDate?
  /// By the columns of the table; fewer where an input was refused.
  public let inputs: [Value]
  public internal(set) var matches: [Match]
  public internal(set) var outcome: Outcome
  public internal(set) var output: Value
  /// Functions called and tables asked by its output entries.
  public internal(set) var parts: [ExplainedPart] = []

  /// A rule of the table by its number, counted from one.
  public func rule(_ number: Int) -> DecisionTable.Rule? {
    table.rules.indices.contains(number - 1) ? table.rules[number - 1] : nil
  }

  /// What a rule says about itself, by the headings of the remarks; empty ones left out.
  public func annotations(of rule: Int) -> [(heading: String, text: String)] {
    guard let rule = self.rule(rule) else { return [] }
    return rule.annotations.enumerated().compactMap { position, text in
      guard !text.withoutOuterSpace.isEmpty else { return nil }
      return (position < table.annotations.count ? table.annotations[position] : "", text.withoutOuterSpace)
    }
  }

  /// The column of the input that was refused, counted from zero.
  public var refusedInput: Int? { outcome == .inputRefused ? inputs.count - 1 : nil }

  /// The rule whose output was taken, where one of several was.
  public var chosen: Match? {
    matches.count == 1 ? matches[0] : matches.first { $0.output == output }
  }
}
