import Kernel

/// The national holidays, by date, as announced: which days they are is decided anew each year, so they come from data.
public struct Holidays: Sendable, Equatable {
  private let names: [CivilDate: String]

  /// - Parameter names: 国民の祝日 and 休日 with their names.
  public init(_ names: [CivilDate: String] = [:]) { self.names = names }

  public func name(of date: CivilDate) -> String? { names[date] }

  public func contains(_ date: CivilDate) -> Bool { names[date] != nil }

  /// The last day known. Deadlines after its year are reckoned without holidays, so a check can ask for new data.
  public var lastKnownDay: CivilDate? { names.keys.max() }
}
