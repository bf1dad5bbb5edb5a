import DesignSystem
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// Where a draft stands on its way to the residents, and who may do the next thing.
struct PublishModel: Sendable {
  let reading: DraftReading
  /// Mistakes and advice as far as a look finds them.
  var findings: [DraftFinding]
  /// The examples that do not hold.
  var failing: [DraftExample]
  /// The version the draft is compared with; `nil` where it was never published.
  let compared: ProcedureVersionEntry?
  let difference: DraftDifference
  /// Whether another version was opened since the draft began.
  let isOutdated: Bool
  /// What is to happen to the procedure on a day to come.
  let plan: PlannedPublication?
  let names: [String: String]
  let officer: Officer
  var period = PeriodInput()
  /// The sentence that was typed.
  var words = ""
  /// Which form was refused; `nil` for none.
  var refused: PublishStep?
  var errors: [FieldError] = []
  /// What has just been done.
  var done: String?

  var draft: Draft { reading.open.draft }
  var texts: Texts { reading.texts }
  var mistakes: [DraftFinding] { findings.filter { $0.severity == .mistake } }
  var stands: Bool { mistakes.isEmpty && failing.isEmpty }
  var mayPublish: Bool { officer.may(BuilderPermission.publish, in: draft.department) }
  var isOwnProposal: Bool { draft.proposedBy == officer.id }
  /// Whether it waits for the day it opens on.
  var isWaiting: Bool { draft.state == .published && plan?.version != nil && plan?.version == draft.published }

  func name(_ officer: ID<Officer>?) -> String { texts.name(of: officer, names) }
}

/// What a person may do with a draft on the page about its publication.
enum PublishStep: String, Sendable, CaseIterable {
  case proposal
  case retraction
  case approval
  case returning
  case publication
  case cancellation
  case discarding
}
