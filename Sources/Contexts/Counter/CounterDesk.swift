import Kernel
import Ports
import Storage
import Web

/// Everything the counter stands on, in one hand.
struct CounterDesk: Sendable {
  let town: Town
  let procedures: any ProcedurePort
  let applications: any ApplicationPort
  let residents: any ResidentPort
  let reference: any ReferencePort
  let audit: any AuditPort

  /// The application whose id the path names, of the officer who is signed in.
  /// - Throws: what ``ApplicationPort`` throws when they keep none of that id.
  func open(_ context: AppContext) async throws -> OpenApplication {
    try await applications.open(try context.segment("id"), of: try context.officer.keeper)
  }

  /// One entry of the town's audit log about an application that is being filled in.
  func note(
    _ action: String, _ application: String, by officer: Officer, _ details: [String: String] = [:],
    in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(
        actor: .officer(officer.id.description), action: action, subject: "draft:\(application)", details: details),
      in: tx)
  }

  /// The same in a transaction of its own: what an officer sees is on record before it is shown.
  func note(
    _ action: String, _ application: String, by officer: Officer, _ details: [String: String] = [:]
  ) async throws {
    try await town.database.write { tx in try note(action, application, by: officer, details, in: tx) }
  }
}

extension Officer {
  /// As the keeper of an application.
  var keeper: ApplicationKeeper { .officer(id.description) }
  var actor: AuditActor { .officer(id.description) }
}
