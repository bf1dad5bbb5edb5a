public import FormSchema
public import Kernel
public import Ports
public import Storage

/// Opens and closes procedures, with an entry in the audit log in the same transaction.
public struct ProcedurePublisher: Sendable {
  private let database: any Database
  private let world: World
  private let audit: any AuditPort

  public init(database: any Database, world: World, audit: any AuditPort) {
    self.database = database
    self.world = world
    self.audit = audit
  }

  /// Opens all of these contents, or none of them.
  public func publish(_ definitions: [ProcedureDefinition], by actor: AuditActor) async throws -> [Publication] {
    let now = world.now
    let audit = audit
    return try await database.write { tx in
      try definitions.map { definition in
        let publication = try ProcedureStore.publish(definition, at: now, in: tx)
        if publication.isNew {
          try audit.record(
            AuditEntry(
              actor: actor, action: "procedures.version-published", subject: "procedure:\(definition.id)",
              details: ["version": publication.version.hex, "number": "\(publication.number)"]), in: tx)
        }
        return publication
      }
    }
  }

  /// Closes a procedure for new applications; its cases go on.
  /// - Throws: ``ProcedureProblem/notFound`` when it is not open.
  public func close(_ procedure: String, by actor: AuditActor) async throws {
    let now = world.now
    let audit = audit
    try await database.write { tx in
      guard try ProcedureStore.close(procedure, at: now, in: tx) else { throw ProcedureProblem.notFound }
      try audit.record(
        AuditEntry(actor: actor, action: "procedures.procedure-closed", subject: "procedure:\(procedure)"), in: tx)
    }
  }
}
