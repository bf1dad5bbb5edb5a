/// When the plans of one connection's prepared statements are to be made anew.
///
/// The server keeps such a plan until the table is analysed again, by default a minute later or more. A plan that was
/// made while a table held a few rows reads the whole table, so on the first busy day of a town every application would
/// take longer than the one before. A plan that is made anew goes by the size the table has now.
///
/// - Note: Source: PostgreSQL 15 documentation, "PREPARE" (generic plans) and "DISCARD" (`PLANS`).
struct PlanRenewal {
  static let interval: Duration = .seconds(2)

  private var last = ContinuousClock.now

  /// Whether it is time; if so, the next time is ``interval`` later.
  mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now - last >= Self.interval else { return false }
    last = now
    return true
  }
}
