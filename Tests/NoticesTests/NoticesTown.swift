import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Web
import WebTestSupport

@testable import Notices

/// A town whose mails go to a transport that does what a test says.
struct NoticesTown: Sendable {
  let town: Town
  let clock: TestClock
  let audit = RecordingAudit()
  let transport = ObedientTransport()
  let feature: NoticesFeature

  init(town: Town, clock: TestClock) {
    (self.town, self.clock) = (town, clock)
    feature = NoticesFeature(town: town, transport: transport, audit: audit)
  }

  var worker: MailWorker { feature.worker }

  func send(
    _ recipient: String = "hanako@example.net", about: String = "case:1", occasion: String = "received",
    endsAt: Instant? = nil
  ) async throws {
    let mail = OutgoingMail(
      recipient: Personal(recipient), subject: "申請を受け付けました", body: Personal("髙﨑様"), about: about, occasion: occasion,
      endsAt: endsAt)
    let outbox = feature.outbox
    try await town.database.write { tx in try outbox.send(mail, in: tx) }
  }

  func mails() async throws -> [Mail] {
    let store = feature.store
    return try await town.database.read { tx in try store.list(Mail.State.allCases, most: 100, skipping: 0, in: tx) }
  }

  func states() async throws -> [Mail.State] { try await mails().map(\.state) }
}

func withNotices(_ engine: Engine = .sqlite, _ body: (NoticesTown) async throws -> Void) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: NoticesFeature.migrations) { town in
    try await body(NoticesTown(town: town, clock: clock))
  }
}

/// Delivers, or refuses with what it was told, and remembers every try.
final class ObedientTransport: MailTransport {
  struct Try: Equatable {
    let recipient: String
    let sender: String
    let id: String
  }

  private let told = Mutex<(refusal: MailRefusal?, tries: [Try])>((nil, []))

  var tries: [Try] { told.withLock { $0.tries } }
  func refuse(_ refusal: MailRefusal?) { told.withLock { $0.refusal = refusal } }

  func deliver(_ mail: OutgoingMail, from sender: String, id: String) async throws {
    let refusal = told.withLock { told in
      told.tries.append(Try(recipient: mail.recipient.value, sender: sender, id: id))
      return told.refusal
    }
    if let refusal { throw refusal }
  }

  func check() async -> String { "ok" }
}

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}
