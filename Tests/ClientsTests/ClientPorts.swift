import FormSchema
import Kernel
import Nihongo
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

/// Applications in memory, by the rules of the port: a key begins one, a revision is saved once.
final class KeptApplications: ApplicationPort, SentApplicationPort {
  private struct Missing: Problem {
    var code: String { "cases.draft-not-found" }
    var kind: ProblemKind { .missing }
  }

  private struct Overtaken: Problem {
    var code: String { "cases.changed-meanwhile" }
    var kind: ProblemKind { .conflict }
  }

  private let published: PublishedProcedure
  private let world: World
  private let kept = Mutex<[String: OpenApplication]>([:])
  private let beginnings = Mutex<[String: String]>([:])
  /// Of the next submission, in place of taking it.
  let refusal = Mutex<ApplicationOutcome?>(nil)
  let correction = Mutex<SentApplication.Correction?>(nil)
  let papers = Mutex<[SentApplication.Paper]>([])

  init(_ published: PublishedProcedure, world: World) { (self.published, self.world) = (published, world) }

  var all: [OpenApplication] { kept.withLock { Array($0.values) } }

  func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication {
    let new = OpenApplication(
      id: world.newID(Officer.self).description, published: published, typed: TypedAnswers(), provenance: [:],
      language: language, channel: channel, keeper: keeper, receivedOn: nil, revision: 1, changedAt: world.now,
      submitted: nil)
    let id = beginnings.withLock { beginnings in
      let id = beginnings["\(keeper)|\(key)"] ?? new.id
      beginnings["\(keeper)|\(key)"] = id
      return id
    }
    return kept.withLock { kept in
      let begun = kept[id] ?? new
      kept[id] = begun
      return begun
    }
  }

  func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication {
    guard let found = kept.withLock({ $0[id] }), found.keeper == keeper else { throw Missing() }
    return found
  }

  @discardableResult func save(_ application: OpenApplication) async throws -> OpenApplication {
    try kept.withLock { kept in
      guard let before = kept[application.id], before.revision == application.revision, before.submitted == nil else {
        throw Overtaken()
      }
      let saved = application.next(submitted: nil)
      kept[application.id] = saved
      return saved
    }
  }

  func find(resumeCode: String) async throws -> OpenApplication { throw Missing() }

  func hand(
    _ id: String, of keeper: ApplicationKeeper, to other: ApplicationKeeper, channel: Channel
  ) async throws -> OpenApplication { throw Missing() }

  func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication] { all.filter { $0.keeper == keeper } }

  func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome {
    if let refusal = refusal.withLock({ $0 }) { return refusal }
    let application = try await open(id, of: keeper)
    if let earlier = application.submitted { return .accepted(earlier) }
    let reading = published.definition.form.read(application.typed, today: world.today)
    guard reading.isAccepted else { return .unfinished(reading) }
    return kept.withLock { kept in
      if let earlier = kept[id]?.submitted { return .accepted(earlier) }
      let accepted = AcceptedApplication(
        caseID: id, receipt: ReceiptNumber(in: world).description, secret: "AAAA-BBBB-CCCC", fee: Yen(300))
      kept[id] = application.next(submitted: accepted)
      return .accepted(accepted)
    }
  }

  func application(_ receipt: String, sentBy client: String) async throws -> SentApplication? {
    guard let found = all.first(where: { $0.submitted?.receipt == receipt && $0.keeper == .client(client) }),
      let accepted = found.submitted
    else { return nil }
    return SentApplication(
      published: published, accepted: accepted, status: "in-review", statusKey: "cases.status.in-review",
      department: "citizens", receivedAt: world.now, expectedOn: world.today,
      correction: correction.withLock { $0 }, papers: papers.withLock { $0 })
  }

  func paper(_ id: String, of receipt: String, sentBy client: String) async throws -> [UInt8]? {
    try await application(receipt, sentBy: client).map { _ in Array("%PDF-1.7".utf8) }
  }
}

extension OpenApplication {
  fileprivate func next(submitted: AcceptedApplication?) -> OpenApplication {
    OpenApplication(
      id: id, published: published, typed: typed, provenance: provenance, language: language, channel: channel,
      keeper: keeper, receivedOn: receivedOn, enclosures: enclosures, revision: revision + 1, changedAt: changedAt,
      submitted: submitted)
  }
}
