import FormSchema
import Kernel
import Ports
import Storage
import Synchronization
import Web

/// Applications in memory, by the rules of the port.
public final class SampleApplications: ApplicationPort {
  /// What opens an application that a browser keeps.
  public static func resumeCode(of id: String) -> String { "CODE-\(id)" }

  /// What stands against a call.
  public enum Refusal: Problem {
    case missing, changed, closed, code

    public var code: String { "web.page-not-found" }
    public var kind: ProblemKind {
      switch self {
      case .missing: .missing
      case .changed: .conflict
      case .closed: .expired
      case .code: .invalid
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

  public init(procedures: SampleProcedures, world: World) { (self.procedures, self.world) = (procedures, world) }

  /// Every one, sent or not.
  public var all: [OpenApplication] { state.withLock { Array($0.kept.values) } }

  /// How many cases were made.
  public var cases: Int { state.withLock { $0.submissions } }

  public func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication {
    guard let published = try await procedures.current(procedure) else { throw Refusal.closed }
    let id = world.newID(Officer.self).description
    let new = OpenApplication(
      id: id, published: published, typed: TypedAnswers(), provenance: [:], language: language, channel: channel,
      keeper: keeper, receivedOn: nil, revision: 1, changedAt: world.now,
      resumeCode: keeper == .browser ? Self.resumeCode(of: id) : nil, submitted: nil)
    return state.withLock { state in
      let name = "\(keeper) \(key)"
      if let earlier = state.keys[name].flatMap({ state.kept[$0] }) { return earlier }
      (state.keys[name], state.kept[id]) = (id, new)
      return new
    }
  }

  public func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication {
    guard let found = state.withLock({ $0.kept[id] }), found.keeper == keeper else { throw Refusal.missing }
    return found
  }

  @discardableResult public func save(_ application: OpenApplication) async throws -> OpenApplication {
    let now = world.now
    return try state.withLock { state in
      guard let before = state.kept[application.id], before.keeper == application.keeper else { throw Refusal.missing }
      guard before.revision == application.revision, before.submitted == nil else { throw Refusal.changed }
      let saved = application.with(revision: before.revision + 1, at: now, submitted: nil)
      state.kept[application.id] = saved
      return saved
    }
  }

  public func find(resumeCode: String) async throws -> OpenApplication {
    let found = state.withLock { $0.kept.values.first { $0.resumeCode == resumeCode } }
    guard let found else { throw Refusal.code }
    return found
  }

  public func hand(
    _ id: String, of keeper: ApplicationKeeper, to other: ApplicationKeeper, channel: Channel
  ) async throws -> OpenApplication {
    let before = try await open(id, of: keeper)
    guard before.submitted == nil else { throw Refusal.changed }
    let handed = OpenApplication(
      id: id, published: before.published, typed: before.typed, provenance: before.provenance,
      language: before.language, channel: before.channel == .paper ? .paper : channel, keeper: other,
      receivedOn: before.receivedOn, enclosures: before.enclosures, revision: before.revision + 1, changedAt: world.now,
      resumeCode: other == .browser ? Self.resumeCode(of: id) : nil, submitted: nil)
    state.withLock { $0.kept[id] = handed }
    return handed
  }

  public func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication] {
    state.withLock { $0.kept.values.filter { $0.keeper == keeper && $0.submitted == nil } }
      .sorted { $0.changedAt > $1.changedAt }
  }

  public func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome {
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
      resumeCode: resumeCode, submitted: submitted)
  }
}
