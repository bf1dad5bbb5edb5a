/// A call of a built-in function: its arguments are put into slots side by side.
final class BuiltInCallNode: Node {
  private let body: BuiltIn.Body
  private let arguments: [any Node]
  private let firstSlot: Int
  private let range: SourceRange

  init(_ body: @escaping BuiltIn.Body, _ arguments: [any Node], firstSlot: Int, _ range: SourceRange) {
    self.body = body
    self.arguments = arguments
    self.firstSlot = firstSlot
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    var slot = firstSlot
    for argument in arguments {
      frame.slots[slot] = argument.value(frame)
      slot += 1
    }
    return body(
      Arguments(
        values: UnsafeBufferPointer(start: frame.slots + firstSlot, count: arguments.count),
        evaluation: frame.evaluation, range: range))
  }
}
