import FormSchema
import Kernel
import Ports
import Storage
import Web

/// The drafts of browsers, for ways of filling them in other than the form's own pages.
struct BrowserDrafts: BrowserDraftPort {
  let desk: CaseDesk

  func cookieName(of procedure: String) -> String { OpenDraft.cookieName(desk.town, procedure) }

  func cookie(for application: OpenApplication) -> (value: String, seconds: Int) {
    (ID<Draft>(application.id).map { OpenDraft.cookieValue(for: $0, desk.town) } ?? "", Draft.lifetimeSeconds)
  }

  func open(_ procedure: String, cookie value: String?, account: String?) async throws -> OpenApplication? {
    guard let id = OpenDraft.id(in: value, desk.town) else { return nil }
    do {
      let draft = try await desk.town.database.read { tx in try desk.drafts.find(id, in: tx) }
      guard draft.procedure == procedure else { return nil }
      if let account = account.flatMap({ ID<Resident>($0) }) {
        if let owner = draft.account, owner != account { return nil }
        if draft.account == nil, draft.submittedCase == nil {
          try await desk.town.database.write { tx in try desk.drafts.adopt(id, by: account, in: tx) }
        }
      }
      return try await Applications(desk: desk).open(id.description, of: .browser)
    } catch CasesProblem.draftNotFound {
      return nil
    } catch CasesProblem.draftExpired {
      return nil
    }
  }

  func known(for application: OpenApplication, account: String) async throws -> PrefillProposal {
    guard let id = ID<Draft>(application.id), let account = ID<Resident>(account) else { return PrefillProposal() }
    return try await desk.town.database.write { tx in
      let open = OpenDraft(draft: try desk.drafts.find(id, in: tx), published: application.published)
      return try DraftPrefill(desk: desk, resident: Resident(id: account)).known(for: open, in: tx).proposal
    }
  }
}
