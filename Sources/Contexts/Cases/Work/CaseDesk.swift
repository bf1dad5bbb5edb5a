import FormSchema
import Kernel
import Ports
import Storage
import Web

/// Everything the work on cases stands on, in one hand: stores and the ports to other contexts.
struct CaseDesk: Sendable {
  let town: Town
  let procedures: any ProcedurePort
  let audit: any AuditPort
  let mail: any MailPort
  let certificates: any CertificatePort
  let staff: any StaffPort
  let reference: any ReferencePort
  /// Whose account it is, and who that is in the registry: forms at home are filled in from both. `nil` where there are
  /// none.
  var accounts: (any AccountPort)?
  var residents: (any ResidentPort)?
  /// Draws the printable forms; `nil` where nothing is printed.
  var paper: (any PaperPort)?

  var cases: CaseStore { CaseStore(town: town) }
  var drafts: DraftStore { DraftStore(town: town) }
  var inbox: InboxStore { InboxStore(cases: cases) }

  /// The department the rules name, where the town has it.
  func department(_ determination: Determination, _ procedure: Procedure) -> String {
    let routed = determination.department
    return town.profile.department(routed) == nil ? procedure.department : routed
  }

  /// One entry of the town's audit log about a case.
  func note(
    _ action: String, _ id: ID<Case>, by actor: AuditActor, _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    try audit.record(AuditEntry(actor: actor, action: action, subject: "case:\(id)", details: details), in: tx)
  }
}
