import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Vault
import Web

/// The draft a browser is filling in, with the procedure as it is published now.
struct OpenDraft {
  let draft: Draft
  let published: PublishedProcedure

  var form: Form { published.definition.form }

  static func cookieName(_ town: Town, _ procedure: String) -> String { "__Host-\(town.id)-draft-\(procedure)" }

  /// What the browser keeps: which draft, and the proof that it may open it.
  static func cookie(for draft: ID<Draft>, _ procedure: String, _ town: Town) -> Cookie {
    hostCookie(
      cookieName(town, procedure), "\(draft).\(ApplicantSecret.access(to: draft, vault: town.vault))",
      maxAge: Draft.lifetimeSeconds)
  }

  /// - Throws: ``CasesProblem/draftNotFound`` when this browser has none, ``CasesProblem/procedureClosed``.
  static func find(_ desk: CaseDesk, _ procedure: String, cookies: Cookies) async throws -> OpenDraft {
    guard let id = id(in: cookies[cookieName(desk.town, procedure)]?.value, desk.town) else { throw CasesProblem.draftNotFound }
    guard let published = try await desk.procedures.current(procedure) else { throw CasesProblem.procedureClosed }
    let draft = try await desk.town.database.read { tx in try desk.drafts.find(id, in: tx) }
    return OpenDraft(draft: draft, published: published)
  }

  private static func id(in value: String?, _ town: Town) -> ID<Draft>? {
    let parts = (value ?? "").split(separator: ".")
    guard parts.count == 2, let id = ID<Draft>(parts[0]),
      isSame(Array(parts[1].utf8), Array(ApplicantSecret.access(to: id, vault: town.vault).utf8))
    else { return nil }
    return id
  }
}
