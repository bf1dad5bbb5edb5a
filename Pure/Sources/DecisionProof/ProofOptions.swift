/// How a proof goes about it.
public struct ProofOptions: Sendable, Hashable {
  /// Whether every input is taken to be missing (null) too. Otherwise only those of whose columns a cell speaks of
  /// null: forms see to it that what is needed is there.
  public var considersMissing = false
  /// How many gaps of one table are told, and how many rules that meet three others or more; further ones are only said
  /// to exist.
  public var mostGaps = 32
  /// How much work one table may cost, in steps of the search; a step is one comparison of sets of rules.
  public var steps = 200_000

  public init() {}

  public static let standard = ProofOptions()
}
