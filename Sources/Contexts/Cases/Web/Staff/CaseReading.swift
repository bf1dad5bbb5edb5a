import FormSchema
import Kernel
import Ports
import Storage
import Web

/// A case with everything an officer sees of it.
struct StaffCase: Sendable {
  let value: Case
  let town: TownProfile
  let definition: ProcedureDefinition
  /// As submitted, then one for each correction; the last one counts.
  let records: [ApplicationRecord]
  let typed: TypedAnswers
  /// Where the answers come from, by question; a question that is not named was typed.
  let provenance: [String: Provenance]
  /// Files that answer no question: what was signed at the counter, a picture of the paper.
  let enclosures: [Attachment]
  let events: [CaseEvent]
  let documents: [IssuedDocument]
  let correction: Correction?
  let decision: Decision?
  /// Officers' names by id, as far as the case mentions them.
  let names: [String: String]

  var record: ApplicationRecord? { records.last }
  var answers: Answers { record?.answersByQuestion ?? Answers() }

  /// What the form shows for these answers, also what was left empty.
  var reading: Reading {
    definition.form.read(typed, today: record?.appliedOn ?? value.receivedAt.dateInJapan)
  }

  /// Whether it was sent by somebody signed in. Whose account, officers are not told.
  var isFromAccount: Bool { events.contains { $0.kind == .submitted && $0.detail == CaseEvent.signedIn } }

  /// The department the rules have named since a correction, as long as nobody has handed the case over since.
  var suggestedDepartment: String? {
    let last = events.last { $0.kind == .rerouted || $0.kind == .handedOver }
    guard value.status.isOpen, let new = last?.change?.new, new != value.department else { return nil }
    return new
  }

  /// Attachments of every version, so that one that was replaced can still be looked at.
  func attachment(_ id: String) -> Attachment? {
    (records.flatMap(\.answers).flatMap(\.answer.everyFile) + enclosures).first { $0.id == id }
  }

  /// What a question was answered at first, when a correction changed it.
  func former(_ question: String) -> Answer?? {
    guard records.count > 1, let first = records.first else { return nil }
    let before = first.answersByQuestion[question]
    return before == answers[question] ? nil : .some(before)
  }
}

/// Reads a case for an officer, when the officer's post reaches its department.
struct CaseReading {
  let desk: CaseDesk
  let officer: Officer

  /// - Throws: ``CasesProblem/notFound``, ``CasesProblem/notYourDepartment``
  func find(_ id: ID<Case>, for permission: Permission = CasesPermission.read, in tx: any Transaction) throws
    -> StaffCase
  {
    let value = try OfficerWork(desk: desk, officer: officer).find(id, for: permission, in: tx)
    let events = try desk.cases.events(of: id, in: tx)
    let mentioned = Set(events.compactMap { AuditActor(text: $0.actor)?.officerID } + [value.assignee].compactMap(\.self))
    return StaffCase(
      value: value, town: desk.town.profile, definition: try desk.procedures.version(value.version, in: tx).definition,
      records: try desk.cases.records(of: id, in: tx), typed: try desk.cases.record(of: id, in: tx).typed,
      provenance: try desk.cases.provenance(of: id, in: tx), enclosures: try desk.cases.enclosures(of: id, in: tx),
      events: events, documents: try IssuedDocumentStore.list(of: id, in: tx),
      correction: try desk.cases.openCorrection(of: id, in: tx), decision: try desk.cases.decision(of: id, in: tx),
      names: try desk.staff.names(of: mentioned, in: tx))
  }

  /// The same, with an entry of the audit log that it was seen.
  func view(
    _ id: ID<Case>, as action: String = "cases.case-viewed", for permission: Permission = CasesPermission.read,
    in tx: any Transaction
  ) throws -> StaffCase {
    let seen = try find(id, for: permission, in: tx)
    try ReceivedPapers(desk: desk).issueIfMissing(seen.value, seen.definition, in: tx)
    let found = try find(id, for: permission, in: tx)
    try desk.note(action, id, by: .officer(officer.id.description), in: tx)
    return found
  }
}
