import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// What is done with a procedure after its draft was published: closing and opening it again, and changing one's mind
/// about a day to come.
extension DraftDesk {
  /// The procedure as those know it who may write it.
  /// - Throws: ``WebProblem/pageNotFound``, ``BuilderProblem/notYourDepartment``
  func procedure(_ id: String, by officer: Officer) async throws -> ProcedureEntry {
    guard let entry = try await authoring.listAll().first(where: { $0.id == id }) else { throw WebProblem.pageNotFound }
    try check(officer, BuilderPermission.write, in: entry.department)
    return entry
  }

  /// The drafts that became versions of a procedure, the last one first.
  func published(of procedure: String) async throws -> [Draft] {
    try await town.database.read { try DraftStore.listPublished(of: procedure, in: $0) }
  }

  /// The draft of a procedure that somebody works on.
  func live(of procedure: String) async throws -> Draft? {
    try await town.database.read { try DraftStore.lookUp(liveOf: procedure, in: $0) }
  }

  /// The drafts that open on a day to come, of the departments the officer's posts reach.
  func listWaiting(by officer: Officer) async throws -> [Draft] {
    let plans = try await authoring.plans().compactMapValues(\.version)
    guard !plans.isEmpty else { return [] }
    let published = try await list(by: officer, [.published])
    return published.filter { $0.published != nil && plans[$0.procedure] == $0.published }
  }

  /// Opens the version again that was closed. It was approved when it was published, so one person may.
  ///
  /// - Throws: ``BuilderProblem/periodReversed``; ``BuilderProblem/mistakesLeft`` for what today's rules refuse;
  ///   ``BuilderProblem/stepNotAllowed`` when it is open.
  func reopen(
    _ procedure: ProcedureEntry, in period: OpenPeriod = OpenPeriod(), by officer: Officer
  ) async throws {
    try check(officer, BuilderPermission.publish, in: procedure.department)
    guard period.isInOrder else { throw BuilderProblem.periodReversed }
    guard procedure.state == .closed else { throw BuilderProblem.stepNotAllowed }
    let folder = try await authoring.folder(of: procedure.version)
    guard let checked = try await authoring.check(folder, .full).procedure else { throw BuilderProblem.mistakesLeft }
    try await town.database.write { tx in
      try authoring.publish(checked, in: period, by: .officer(officer.id.description), in: tx)
    }
    await authoring.noticePublications()
  }

  /// Forgets what was to happen on a day to come. A draft that was to open then is approved again, as before.
  /// - Throws: ``BuilderProblem/nothingPlanned``
  func cancelPlan(of procedure: String, in department: String, by officer: Officer) async throws {
    try check(officer, BuilderPermission.publish, in: department)
    guard let plan = try await authoring.plans()[procedure] else { throw BuilderProblem.nothingPlanned }
    let version = plan.version
    try await town.database.write { tx in
      try authoring.cancelPlan(of: procedure, by: .officer(officer.id.description), in: tx)
      guard let version else { return }
      let waiting = try DraftStore.listPublished(of: procedure, in: tx).first { $0.published == version }
      guard var draft = waiting else { return }
      try draft.move(to: .approved)
      draft.published = nil
      draft.changedAt = town.world.now
      try DraftStore.update(draft, in: tx)
      try note("builder.plan-cancelled", draft, by: officer, in: tx)
    }
    await authoring.noticePublications()
  }
}
