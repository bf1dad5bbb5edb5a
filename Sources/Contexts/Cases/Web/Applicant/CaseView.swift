import FormSchema
import Kernel
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

  /// What the questions are called that were answered and are no part of the application.
  func leftOut(_ texts: Texts) -> [String] {
    let definition = published.definition
    return definition.form.read(typed, today: record.appliedOn)
      .leftOutLabels(definition.form, definition.words(in: texts.language), texts)
  }
}
