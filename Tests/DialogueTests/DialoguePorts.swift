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
  var actions: [String] { kept.withLock { $0.map(\.action) } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}

/// One procedure, always open.
struct OneProcedure: ProcedurePort {
  let published: PublishedProcedure

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure { published }
  func current(_ procedure: String) async throws -> PublishedProcedure? {
    procedure == published.id ? published : nil
  }
  func listCurrent() async throws -> [PublishedProcedure] { [published] }
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure { published }
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? { published.version }
}

/// One postal code.
struct OnePlace: ReferencePort {
  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    digits == "2540041" ? [PostalPlace(prefecture: "神奈川県", city: "平塚市", town: "浅間町")] : []
  }
  func holidays() async throws -> Holidays { Holidays() }
}

/// Applications in memory, by the rules of the port.
final class KeptApplications: ApplicationPort {
  private struct Missing: Problem {
    var code: String { "dialogue.not-begun" }
    var kind: ProblemKind { .missing }
  }

  private let published: PublishedProcedure
  private let world: World
  private let kept = Mutex<[String: OpenApplication]>([:])

  init(_ published: PublishedProcedure, world: World) { (self.published, self.world) = (published, world) }

  var all: [OpenApplication] { kept.withLock { Array($0.values) } }

  func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication {
    let id = world.newID(Officer.self).description
    let new = OpenApplication(
      id: id, published: published, typed: TypedAnswers(), provenance: [:], language: language, channel: channel,
      keeper: keeper, receivedOn: nil, revision: 1, changedAt: world.now,
      resumeCode: keeper == .browser ? "4K7M-P3XQ-9ABC-7" : nil, submitted: nil)
    kept.withLock { $0[id] = new }
    return new
  }

  func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication {
    guard let found = kept.withLock({ $0[id] }), found.keeper == keeper else { throw Missing() }
    return found
  }

  @discardableResult func save(_ application: OpenApplication) async throws -> OpenApplication {
    keep(application, revision: application.revision + 1, submitted: nil)
  }

  func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication] { all.filter { $0.keeper == keeper } }

  func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome {
    let application = try await open(id, of: keeper)
    let reading = published.definition.form.read(application.typed, today: world.today)
    guard reading.isAccepted else { return .unfinished(reading) }
    let accepted = AcceptedApplication(caseID: id, receipt: "26-4K7M-P3XQ-7", secret: "AAAA-BBBB-CCCC", fee: Yen(300))
    _ = keep(application, revision: application.revision, submitted: accepted)
    return .accepted(accepted)
  }

  private func keep(_ old: OpenApplication, revision: Int, submitted: AcceptedApplication?) -> OpenApplication {
    let new = OpenApplication(
      id: old.id, published: old.published, typed: old.typed, provenance: old.provenance, language: old.language,
      channel: old.channel, keeper: old.keeper, receivedOn: old.receivedOn, revision: revision, changedAt: world.now,
      resumeCode: old.resumeCode, submitted: submitted)
    kept.withLock { $0[old.id] = new }
    return new
  }
}
