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
  /// - Parameter typed: everything, old and new.
  /// - Returns: the reading with its problems when an answer still needs mending; nothing is stored then.
  func correct(_ id: ID<Case>, _ published: PublishedProcedure, typed: TypedAnswers, in tx: any Transaction) throws -> Reading? {
    let before = try desk.cases.find(id, in: tx)
    guard before.status == .returned, try desk.cases.openCorrection(of: id, in: tx) != nil else {
      throw CasesProblem.noCorrectionAsked
    }
    let appliedOn = before.receivedAt.dateInJapan
    let reading = published.definition.form.read(typed, today: desk.town.world.today)
    guard let record = ApplicationRecord(reading, of: published.definition, version: published.version, appliedOn: appliedOn)
    else { return reading }
    var changed = before
    try changed.move(to: .inReview)
    try desk.cases.insert(record, typed, of: id, in: tx)
    try desk.cases.closeCorrection(of: id, in: tx)
    try desk.cases.save(changed, was: before, kind: .corrected, actor: AuditActor.applicant.text, words: "", in: tx)
    try desk.note("cases.corrected", id, by: actor, in: tx)
    return nil
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
