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

  var cases: CaseStore { CaseStore(town: town) }
  var drafts: DraftStore { DraftStore(town: town) }
  var inbox: InboxStore { InboxStore(cases: cases) }

  /// One entry of the town's audit log about a case.
  func note(
    _ action: String, _ id: ID<Case>, by actor: AuditActor, _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    try audit.record(AuditEntry(actor: actor, action: action, subject: "case:\(id)", details: details), in: tx)
  }
}
