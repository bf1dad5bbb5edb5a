import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import Web

/// Applications in memory, by the rules of the port: a key begins one, a revision is saved once.
///
/// That a correction was answered stands in a table of the town, so that nobody hears of it before its transaction ends.
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
  /// As the pages show it.
  private let answered = Mutex<Set<String>>([])
  /// Of every application, once it was handed in.
  let status = Mutex("in-review")
  let papers = Mutex<[SentApplication.Paper]>([])

  static let table: SQLText = "CREATE TABLE kept_answered (receipt TEXT PRIMARY KEY)"

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
    found(receipt, client).flatMap(sent)
  }

  func returned(_ receipt: String, sentBy client: String, in tx: any Transaction) throws -> ReturnedApplication {
    let (application, _) = try asked(receipt, client, in: tx)
    return ReturnedApplication(
      receipt: application.submitted?.receipt ?? "", published: published, answers: reading(application.typed).answers)
  }

  func correct(
    _ receipt: String, sentBy client: String, _ new: SentCorrection, isTrial: Bool, in tx: any Transaction
  ) throws -> CorrectionOutcome {
    let (application, asked) = try asked(receipt, client, in: tx)
    var typed = application.typed
    let marks = Set(asked.marks.map(\.question))
    var notMarked: [String] = []
    for question in published.definition.form.questions where new.questions.contains(question.id) {
      if marks.contains(question.id) {
        typed[question.id] = new.typed[question.id]
      } else if typed[question.id] != new.typed[question.id] {
        notMarked.append(question.id)
      }
    }
    guard notMarked.isEmpty else { return .notMarked(notMarked) }
    let reading = reading(typed)
    guard reading.isAccepted else { return .unfinished(reading) }
    let determination = published.definition.determination(for: reading.answers, on: world.today)
    guard determination.eligibility.outcome != .notEligible else { return .notEligible(determination.eligibility) }
    if !isTrial {
      kept.withLock { [typed] kept in kept[application.id]?.typed = typed }
      try tx.run("INSERT INTO kept_answered (receipt) VALUES (\(receipt))")
      answered.withLock { _ = $0.insert(receipt) }
    }
    return .accepted(reading, determination)
  }

  func withdraw(
    _ receipt: String, sentBy client: String, reason: String, isTrial: Bool, in tx: any Transaction
  ) throws -> SentApplication {
    guard let application = found(receipt, client) else { throw Missing() }
    guard status.withLock({ $0 != "withdrawn" }) else { throw Overtaken() }
    if !isTrial { status.withLock { $0 = "withdrawn" } }
    guard let sent = sent(application) else { throw Missing() }
    return sent
  }

  private func reading(_ typed: TypedAnswers) -> Reading {
    published.definition.form.read(typed, today: world.today)
  }

  private func asked(
    _ receipt: String, _ client: String, in tx: any Transaction
  ) throws -> (application: OpenApplication, correction: SentApplication.Correction) {
    guard let application = found(receipt, client) else { throw Missing() }
    let isAnswered = try tx.firstRow("SELECT 1 FROM kept_answered WHERE receipt = \(receipt)") != nil
    guard !isAnswered, let correction = correction.withLock({ $0 }) else { throw Overtaken() }
    return (application, correction)
  }

  private func found(_ receipt: String, _ client: String) -> OpenApplication? {
    all.first { $0.submitted?.receipt == receipt && $0.keeper == .client(client) }
  }

  private func isAnswered(_ receipt: String) -> Bool { answered.withLock { $0.contains(receipt) } }

  private func sent(_ application: OpenApplication) -> SentApplication? {
    let status = status.withLock { $0 }
    return application.submitted.map { accepted in
      SentApplication(
        published: published, accepted: accepted, status: status, statusKey: "cases.status.\(status)",
        department: "citizens", receivedAt: world.now, isOpen: status != "withdrawn", expectedOn: world.today,
        correction: isAnswered(accepted.receipt) ? nil : correction.withLock { $0 }, papers: papers.withLock { $0 })
    }
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
