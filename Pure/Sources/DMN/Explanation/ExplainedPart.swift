import FEEL

/// Something that happened inside a decision, in order.
public indirect enum ExplainedPart: Sendable, Hashable {
  case table(ExplainedTable)
  case call(ExplainedCall)
  /// A decision made inside a decision service that was called as a function.
  case decision(ExplainedDecision)
}

/// A business knowledge model, a decision service or a boxed function at work.
public struct ExplainedCall: Sendable, Hashable {
  public let name: String
  public let arguments: [NamedValue]
  public internal(set) var value: Value
  public internal(set) var parts: [ExplainedPart]
}

extension ExplainedPart {
  static func call(named name: String, _ parameters: [String], _ arguments: [Value]) -> ExplainedPart {
    .call(
      ExplainedCall(
        name: name, arguments: zip(parameters, arguments).map { NamedValue($0, $1) }, value: .null, parts: []))
  }
}
