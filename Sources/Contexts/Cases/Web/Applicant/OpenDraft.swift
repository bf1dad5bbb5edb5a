import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Vault
import Web

/// The draft a browser is filling in, with the procedure as it is published now; or, once it was sent, as it was then.
struct OpenDraft {
  var draft: Draft
  let published: PublishedProcedure

  var form: Form { published.definition.form }

  static func cookieName(_ town: Town, _ procedure: String) -> String { "__Host-\(town.id)-draft-\(procedure)" }

  /// What the browser keeps: which draft, and the proof that it may open it.
  /// - Parameter seconds: how long; the whole life of a draft while it is filled in.
  static func cookie(
    for draft: ID<Draft>, _ procedure: String, _ town: Town, seconds: Int = Draft.lifetimeSeconds
  ) -> Cookie {
    hostCookie(cookieName(town, procedure), cookieValue(for: draft, town), maxAge: seconds)
  }

  static func cookieValue(for draft: ID<Draft>, _ town: Town) -> String {
    "\(draft).\(ApplicantSecret.access(to: draft, vault: town.vault))"
  }

  /// - Throws: ``CasesProblem/draftNotFound`` when this browser has none, an officer has taken it over, or it is that
  ///   of another account than the one signed in now; ``CasesProblem/procedureClosed`` when it was not sent in time.
  static func find(_ desk: CaseDesk, _ procedure: String, _ context: AppContext) async throws -> OpenDraft {
    guard let id = id(in: context.cookies[cookieName(desk.town, procedure)], desk.town) else { throw CasesProblem.draftNotFound }
    let draft = try await desk.town.database.read { tx in try desk.drafts.find(id, in: tx) }
    guard draft.keeper == .browser, draft.procedure == procedure else { throw CasesProblem.draftNotFound }
    if let owner = draft.account, let resident = context.resident, owner != resident.id { throw CasesProblem.draftNotFound }
    // After the draft: whoever sent it on the last day comes back to the receipt on the next.
    guard let published = try await desk.published(for: draft) else { throw CasesProblem.procedureClosed }
    return OpenDraft(draft: draft, published: published)
  }

  /// The draft of this browser; `nil` when it has become a case already.
  /// - Throws: as ``find(_:_:_:)``
  static func findUnsubmitted(_ desk: CaseDesk, _ context: AppContext) async throws -> OpenDraft? {
    let open = try await find(desk, try context.segment("procedure"), context)
    return open.draft.submittedCase == nil ? open : nil
  }

  /// Puts a draft begun without signing in on the page of who is signed in now.
  func adopted(by resident: Resident?, _ desk: CaseDesk) async throws -> OpenDraft {
    guard let resident, draft.account == nil, draft.submittedCase == nil else { return self }
    try await desk.town.database.write { [id = draft.id] tx in try desk.drafts.adopt(id, by: resident.id, in: tx) }
    var adopted = self
    adopted.draft.account = resident.id
    return adopted
  }

  /// - Returns: `nil` when the browser may open none with it.
  static func id(in value: String?, _ town: Town) -> ID<Draft>? {
    let parts = (value ?? "").split(separator: ".")
    guard parts.count == 2, let id = ID<Draft>(parts[0]),
      isSame(Array(parts[1].utf8), Array(ApplicantSecret.access(to: id, vault: town.vault).utf8))
    else { return nil }
    return id
  }
}
