import FEEL

/// A boxed invocation (DMN 1.5 §10.2.1): arguments by the names of parameters.
final class InvocationLogic: Logic {
  private let function: any Logic
  private let names: [String]
  private let arguments: [any Logic]

  init(_ function: any Logic, _ names: [String], _ arguments: [any Logic]) {
    self.function = function
    self.names = names
    self.arguments = arguments
  }

  func value(_ run: Run) -> Value {
    guard case .function(let function) = function.value(run) else {
      run.note(DMNProblem(.wrongArguments, in: run.element, expected: "a function"))
      return .null
    }
    let given = zip(names, arguments).map { (name: $0, value: $1.value(run)) }
    guard let ordered = function.ordered(given) else {
      run.note(
        DMNProblem(
          .wrongArguments, in: run.element, found: names.joined(separator: ", "),
          expected: function.parameters.map(\.name).joined(separator: ", ")))
      return .null
    }
    return run.evaluation.call(function, ordered)
  }
}
