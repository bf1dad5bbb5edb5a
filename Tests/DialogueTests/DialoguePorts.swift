import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import Web
import WebTestSupport

/// Browsers' applications; the cookie is the id itself.
struct SampleDrafts: BrowserDraftPort {
  let applications: SampleApplications
  /// What is known of whoever is signed in.
  let facts: PrefillFacts

  func cookieName(of procedure: String) -> String { "__Host-draft-\(procedure)" }
  func cookie(for application: OpenApplication) -> (value: String, seconds: Int) { (application.id, 600) }

  func open(_ procedure: String, cookie value: String?, account: String?) async throws -> OpenApplication? {
    applications.all.first { $0.id == value && $0.keeper == .browser && $0.published.id == procedure }
  }

  func known(for application: OpenApplication, account: String) async throws -> PrefillProposal {
    Prefill.propose(
      for: application.published.definition.form, of: application.published.id, from: facts, keeping: application.typed)
  }
}

/// Remembers what was noted.
final class RecordingNotes: CaseNotePort {
  private let kept = Mutex<[String]>([])
  var words: [String] { kept.withLock { $0 } }

  func note(_ caseID: String, words: String, by actor: AuditActor, in tx: any Transaction) throws {
    kept.withLock { $0.append(words) }
  }
}
