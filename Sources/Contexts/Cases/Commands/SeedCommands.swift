import Kernel
import Ports
import Storage
import Web

/// `tsumugi seed`: what it does, without the command line around it.
public struct SeedCommands: Sendable {
  let desk: CaseDesk

  public init(feature: CasesFeature) { desk = feature.desk }

  /// Adds `count` invented cases.
  ///
  /// Refused in a town that has cases of its own: invented ones could not be told from them again.
  /// - Parameter progress: told now and then how many are written.
  public func seed(_ count: Int, dryRun: Bool, progress: @Sendable (Int) -> Void) async throws -> CommandOutcome {
    let seeder = CaseSeeder(desk: desk)
    let models = try await seeder.models()
    guard !models.isEmpty else {
      return CommandOutcome(["no open procedure has an example to go by; import procedures first"], status: 1)
    }
    let (real, there) = try await desk.town.database.read { tx in
      (
        try tx.count("SELECT count(*) AS n FROM cases_draft d JOIN cases_case c ON c.draft_id = d.id"),
        try tx.count("SELECT count(*) AS n FROM cases_case")
      )
    }
    guard real == 0 else {
      return CommandOutcome(["this town has cases of its own; nothing invented is put among them"], status: 1)
    }
    guard !dryRun else { return CommandOutcome(["would add \(count) invented cases to \(there)"]) }
    for start in stride(from: there, to: there + count, by: CaseSeeder.together) {
      let end = min(start + CaseSeeder.together, there + count)
      try await seeder.write(start..<end, from: models)
      progress(end - there)
    }
    return CommandOutcome(["added \(count) invented cases"])
  }
}
