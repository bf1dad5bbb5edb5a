/// `x between a and b`
final class BetweenNode: TruthNode {
  private let operand: any Node
  private let low: any Node
  private let high: any Node
  private let range: SourceRange

  init(_ operand: any Node, _ low: any Node, _ high: any Node, _ range: SourceRange) {
    self.operand = operand
    self.low = low
    self.high = high
    self.range = range
  }

  func truth(_ frame: Frame) -> Bool? {
    let value = operand.value(frame)
    let evaluation = frame.evaluation
    let above = Comparison.result(.greaterOrEqual, value, low.value(frame), evaluation, range)
    let below = Comparison.result(.lessOrEqual, value, high.value(frame), evaluation, range)
    if above == false || below == false { return false }
    return above == nil || below == nil ? nil : true
  }
}
