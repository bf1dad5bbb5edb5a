import Kernel
import Ports
import Storage
import Web

/// Everything this context stands on, in one hand.
struct ClientDesk: Sendable {
  let town: Town
  let procedures: any ProcedurePort
  let applications: any ApplicationPort
  let sent: any SentApplicationPort
  let audit: any AuditPort

  var clients: ClientStore { ClientStore(vault: town.vault) }
  var submissions: SubmissionStore { SubmissionStore(vault: town.vault) }

  /// One entry of the town's audit log about a program.
  func note(
    _ action: String, _ client: ID<Client>, by actor: AuditActor, _ details: [String: String] = [:],
    in tx: any Transaction
  ) throws {
    try audit.record(AuditEntry(actor: actor, action: action, subject: "client:\(client)", details: details), in: tx)
  }
}

extension Client {
  /// As the keeper of an application.
  var keeper: ApplicationKeeper { .client(id.description) }
  var actor: AuditActor { .client(id.description) }
}
