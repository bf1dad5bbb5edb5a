import FormSchema
import Kernel
import Ports
import Storage
import Web

/// What the applicant can do with a case after submission. Each function is one step inside the caller's transaction.
struct ApplicantWork {
  let desk: CaseDesk
  /// Who the audit log says it was; the log of the case speaks of the applicant, whichever way they came.
  var actor = AuditActor.applicant

  /// Answers a correction request: the marked questions get new answers, the rest stays as it was.
  ///
  /// The rules of the day of application are asked anew. A changed fee is the fee from now on; another department is
  /// told, and the officer hands the case over or not.
  ///
  /// - Parameter typed: everything, old and new.
  /// - Returns: the reading with its problems when an answer still needs mending; with a reading that is accepted, that
  ///   it cannot be applied for with these answers. Nothing is stored then.
  func correct(_ id: ID<Case>, _ published: PublishedProcedure, typed: TypedAnswers, in tx: any Transaction) throws -> Reading? {
    let before = try desk.cases.find(id, in: tx)
    guard before.status == .returned, try desk.cases.openCorrection(of: id, in: tx) != nil else {
      throw CasesProblem.noCorrectionAsked
    }
    let judged = judge(before, published, typed: typed)
    guard case .ready(let record, _, let now) = judged else { return judged.reading }
    let earlier = try desk.cases.record(of: id, in: tx)
    let then = published.definition.determination(
      for: earlier.record.answersByQuestion, on: before.receivedAt.dateInJapan)
    let provenance = Provenance.following(
      try desk.cases.provenance(of: id, in: tx), from: earlier.typed, to: typed, in: published.definition.form)
    var changed = before
    try changed.move(to: .inReview)
    changed.fee = now.fee.amount
    try desk.cases.insert(record, typed, provenance: provenance, of: id, in: tx)
    try desk.cases.closeCorrection(of: id, in: tx)
    try desk.cases.save(changed, was: before, kind: .corrected, actor: AuditActor.applicant.text, words: "", in: tx)
    let details = try tell(
      changed, was: before, from: desk.department(then, published.definition.procedure),
      to: desk.department(now, published.definition.procedure), in: tx)
    try desk.note("cases.corrected", id, by: actor, details, in: tx)
    return nil
  }

  /// What new answers to a case would come to.
  enum Judgement: Sendable {
    /// The record they make, and what the rules of the day of application say to it.
    case ready(ApplicationRecord, Reading, Determination)
    case unfinished(Reading)
    case notEligible(Reading, Determination.Eligibility)

    var reading: Reading {
      switch self {
      case .ready(_, let reading, _), .unfinished(let reading), .notEligible(let reading, _): reading
      }
    }
  }

  /// Stores nothing.
  /// - Parameter typed: everything, old and new.
  func judge(_ value: Case, _ published: PublishedProcedure, typed: TypedAnswers) -> Judgement {
    let appliedOn = value.receivedAt.dateInJapan
    let reading = published.definition.form.read(typed, today: desk.town.world.today)
    guard
      let record = ApplicationRecord(
        reading, of: published.definition, version: published.version, appliedOn: appliedOn,
        addressee: desk.town.profile.municipalityCode)
    else { return .unfinished(reading) }
    let determination = published.definition.determination(for: reading.answers, on: appliedOn)
    guard determination.eligibility.outcome != .notEligible else {
      return .notEligible(reading, determination.eligibility)
    }
    return .ready(record, reading, determination)
  }

  /// Puts what the rules now say differently into the log of the case.
  /// - Returns: the same for the audit log.
  private func tell(
    _ changed: Case, was before: Case, from department: String, to routed: String, in tx: any Transaction
  ) throws -> [String: String] {
    let fees = (old: "\(before.fee.amount)", new: "\(changed.fee.amount)")
    var details: [String: String] = [:]
    for (kind, old, new) in [(CaseEvent.Kind.feeChanged, fees.old, fees.new), (.rerouted, department, routed)]
    where old != new {
      try desk.cases.append(
        kind, to: changed.id, actor: AuditActor.system("cases").text, words: "", detail: CaseEvent.change(old, new),
        in: tx)
      details[kind.rawValue] = CaseEvent.change(old, new)
    }
    return details
  }

  /// Takes the application back.
  func withdraw(_ id: ID<Case>, _ published: PublishedProcedure, reason: String, in tx: any Transaction) throws {
    let before = try desk.cases.find(id, in: tx)
    var changed = before
    try changed.move(to: .withdrawn)
    try desk.cases.closeCorrection(of: id, in: tx)
    try desk.cases.save(changed, was: before, kind: .withdrawn, actor: AuditActor.applicant.text, words: reason, in: tx)
    try desk.note("cases.withdrawn", id, by: actor, in: tx)
    let record = try desk.cases.record(of: id, in: tx).record
    try desk.tell(
      .withdrawn,
      CaseFacts(
        town: desk.town, value: changed, definition: published.definition, record: record, language: changed.language), in: tx)
  }
}
