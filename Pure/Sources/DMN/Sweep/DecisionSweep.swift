import CivilTime
import Dispatch
import FEEL

/// One decision for many: what a rule would cost a whole town, or whom a new one would reach.
///
/// Where the decision only asks between which numbers its inputs lie, as tables do, rows that are alike to every rule
/// are decided once; all others take the outcome of the first of them. That is the same as deciding each by itself,
/// because no rule can tell them apart. Every other decision is made row by row.
public struct DecisionSweep: Sendable {
  let decision: CompiledDecision
  let environment: EvaluationEnvironment
  private let uses: [InputUse]

  /// - Parameters:
  ///   - date: the day of the facts, whose rules count; nil for the environment's, or the day of its clock.
  public init(
    _ decision: CompiledDecision, on date: LocalDate? = nil,
    environment: EvaluationEnvironment = EvaluationEnvironment()
  ) {
    var environment = environment
    environment.date = date ?? environment.date ?? environment.now?.date
    environment.explains = false
    self.decision = decision
    self.environment = environment
    uses = PlanUse(decision.plan, on: environment.date).inputs
  }

  /// The outcome of every row.
  ///
  /// - Parameters:
  ///   - columns: one for each of ``CompiledDecision/inputs``, in their order, equally long.
  ///   - threads: how many threads may work at it.
  public func run(_ columns: [FactColumn], threads: Int = 1) throws(SweepProblem) -> SweepResult {
    guard columns.count == uses.count else {
      throw .wrongColumns(expected: uses.count, found: columns.count)
    }
    let count = columns.first?.count ?? 0
    guard columns.allSatisfy({ $0.count == count }) else { throw .differentLengths }
    let outcomes = SweepOutcomes(decision, environment, columns)
    let ranges = DecisionSweep.ranges(of: count, max(threads, 1))
    let keys = SweepKeys(columns, uses)
    let positions = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: ranges.count) { number in
        let part = UnsafeMutableBufferPointer(rebasing: target[ranges[number]])
        if let keys {
          outcomes.fill(part, from: ranges[number].lowerBound, keys)
        } else {
          outcomes.fillEach(part, from: ranges[number].lowerBound)
        }
      }
      initialized = count
    }
    return SweepResult(outcomes: outcomes.all, positions: positions)
  }

  /// Equal parts of all rows.
  private static func ranges(of count: Int, _ parts: Int) -> [Range<Int>] {
    let size = max((count + parts - 1) / parts, 1)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
