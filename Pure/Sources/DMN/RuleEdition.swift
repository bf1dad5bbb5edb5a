import FEEL

/// Rules of a table that count together, in blocks with an index each.
final class RuleEdition: Sendable {
  private let blocks: [RuleIndex]
  /// The numbers the rules have in the table, from zero; nil where all of them count.
  private let numbers: [Int]?

  /// - Parameters:
  ///   - cells: of the whole table, by column, then rule.
  ///   - numbers: the rules that count, ascending; nil for all of them.
  init(_ cells: [[CompiledUnaryTests]], ruleCount: Int, numbers: [Int]? = nil) {
    self.numbers = numbers
    let count = numbers?.count ?? ruleCount
    blocks = stride(from: 0, to: max(count, 1), by: RuleIndex.blockSize).map { start in
      let range = start..<min(start + RuleIndex.blockSize, count)
      let own = cells.map { column in numbers.map { $0[range].map { column[$0] } } ?? Array(column[range]) }
      return RuleIndex(own, ruleCount: range.count)
    }
  }

  /// Calls the body with each rule that fits, by its number in the table, in order, until it says stop.
  @inline(__always)
  func forEachMatch(
    _ inputs: UnsafeMutableBufferPointer<Value>, _ evaluation: Evaluation, _ body: (Int) -> Bool
  ) {
    var isWanted = true
    for block in blocks.indices where isWanted {
      let start = block * RuleIndex.blockSize
      blocks[block].forEachMatch(inputs, evaluation) { rule in
        let place = start + rule
        isWanted = body(numbers.map { $0[place] } ?? place)
        return isWanted
      }
    }
  }
}
