import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Turns a draft into a case: row, record, receipt number, log, audit entry and mail, all in one transaction or not at all.
///
/// A draft becomes one case however often this runs: the second time gives the first case again.
/// All that can be worked out beforehand is, since writes of a town happen one after another.
struct Submission {
  let desk: CaseDesk

  /// What still has to be put right; with a reading that is accepted, that it cannot be applied for at all.
  struct Unfinished: Error {
    let reading: Reading
    /// What the rules say; `nil` while there is something to put right.
    var eligibility: Determination.Eligibility?
  }

  /// - Parameter actor: who does it, for the audit log; whoever fills the draft in when `nil`.
  /// - Returns: the case; or the reading with its problems, when an answer needs mending.
  /// - Throws: ``CasesProblem/procedureClosed`` when another version was published meanwhile,
  ///   ``CasesProblem/changedMeanwhile`` when the draft goes on changing under our hands,
  ///   ``CasesProblem/arrivalInFuture``.
  func submit(
    _ draft: Draft, _ published: PublishedProcedure, by actor: AuditActor? = nil
  ) async throws -> Result<ID<Case>, Unfinished> {
    var draft = draft
    for _ in 0..<Self.attempts {
      if let earlier = draft.submittedCase { return .success(earlier) }
      let ready: ReadySubmission
      switch try await prepare(draft, published) {
      case .success(let prepared): ready = prepared
      case .failure(let unfinished): return .failure(unfinished)
      }
      do {
        try await desk.town.database.write { tx in try store(ready, by: actor, in: tx) }
        return .success(ready.row.value.id)
      } catch is NewCaseRow.Overtaken {
        // Submitted by the other click, or changed in another window: what counts is what is stored.
        draft = try await desk.town.database.read { [id = draft.id] tx in try desk.drafts.find(id, in: tx) }
      }
    }
    throw CasesProblem.changedMeanwhile
  }

  private static let attempts = 3

  private func prepare(_ draft: Draft, _ published: PublishedProcedure) async throws -> Result<ReadySubmission, Unfinished> {
    let day = draft.appliedOn(desk.town.world.today)
    guard day <= desk.town.world.today else { throw CasesProblem.arrivalInFuture }
    let definition = published.definition
    let reading = definition.form.read(draft.typed, today: day)
    let town = desk.town.profile.municipalityCode
    guard
      let record = ApplicationRecord(
        reading, of: definition, version: published.version, appliedOn: day, addressee: town)
    else { return .failure(Unfinished(reading: reading)) }
    let determination = definition.determination(for: reading.answers, on: day)
    guard determination.eligibility.outcome != .notEligible else {
      return .failure(Unfinished(reading: reading, eligibility: determination.eligibility))
    }
    let value = newCase(
      draft, published, determination,
      calendar: BusinessDays(holidays: try await desk.reference.holidays()))
    let facts = CaseFacts(
      town: desk.town, value: value, definition: definition, record: record, language: draft.language)
    return .success(
      ReadySubmission(
        row: try NewCaseRow(value, draft: draft, record: record, town: desk.town, recordedAt: desk.town.world.now),
        mail: facts.mentionsSerial(.received) ? .later(facts) : .now(try desk.mail(.received, facts))))
  }

  private func newCase(_ draft: Draft, _ published: PublishedProcedure, _ determination: Determination, calendar: BusinessDays) -> Case {
    let world = desk.town.world
    let procedure = published.definition.procedure
    let day = draft.appliedOn(world.today)
    return Case(
      id: world.newID(), receipt: ReceiptNumber(in: world), procedure: procedure.id, version: published.version,
      department: desk.department(determination, procedure), status: .submitted, assignee: nil,
      receivedAt: day == world.today ? world.now : Instant(startOf: day),
      dueOn: calendar.adding(procedure.deadlineDays, to: day) ?? day, decidedAt: nil,
      language: draft.language, fee: determination.fee.amount, revision: 1, serial: 0, channel: draft.channel)
  }

  /// - Throws: ``NewCaseRow/Overtaken``
  private func store(_ ready: ReadySubmission, by actor: AuditActor?, in tx: any Transaction) throws {
    let (value, draft) = (ready.row.value, ready.row.draft)
    guard try draft.keepsVersion || desk.procedures.currentVersion(of: value.procedure, in: tx) == value.version else {
      throw CasesProblem.procedureClosed
    }
    try desk.cases.insert(ready.row, in: tx)
    switch ready.mail {
    case .now(let mail): if let mail { try desk.mail.send(mail, in: tx) }
    case .later(var facts):
      facts.value = try desk.cases.find(value.id, in: tx)
      try desk.tell(.received, facts, in: tx)
    }
    try desk.note(
      "cases.submitted", value.id, by: actor ?? draft.applicant,
      ["procedure": value.procedure, "channel": value.channel.rawValue], in: tx)
  }
}

/// A submission of which only the writing is left to do.
private struct ReadySubmission: Sendable {
  /// The mail, or what it is made from when it names the running number, which only the transaction gives.
  enum Mail { case now(OutgoingMail?), later(CaseFacts) }

  let row: NewCaseRow
  let mail: Mail
}

extension Draft {
  /// Who fills it in, as the audit log names them.
  var applicant: AuditActor { account.map { .account($0.description) } ?? .applicant }
}
