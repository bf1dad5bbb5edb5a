import FormSchema
import Kernel
import Ports
import Storage
import Synchronization
import Web

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}

/// One procedure that is open, one that was.
final class SampleProcedures: ProcedurePort {
  static let closed = "boat-registration"

  let published: PublishedProcedure
  private let isOpen = Mutex(true)

  init(_ published: PublishedProcedure) { self.published = published }

  func close() { isOpen.withLock { $0 = false } }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure { published }
  func current(_ procedure: String) async throws -> PublishedProcedure? {
    isOpen.withLock { $0 } && procedure == published.id ? published : nil
  }
  func isKnown(_ procedure: String) async throws -> Bool { [published.id, Self.closed].contains(procedure) }
  func listCurrent() async throws -> [PublishedProcedure] { isOpen.withLock { $0 } ? [published] : [] }
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure { published }
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? { published.version }
}

/// Remembers the mails that were put into the outbox.
final class RecordingMail: MailPort {
  private let kept = Mutex<[OutgoingMail]>([])
  var mails: [OutgoingMail] { kept.withLock { $0 } }
  func send(_ mail: OutgoingMail, in tx: any Transaction) throws { kept.withLock { $0.append(mail) } }
}

/// Engineers with these addresses.
final class SampleEngineers: EngineerPort {
  let addresses = Mutex(["engineer@example.jp", "second@example.jp"])

  func engineerMails(in tx: any Transaction) throws -> [Personal<String>] {
    addresses.withLock { $0.map { Personal($0) } }
  }
}
