import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Turns a draft into a case: row, record, receipt number, log, audit entry and mail, all in one transaction or not at all.
///
/// A draft becomes one case however often this runs: the second time gives the first case again.
struct Submission {
  let desk: CaseDesk

  /// - Returns: the case; or the reading with its problems, when an answer needs mending.
  func submit(_ draft: Draft, _ published: PublishedProcedure, in tx: any Transaction) throws -> Result<Case, Unfinished> {
    if let earlier = try desk.cases.lookUp(draft: draft.id, in: tx) { return .success(earlier) }
    let world = desk.town.world
    let definition = published.definition
    let reading = definition.form.read(draft.typed, today: world.today)
    guard let record = ApplicationRecord(reading, of: definition, version: published.version, appliedOn: world.today) else {
      return .failure(Unfinished(reading: reading))
    }
    let new = try newCase(draft, published, fee: definition.fee(for: reading.answers, today: world.today), in: tx)
    try desk.cases.insert(new, draft: draft.id, record: record, typed: draft.typed, in: tx)
    try desk.cases.append(.submitted, to: new.id, actor: AuditActor.applicant.text, words: "", in: tx)
    try desk.note("cases.submitted", new.id, by: .applicant, ["procedure": new.procedure], in: tx)
    try desk.tell(
      .received,
      CaseFacts(town: desk.town, value: new, definition: definition, record: record, language: draft.language), in: tx)
    return .success(new)
  }

  /// What still has to be put right.
  struct Unfinished: Error { let reading: Reading }

  private func newCase(_ draft: Draft, _ published: PublishedProcedure, fee: Yen, in tx: any Transaction) throws -> Case {
    let world = desk.town.world
    let procedure = published.definition.procedure
    let calendar = BusinessDays(holidays: try desk.reference.holidays(in: tx))
    return Case(
      id: world.newID(), receipt: try freeReceipt(in: tx), procedure: procedure.id, version: published.version,
      department: procedure.department, status: .submitted, assignee: nil, receivedAt: world.now,
      dueOn: calendar.adding(procedure.deadlineDays, to: world.today) ?? world.today, decidedAt: nil,
      language: draft.language, fee: fee, revision: 1,
      serial: try desk.cases.nextSerial(procedure.department, on: world.today, in: tx))
  }

  /// Forty bits of randomness collide once in a million towns; looking costs nothing.
  private func freeReceipt(in tx: any Transaction) throws -> ReceiptNumber {
    var receipt = ReceiptNumber(in: desk.town.world)
    while try desk.cases.lookUp(receipt: receipt, in: tx) != nil { receipt = ReceiptNumber(in: desk.town.world) }
    return receipt
  }
}
