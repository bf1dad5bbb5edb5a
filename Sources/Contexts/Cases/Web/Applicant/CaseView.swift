import FormSchema
import Kernel
import Ports
import Storage

/// A case as its applicant may see it.
struct CaseView: Sendable {
  let value: Case
  let published: PublishedProcedure
  let record: ApplicationRecord
  /// What was typed, with the corrections under way.
  let typed: TypedAnswers
  /// What was typed for the record that counts.
  let sent: TypedAnswers
  let events: [CaseEvent]
  let correction: Correction?
  let documents: [IssuedDocument]

  /// Reads it as it is now, and draws the papers that are still to be drawn.
  init(_ id: ID<Case>, _ desk: CaseDesk, in tx: any Transaction) throws {
    value = try desk.cases.find(id, in: tx)
    let kept = try desk.cases.record(of: id, in: tx)
    published = try desk.procedures.version(value.version, in: tx)
    try ReceivedPapers(desk: desk).issueIfMissing(value, published.definition, in: tx)
    (record, sent) = (kept.record, kept.typed)
    typed = try desk.cases.correctionTyped(of: id, in: tx) ?? kept.typed
    events = try desk.cases.events(of: id, in: tx).filter(\.kind.isPublic)
    correction = try desk.cases.openCorrection(of: id, in: tx)
    documents = try IssuedDocumentStore.list(of: id, in: tx)
  }

  /// What the questions are called that were answered and are no part of the application.
  func leftOut(_ texts: Texts) -> [String] {
    let definition = published.definition
    return definition.form.read(typed, today: record.appliedOn)
      .leftOutLabels(definition.form, definition.words(in: texts.language), texts)
  }
}
