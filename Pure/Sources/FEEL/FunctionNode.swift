/// `function(a, b) …`: keeps the values it needs of the frame around it.
final class FunctionNode: Node {
  private let code: FunctionCode

  init(_ code: FunctionCode) { self.code = code }

  func value(_ frame: Frame) -> Value {
    var captured: [Value] = []
    captured.reserveCapacity(code.captures.count)
    var depth = 0
    for capture in code.captures {
      let value = capture.value(frame)
      depth = max(depth, value.depth)
      captured.append(value)
    }
    guard depth < ListValue.deepest else { return .null }
    return .function(FunctionValue(code, captured: captured, depth: depth + 1))
  }
}
