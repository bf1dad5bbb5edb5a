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
  let engineers: any EngineerPort
  let mail: any MailPort
  let audit: any AuditPort

  var clients: ClientStore { ClientStore(vault: town.vault) }
  var submissions: SubmissionStore { SubmissionStore(vault: town.vault) }

  /// What the port of sent applications says, as programs know it.
  /// - Parameter conflict: that the application does not stand where this can be done.
  func told<Answer>(_ conflict: ClientsProblem, _ ask: () throws -> Answer) throws -> Answer {
    do {
      return try ask()
    } catch let problem as any Problem where problem.kind == .missing {
      throw ClientsProblem.applicationNotFound
    } catch let problem as any Problem where problem.kind == .conflict {
      throw conflict
    }
  }

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
