import FEEL

/// The values an input can have, as far as the model tells.
struct ValueDomain {
  /// ``FEELType/any`` where the model does not say.
  var type: FEELType = .any
  /// Tests every value other than null passes.
  var tests: [CellTest] = []
  /// All values there are, where the input is a decision that gives constants.
  var outcomes: [Value]?
  /// Types that no value can have together.
  var conflict: (FEELType, FEELType)?
  /// A type's name that nobody knows.
  var unknownType: String?

  static let any = ValueDomain()

  /// Whether only whole numbers are in it.
  var isWhole: Bool { tests.contains { $0.places?.asksWholeNumbers == true } }

  /// The values that are in both.
  func meeting(_ other: ValueDomain) -> ValueDomain {
    var result = self
    result.tests += other.tests
    result.outcomes = result.outcomes ?? other.outcomes
    result.conflict = result.conflict ?? other.conflict
    result.unknownType = result.unknownType ?? other.unknownType
    if other.type.conforms(to: type) {
      result.type = other.type
    } else if !type.conforms(to: other.type) {
      if ValueDomain.isScalar(type), ValueDomain.isScalar(other.type) { result.conflict = (type, other.type) }
      result.type = other.type
    }
    return result
  }

  /// A date is a moment where one is asked for, so the two do not exclude each other.
  private static func isScalar(_ type: FEELType) -> Bool {
    switch type {
    case .boolean, .number, .string, .time, .daysDuration, .monthsDuration: true
    default: false
    }
  }
}
