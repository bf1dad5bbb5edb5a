import FormSchema
import Kernel
import Ports
import Storage
import Web

/// What officers do with a case. Each function is one step inside the caller's transaction.
///
/// Who may do what in which department is asked here, at the case itself; routes only ask whether an officer has
/// such a post anywhere.
struct OfficerWork {
  let desk: CaseDesk
  let officer: Officer

  private var actor: AuditActor { .officer(officer.id.description) }

  /// The case, when the officer's post reaches its department.
  /// - Throws: ``CasesProblem/notFound``, ``CasesProblem/notYourDepartment``
  func find(_ id: ID<Case>, for permission: Permission, in tx: any Transaction) throws -> Case {
    let found = try desk.cases.find(id, in: tx)
    guard officer.may(permission, in: found.department) else { throw CasesProblem.notYourDepartment }
    return found
  }

  /// Takes the case: it is theirs, and in review.
  func take(_ id: ID<Case>, revision: Int, in tx: any Transaction) throws {
    let before = try unchanged(id, revision, for: CasesPermission.work, in: tx)
    guard before.status.isOpen else { throw CasesProblem.stepNotAllowed(from: before.status, to: .inReview) }
    var changed = before
    changed.assignee = officer.id.description
    if before.status == .submitted { try changed.move(to: .inReview) }
    try save(changed, before, .taken, words: "", action: "cases.taken", in: tx)
  }

  /// Hands the case to another officer, to another department, or back to the pile.
  func handOver(
    _ id: ID<Case>, revision: Int, to assignee: String?, department: String, words: String, in tx: any Transaction
  ) throws {
    let before = try unchanged(id, revision, for: CasesPermission.work, in: tx)
    guard before.status.isOpen else { throw CasesProblem.stepNotAllowed(from: before.status, to: before.status) }
    guard desk.town.profile.department(department) != nil else { throw CasesProblem.notFound }
    if let assignee {
      guard try desk.staff.officers(in: department, in: tx).contains(where: { $0.id == assignee }) else { throw CasesProblem.notFound }
    }
    var changed = before
    changed.department = department
    changed.assignee = assignee
    try save(
      changed, before, .handedOver, words: words, detail: department, action: "cases.handed-over",
      ["from": before.department, "to": department, "officer": assignee ?? ""], in: tx)
  }

  /// Asks the applicant to put answers right, question by question.
  func askCorrection(_ id: ID<Case>, revision: Int, _ correction: Correction, in tx: any Transaction) throws {
    let before = try unchanged(id, revision, for: CasesPermission.work, in: tx)
    var changed = before
    try changed.move(to: .returned)
    try desk.cases.insert(correction, of: id, in: tx)
    try save(
      changed, before, .returned, words: correction.words, action: "cases.returned",
      ["questions": "\(correction.marks.count)"], in: tx)
    try desk.tell(.returned, facts(changed, in: tx), in: tx)
  }

  /// A note among officers; the applicant never sees it.
  func note(_ id: ID<Case>, words: String, in tx: any Transaction) throws {
    let found = try find(id, for: CasesPermission.work, in: tx)
    try desk.cases.append(.noted, to: found.id, actor: actor.text, words: words, in: tx)
    try desk.note("cases.noted", id, by: actor, in: tx)
  }

  /// Grants or refuses, draws the papers that follow and tells the applicant.
  /// - Throws: ``CasesProblem``; ``UnknownPlaceholder`` or `DocumentsProblem` when a paper cannot be drawn: nothing is decided then.
  func decide(_ id: ID<Case>, revision: Int, _ decision: Decision, in tx: any Transaction) throws {
    let before = try unchanged(id, revision, for: CasesPermission.decide, in: tx)
    var changed = before
    try changed.move(to: decision.outcome.status)
    changed.decidedAt = desk.town.world.now
    try desk.cases.closeCorrection(of: id, in: tx)
    try desk.cases.insertDecision(decision, of: id, in: tx)
    try save(
      changed, before, decision.outcome.event, words: decision.reason, action: decision.outcome.action, in: tx)
    var facts = try facts(changed, in: tx)
    facts.take(decision, on: desk.town.world.today)
    try IssuingDesk(desk: desk, actor: actor).issue(decision.outcome.moment, facts, in: tx)
    try desk.tell(decision.outcome.message, facts, in: tx)
  }

  /// Tells the applicant that what was granted can be fetched or is on its way, by the procedure's own message.
  func tellReady(_ id: ID<Case>, revision: Int, in tx: any Transaction) throws {
    let before = try unchanged(id, revision, for: CasesPermission.work, in: tx)
    let facts = try facts(before, in: tx)
    guard before.status == .granted, facts.definition.tells(.ready) else {
      throw CasesProblem.stepNotAllowed(from: before.status, to: before.status)
    }
    try save(before, before, .ready, words: "", action: "cases.ready", in: tx)
    try desk.tell(.ready, facts, in: tx)
  }

  /// Records that the applicant has received the result.
  func deliver(_ id: ID<Case>, revision: Int, in tx: any Transaction) throws {
    let before = try unchanged(id, revision, for: CasesPermission.work, in: tx)
    var changed = before
    try changed.move(to: .delivered)
    try save(changed, before, .delivered, words: "", action: "cases.delivered", in: tx)
  }

  private func unchanged(_ id: ID<Case>, _ revision: Int, for permission: Permission, in tx: any Transaction) throws -> Case {
    let found = try find(id, for: permission, in: tx)
    guard found.revision == revision else { throw CasesProblem.changedMeanwhile }
    return found
  }

  private func save(
    _ changed: Case, _ before: Case, _ kind: CaseEvent.Kind, words: String, detail: String = "", action: String,
    _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    try desk.cases.save(changed, was: before, kind: kind, actor: actor.text, words: words, detail: detail, in: tx)
    try desk.note(action, changed.id, by: actor, details, in: tx)
  }

  private func facts(_ value: Case, in tx: any Transaction) throws -> CaseFacts {
    CaseFacts(
      town: desk.town, value: value, definition: try desk.procedures.version(value.version, in: tx).definition,
      record: try desk.cases.record(of: value.id, in: tx).record, language: value.language)
  }
}
