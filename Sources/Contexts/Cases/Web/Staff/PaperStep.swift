import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// What an officer may do with a paper that was given out.
enum PaperStep: String, Sendable {
  case revoke = "revocation"
  case reissue

  func path(_ paper: IssuedDocument) -> String { "\(paper.staffHref)/\(rawValue)" }
}

extension IssuedDocument {
  /// Where officers read it.
  var staffHref: String { "/staff/cases/\(caseID)/documents/\(id)" }
}

extension CaseDesk {
  /// The case and the paper of an address, with an entry of the audit log that they were seen.
  /// - Throws: ``CasesProblem/fileNotFound`` and what ``CaseReading/view(_:as:for:in:)`` throws.
  func paper(_ context: AppContext, for permission: Permission) async throws -> (StaffCase, IssuedDocument) {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let document = try context.id("document", of: IssuedDocument.self)
    return try await town.database.write { tx in
      let found = try CaseReading(desk: self, officer: officer).view(id, for: permission, in: tx)
      guard let paper = found.documents.first(where: { $0.id == document }) else { throw CasesProblem.fileNotFound }
      return (found, paper)
    }
  }

  /// Does a step with a paper once, when the officer may do it at this case, and leads back to the case.
  func paperStep(
    _ id: ID<Case>, _ form: SubmittedForm, _ context: AppContext, done: CaseDone,
    _ body: @escaping @Sendable (PaperWork, any Transaction) throws -> Void
  ) async throws -> Response {
    let officer = try context.officer
    let location = try await town.database.write { tx in
      try Once.perform(form.once, at: town.world.now, in: tx) {
        _ = try OfficerWork(desk: self, officer: officer).find(id, for: CasesPermission.revoke, in: tx)
        try body(PaperWork(desk: self, actor: .officer(officer.id.description)), tx)
        return done.location(id)
      }
    }
    return context.redirect(to: location)
  }
}
