import FormSchema
import Ports

/// A case as its applicant may see it.
struct CaseView: Sendable {
  let value: Case
  let published: PublishedProcedure
  let record: ApplicationRecord
  /// What was typed, with the corrections under way.
  let typed: TypedAnswers
  let events: [CaseEvent]
  let correction: Correction?
  let documents: [IssuedDocument]
}
