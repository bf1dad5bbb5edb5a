import FEEL

/// The rules of a table by what their cells ask, so that a table of a thousand rules costs little more than one of ten.
final class RuleIndex: Sendable {
  /// Cells by column, then rule.
  private let cells: [[CompiledUnaryTests]]
  /// Nil for a column where every cell has to be asked.
  private let columns: [ColumnIndex?]
  private let ruleCount: Int
  private let wordCount: Int

  /// Tables with fewer rules are asked rule by rule.
  private static let fewest = 6
  /// So many rules are indexed together; more make another block.
  static let blockSize = 16_384

  init(_ cells: [[CompiledUnaryTests]], ruleCount: Int) {
    self.cells = cells
    self.ruleCount = ruleCount
    wordCount = (ruleCount + 63) / 64
    let isWorthwhile = ruleCount >= RuleIndex.fewest
    columns = cells.map { isWorthwhile ? ColumnIndex($0) : nil }
  }

  /// Calls the body with each rule that fits, in order, until it says stop.
  @inline(__always)
  func forEachMatch(
    _ inputs: UnsafeMutableBufferPointer<Value>, _ evaluation: Evaluation, _ body: (Int) -> Bool
  ) {
    // The sets belong to the columns, which outlive this call.
    withUnsafeTemporaryAllocation(of: Unmanaged<RuleBits>?.self, capacity: columns.count) { sets in
      var smallest = -1
      var size = Int.max
      for column in columns.indices {
        let set = columns[column]?.candidates(inputs[column])
        sets.initializeElement(at: column, to: set.map { Unmanaged.passUnretained($0) })
        if let set, set.words.count < size {
          smallest = column
          size = set.words.count
        }
      }
      if smallest >= 0 {
        walk(sets, from: smallest, inputs, evaluation, body)
      } else {
        for rule in 0..<ruleCount where fits(rule, sets, inputs, evaluation) {
          if !body(rule) { return }
        }
      }
    }
  }

  /// Goes through the rules of the smallest set that are in all others too.
  @inline(__always)
  private func walk(
    _ sets: UnsafeMutableBufferPointer<Unmanaged<RuleBits>?>, from smallest: Int,
    _ inputs: UnsafeMutableBufferPointer<Value>, _ evaluation: Evaluation, _ body: (Int) -> Bool
  ) {
    guard let lead = sets[smallest]?.takeUnretainedValue() else { return }
    for position in lead.indices.indices {
      let index = lead.indices[position]
      var word = lead.words[position]
      for column in sets.indices where column != smallest && word != 0 {
        if let set = sets[column] { word &= set._withUnsafeGuaranteedRef { $0.word(at: index) } }
      }
      while word != 0 {
        let rule = (Int(index) << 6) + word.trailingZeroBitCount
        word &= word - 1
        if fits(rule, sets, inputs, evaluation), !body(rule) { return }
      }
    }
  }

  /// Asks the cells that the sets do not answer for.
  @inline(__always)
  private func fits(
    _ rule: Int, _ sets: UnsafeMutableBufferPointer<Unmanaged<RuleBits>?>,
    _ inputs: UnsafeMutableBufferPointer<Value>, _ evaluation: Evaluation
  ) -> Bool {
    for column in sets.indices {
      if sets[column] != nil {
        guard let open = columns[column]?.open, !open.words.isEmpty, open.contains(rule) else { continue }
      }
      let cell = cells[column][rule]
      if !cell.isAny, evaluation.matches(cell, inputs[column]) != true { return false }
    }
    return true
  }
}
