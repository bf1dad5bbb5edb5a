import FormSchema
import Kernel
import Ports
import Storage
import Web

/// Papers a procedure gives when an application arrives, as 受付票.
///
/// They are drawn when the case is first looked at, and not in the submission: drawing takes longer than everything
/// else a submission does, and hundreds of those share one commit. What they say does not depend on when it is.
struct ReceivedPapers {
  let desk: CaseDesk

  /// Draws what is still to be drawn while the case is open.
  func issueIfMissing(_ value: Case, _ definition: ProcedureDefinition, in tx: any Transaction) throws {
    guard value.status.isOpen, definition.documents.contains(where: { $0.issuedWhen == .received }) else { return }
    let drawn = Set(try IssuedDocumentStore.list(of: value.id, in: tx).map(\.template))
    // The answers as they were first: a correction does not change what was received.
    guard let record = try desk.cases.records(of: value.id, in: tx).first else { return }
    let facts = CaseFacts(
      town: desk.town, value: value, definition: definition, record: record, day: value.receivedAt.dateInJapan,
      language: .japanese)
    try IssuingDesk(desk: desk, actor: .system("cases"))
      .issue(.received, facts, at: value.receivedAt, except: drawn, in: tx)
  }
}
