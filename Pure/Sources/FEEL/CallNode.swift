/// A call of a function that is a value.
final class CallNode: Node {
  private let function: any Node
  private let arguments: [any Node]
  /// Empty where the arguments stand in order.
  private let names: [String]
  private let range: SourceRange

  init(_ function: any Node, _ arguments: [any Node], names: [String], _ range: SourceRange) {
    self.function = function
    self.arguments = arguments
    self.names = names
    self.range = range
  }

  func value(_ frame: Frame) -> Value {
    let called = function.value(frame)
    guard case .function(let function) = called else {
      frame.evaluation.note(.notAFunction, at: range, found: called.kindName, expected: "a function")
      return .null
    }
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { values.append(argument.value(frame)) }
    if !names.isEmpty {
      guard let ordered = ordered(values, for: function) else {
        frame.evaluation.note(
          .wrongArguments, at: range, found: names.joined(separator: ", "),
          expected: function.parameters.map(\.name).joined(separator: ", "))
        return .null
      }
      values = ordered
    }
    return frame.evaluation.call(function, values, at: range)
  }

  private func ordered(_ values: [Value], for function: FunctionValue) -> [Value]? {
    function.ordered(zip(names, values).map { (name: $0, value: $1) })
  }
}
