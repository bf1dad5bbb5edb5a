import FEEL
import Synchronization

/// The outcomes of a sweep, as its threads find them.
final class SweepOutcomes: Sendable {
  private struct Known {
    var outcomes: [Value] = []
    /// Position of the outcome by key.
    var positions: [Int32: Int32] = [:]
  }

  private let decision: CompiledDecision
  private let environment: EvaluationEnvironment
  private let columns: [FactColumn]
  private let known = Mutex(Known())

  init(_ decision: CompiledDecision, _ environment: EvaluationEnvironment, _ columns: [FactColumn]) {
    self.decision = decision
    self.environment = environment
    self.columns = columns
  }

  var all: [Value] { known.withLock { $0.outcomes } }

  /// The positions of the outcomes of rows from the first one on. Only the first row with a key is decided.
  func fill(_ positions: UnsafeMutableBufferPointer<Int32>, from first: Int, _ keys: SweepKeys) {
    let evaluator = DecisionEvaluator(decision, environment: environment)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: keys.count) { table in
      table.initialize(repeating: -1)
      // Few enough rows at a time that their keys stay near the processor.
      for start in stride(from: 0, to: positions.count, by: 4096) {
        let part = UnsafeMutableBufferPointer(rebasing: positions[start..<min(start + 4096, positions.count)])
        keys.fill(part, from: first + start)
        for row in part.indices {
          let key = part[row]
          var position = table[Int(key)]
          if position < 0 {
            position = self.position(of: key, row: first + start + row, evaluator)
            table[Int(key)] = position
          }
          part[row] = position
        }
      }
    }
  }

  @inline(never)
  private func position(of key: Int32, row: Int, _ evaluator: DecisionEvaluator) -> Int32 {
    if let position = known.withLock({ $0.positions[key] }) { return position }
    let outcome = evaluator.evaluate(columns.map { $0[row] })
    return known.withLock { known in
      if let position = known.positions[key] { return position }
      known.outcomes.append(outcome)
      let position = Int32(known.outcomes.count - 1)
      known.positions[key] = position
      return position
    }
  }

  /// The positions of the outcomes of rows from the first one on, each decided by itself.
  func fillEach(_ positions: UnsafeMutableBufferPointer<Int32>, from first: Int) {
    let evaluator = DecisionEvaluator(decision, environment: environment)
    var inputs = [Value](repeating: .null, count: columns.count)
    // Not all at once: threads would wait for each other at every row.
    for start in stride(from: 0, to: positions.count, by: 4096) {
      let rows = start..<min(start + 4096, positions.count)
      let outcomes = rows.map { row in
        for column in columns.indices { inputs[column] = columns[column][first + row] }
        return evaluator.evaluate(inputs)
      }
      let begin = known.withLock { known in
        known.outcomes += outcomes
        return known.outcomes.count - outcomes.count
      }
      for row in rows { positions[row] = Int32(begin + row - start) }
    }
  }
}
