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

/// Procedures, always open.
struct SampleProcedures: ProcedurePort {
  let published: [PublishedProcedure]

  init(_ definitions: [ProcedureDefinition]) {
    published = definitions.enumerated().compactMap { number, definition in
      ProcedureVersionID(String(repeating: "0", count: 63) + "\(number)").map {
        PublishedProcedure(version: $0, number: 1, definition: definition)
      }
    }
  }

  private struct NoSuchVersion: Error {}

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    guard let found = published.first(where: { $0.version == id }) else { throw NoSuchVersion() }
    return found
  }
  func current(_ procedure: String) async throws -> PublishedProcedure? { published.first { $0.id == procedure } }
  func listCurrent() async throws -> [PublishedProcedure] { published }
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    guard let found = published.first(where: { $0.version == id }) else { throw NoSuchVersion() }
    return found
  }
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    published.first { $0.id == procedure }?.version
  }
}

struct SampleReference: ReferencePort {
  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    digits == "2540041" ? [PostalPlace(prefecture: "神奈川県", city: "平塚市", town: "浅間町")] : []
  }
  func holidays() async throws -> Holidays { Holidays() }
}

/// A registry of one person.
struct SampleResidents: ResidentPort {
  static let hanako = ResidentFacts(
    id: "01900000-0000-7000-8000-0000000000aa",
    name: NameAnswer(family: "髙﨑", given: "花子", familyKana: "タカサキ", givenKana: "ハナコ"),
    birthDate: CivilDate("1970-03-02"),
    address: Address(postalCode: PostalCode("2540041"), prefecture: "神奈川県", city: "平塚市", town: "浅間町", street: "9-1"))

  func find(
    name: String, birthDate: CivilDate, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> [ResidentFacts] {
    let plain = { (name: String) in FoldedText(name).text.filter { !$0.isWhitespace } }
    return plain(name) == plain(Self.hanako.name.full) && birthDate == Self.hanako.birthDate ? [Self.hanako] : []
  }
  func resident(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts {
    guard id == Self.hanako.id else { throw WebProblem.pageNotFound }
    return Self.hanako
  }
  func household(of id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts] { [] }
  func resident(
    linkedTo account: String, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> ResidentFacts? { nil }
}

/// Applications in memory, by the rules of the port.
final class SampleApplications: ApplicationPort {
  /// What stands against a call.
  enum Refusal: Problem {
    case missing, changed, closed

    var code: String { "web.page-not-found" }
    var kind: ProblemKind {
      switch self {
      case .missing: .missing
      case .changed: .conflict
      case .closed: .expired
      }
    }
  }

  private struct State {
    var kept: [String: OpenApplication] = [:]
    var keys: [String: String] = [:]
    var submissions = 0
  }

  private let procedures: SampleProcedures
  private let world: World
  private let state = Mutex(State())

  init(procedures: SampleProcedures, world: World) { (self.procedures, self.world) = (procedures, world) }

  /// How many cases were made.
  var cases: Int { state.withLock { $0.submissions } }

  func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication {
    guard let published = try await procedures.current(procedure) else { throw Refusal.closed }
    let id = world.newID(Officer.self).description
    let new = OpenApplication(
      id: id, published: published, typed: TypedAnswers(), provenance: [:], language: language, channel: channel,
      keeper: keeper, receivedOn: nil, revision: 1, changedAt: world.now, submitted: nil)
    return state.withLock { state in
      let name = "\(keeper) \(key)"
      if let earlier = state.keys[name].flatMap({ state.kept[$0] }) { return earlier }
      (state.keys[name], state.kept[id]) = (id, new)
      return new
    }
  }

  func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication {
    guard let found = state.withLock({ $0.kept[id] }), found.keeper == keeper else { throw Refusal.missing }
    return found
  }

  @discardableResult func save(_ application: OpenApplication) async throws -> OpenApplication {
    let now = world.now
    return try state.withLock { state in
      guard let before = state.kept[application.id], before.keeper == application.keeper else { throw Refusal.missing }
      guard before.revision == application.revision, before.submitted == nil else { throw Refusal.changed }
      let saved = application.with(revision: before.revision + 1, at: now, submitted: nil)
      state.kept[application.id] = saved
      return saved
    }
  }

  func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication] {
    state.withLock { $0.kept.values.filter { $0.keeper == keeper && $0.submitted == nil } }
      .sorted { $0.changedAt > $1.changedAt }
  }

  func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome {
    let application = try await open(id, of: keeper)
    if let earlier = application.submitted { return .accepted(earlier) }
    let reading = application.published.definition.form.read(application.typed, today: world.today)
    guard reading.isAccepted else { return .unfinished(reading) }
    let accepted = AcceptedApplication(
      caseID: world.newID(Officer.self).description, receipt: "26-4K7M-P3XQ-7", secret: "AAAA-BBBB-CCCC", fee: Yen(300))
    let now = world.now
    state.withLock { state in
      state.kept[id] = application.with(revision: application.revision, at: now, submitted: accepted)
      state.submissions += 1
    }
    return .accepted(accepted)
  }
}

extension OpenApplication {
  fileprivate func with(revision: Int, at now: Instant, submitted: AcceptedApplication?) -> OpenApplication {
    OpenApplication(
      id: id, published: published, typed: typed, provenance: provenance, language: language, channel: channel,
      keeper: keeper, receivedOn: receivedOn, enclosures: enclosures, revision: revision, changedAt: now,
      submitted: submitted)
  }
}
