import Kernel

/// From one day to another, both counted.
public struct DateSpan: Sendable, Hashable {
  public let from: CivilDate
  public let to: CivilDate

  /// - Returns: `nil` when the last day lies before the first.
  public init?(from: CivilDate, to: CivilDate) {
    guard from <= to else { return nil }
    (self.from, self.to) = (from, to)
  }
}
