import FormSchema
import Kernel
import Ports

/// Browsers' applications; the cookie is the id itself.
public struct SampleDrafts: BrowserDraftPort {
  public let applications: SampleApplications
  /// What is known of whoever is signed in.
  public let facts: PrefillFacts

  public init(applications: SampleApplications, facts: PrefillFacts = PrefillFacts()) {
    (self.applications, self.facts) = (applications, facts)
  }

  public func cookieName(of procedure: String) -> String { "__Host-draft-\(procedure)" }
  public func cookie(for application: OpenApplication) -> (value: String, seconds: Int) { (application.id, 600) }

  public func open(_ procedure: String, cookie value: String?, account: String?) async throws -> OpenApplication? {
    applications.all.first { $0.id == value && $0.keeper == .browser && $0.published.id == procedure }
  }

  public func known(for application: OpenApplication, account: String) async throws -> PrefillProposal {
    Prefill.propose(
      for: application.published.definition.form, of: application.published.id, from: facts, keeping: application.typed)
  }
}
