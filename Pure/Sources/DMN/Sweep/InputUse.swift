import DecimalArithmetic
import FEEL

/// What a decision wants to know of an input.
enum InputUse: Sendable, Equatable {
  /// Nothing.
  case nothing
  /// Between which of these whole numbers it lies: each begins a new place. Numbers in one place are alike to every
  /// rule.
  case places(Set<Int>)
  /// The value itself.
  case exactly

  func joined(_ other: InputUse) -> InputUse {
    switch (self, other) {
    case (.nothing, let use), (let use, .nothing): use
    case (.exactly, _), (_, .exactly): .exactly
    case (.places(let own), .places(let others)): .places(own.union(others))
    }
  }

  /// What tests ask of a whole number. Tests that are not constant want to know it exactly.
  init(_ tests: CompiledUnaryTests) {
    guard !tests.isAny else {
      self = .nothing
      return
    }
    guard let constants = tests.constants else {
      self = .exactly
      return
    }
    self = constants.reduce(.places([])) { $0.joined(InputUse($1)) }
  }

  private init(_ test: ConstantTest) {
    var starts: Set<Int> = []
    switch test {
    case .equal(let value):
      InputUse.add(value, before: true, after: true, to: &starts)
    case .interval(let low, let high, let includesLow, let includesHigh):
      InputUse.add(low, before: includesLow, after: !includesLow, to: &starts)
      InputUse.add(high, before: !includesHigh, after: includesHigh, to: &starts)
    case .comparison(let operation, let value):
      let isOnOneSide = operation == .equal || operation == .notEqual
      InputUse.add(
        value, before: isOnOneSide || operation == .less || operation == .greaterOrEqual,
        after: isOnOneSide || operation == .lessOrEqual || operation == .greater, to: &starts)
    }
    self = .places(starts)
  }

  /// A place begins at the number, or right after it. Other values say the same of every number; numbers too large for
  /// a column's own say the same of all of those.
  private static func add(_ value: Value, before: Bool, after: Bool, to starts: inout Set<Int>) {
    guard case .number(let number) = value, let floor = number.rounded(scale: 0, .floor), let whole = floor.int else {
      return
    }
    let isWhole = floor == number
    if isWhole, before { starts.insert(whole) }
    if !isWhole || after, whole < Int.max { starts.insert(whole + 1) }
  }
}
