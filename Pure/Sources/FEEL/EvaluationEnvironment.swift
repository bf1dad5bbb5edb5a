import CivilTime

/// What an evaluation may know of the world, and how much it may cost.
public struct EvaluationEnvironment: Sendable {
  /// What `now()` gives and `today()` takes its date from; without it both are null.
  public var now: DateTime?
  /// The day of the fact, whose rules count; without it the day of ``now``. FEEL itself does not ask for it.
  public var date: LocalDate?
  public var limits: FEELLimits
  /// Whether reasons of nulls are gathered; it costs time only where something is null.
  public var explains: Bool

  public init(
    now: DateTime? = nil, date: LocalDate? = nil, limits: FEELLimits = .standard, explains: Bool = false
  ) {
    self.now = now
    self.date = date
    self.limits = limits
    self.explains = explains
  }
}
