import DesignSystem
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// A published procedure with all its versions.
struct ProcedureModel: Sendable {
  let entry: ProcedureEntry
  let departmentName: String
  /// The newest first.
  let versions: [ProcedureVersionEntry]
  /// The drafts they were made from, by version; none for what came in another way.
  let drafts: [ProcedureVersionID: Draft]
  let plan: PlannedPublication?
  /// The draft somebody works on.
  let live: Draft?
  let names: [String: String]
  let mayPublish: Bool
  var period = PeriodInput()
  var errors: [FieldError] = []
  /// What has just been done.
  var done: String?

  var address: ProcedureAddress { ProcedureAddress(entry.id) }

  /// Who wrote, proposed and approved a version; `nil` where nobody did it here.
  func people(of version: ProcedureVersionID, _ texts: Texts) -> (owner: String, approver: String)? {
    drafts[version].map { draft in
      (texts.name(of: draft.proposedBy ?? draft.owner, names), texts.name(of: draft.approvedBy, names))
    }
  }

  func version(_ id: ProcedureVersionID?) -> ProcedureVersionEntry? { versions.first { $0.version == id } }
}
