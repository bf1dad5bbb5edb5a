import FEEL

/// What a decision gave for many rows: the outcomes there are, and which of them each row has.
public struct SweepResult: Sendable {
  /// Outcomes; the same value may stand here more than once.
  public let outcomes: [Value]
  /// For each row the position of its outcome.
  public let positions: [Int32]

  /// How many rows there are.
  public var count: Int { positions.count }

  /// The outcome of a row.
  public subscript(row: Int) -> Value { outcomes[Int(positions[row])] }

  /// How many rows have each outcome, each value once, in the order in which they first occur.
  public var tally: [(outcome: Value, rows: Int)] {
    var counts = [Int](repeating: 0, count: outcomes.count)
    for position in positions { counts[Int(position)] += 1 }
    var places: [Value: Int] = [:]
    var tally: [(outcome: Value, rows: Int)] = []
    for (outcome, rows) in zip(outcomes, counts) where rows > 0 {
      if let place = places[outcome] {
        tally[place].rows += rows
      } else {
        places[outcome] = tally.count
        tally.append((outcome, rows))
      }
    }
    return tally
  }
}

/// Why a sweep could not begin.
public enum SweepProblem: Error, Sendable, Hashable {
  /// There has to be a column for each input, in the order of ``CompiledDecision/inputs``.
  case wrongColumns(expected: Int, found: Int)
  /// All columns have to be equally long.
  case differentLengths
}
