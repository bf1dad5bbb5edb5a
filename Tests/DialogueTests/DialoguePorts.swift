import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import Web
import WebTestSupport

/// Remembers what was noted.
final class RecordingNotes: CaseNotePort {
  private let kept = Mutex<[String]>([])
  var words: [String] { kept.withLock { $0 } }

  func note(_ caseID: String, words: String, by actor: AuditActor, in tx: any Transaction) throws {
    kept.withLock { $0.append(words) }
  }
}
