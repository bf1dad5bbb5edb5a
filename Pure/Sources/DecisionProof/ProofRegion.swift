import FEEL

/// Which values of one input a finding is about.
public struct ProofRegion: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    case value(Value)
    /// An end that is nil is none.
    case interval(low: Value?, includesLow: Bool, high: Value?, includesHigh: Bool)
    /// Every text but these.
    case otherTexts(than: [String])
    /// Lists, contexts and other values that are not told apart.
    case anyOther
  }

  /// What the input is called.
  public let input: String
  public let parts: [Part]

  public init(input: String, parts: [Part]) {
    self.input = input
    self.parts = parts
  }
}

extension ProofRegion {
  /// The values as a cell of a decision table has them; `-` where FEEL has no such tests.
  public var cell: String {
    if parts.count == 1, case .otherTexts(let texts) = parts[0] {
      return texts.isEmpty ? "-" : "not(" + texts.map { Value.string($0).description }.joined(separator: ", ") + ")"
    }
    let cells = parts.map(ProofRegion.cell)
    return cells.contains(nil) ? "-" : cells.compactMap { $0 }.joined(separator: ", ")
  }

  private static func cell(_ part: Part) -> String? {
    switch part {
    case .value(let value): literal(value)
    case .interval(let low?, let includesLow, let high?, let includesHigh):
      (includesLow ? "[" : "(") + literal(low) + ".." + literal(high) + (includesHigh ? "]" : ")")
    case .interval(let low?, let includesLow, nil, _): (includesLow ? ">= " : "> ") + literal(low)
    case .interval(nil, _, let high?, let includesHigh): (includesHigh ? "<= " : "< ") + literal(high)
    case .interval, .anyOther: nil
    case .otherTexts(let texts):
      "not(? in (" + texts.map { Value.string($0).description }.joined(separator: ", ") + "))"
    }
  }

  private static func literal(_ value: Value) -> String {
    switch value {
    case .date, .time, .dateTime, .daysDuration, .monthsDuration: "@\"\(value)\""
    default: value.description
    }
  }
}
