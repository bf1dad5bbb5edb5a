import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Synchronization
import WebTestSupport

/// Procedures in memory: a draft is good when it has a title, and its version is its length.
final class LibraryAuthoring: AuthoringPort {
  private struct Shelf {
    var folders: [ProcedureVersionID: DraftFolder] = [:]
    var versions: [String: [ProcedureVersionID]] = [:]
    var published: [OpenPeriod] = []
    var plans: [String: PlannedPublication] = [:]
    var closed: Set<String> = []
  }

  private let kept = Mutex(Shelf())

  var published: [OpenPeriod] { kept.withLock { $0.published } }

  static func version(_ folder: DraftFolder) -> ProcedureVersionID {
    let sum = folder.json.canonicalBytes.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    let hex = String(sum, radix: 16)
    guard let id = ProcedureVersionID(String(repeating: "0", count: 64 - hex.count) + hex) else {
      preconditionFailure("sixteen digits at most")
    }
    return id
  }

  @discardableResult
  func add(_ folder: DraftFolder) -> ProcedureVersionID {
    let version = Self.version(folder)
    kept.withLock { shelf in
      shelf.folders[version] = folder
      shelf.versions[folder.procedure, default: []].append(version)
    }
    return version
  }

  func folder(of version: ProcedureVersionID) async throws -> DraftFolder {
    guard let folder = kept.withLock({ $0.folders[version] }) else { throw StorageError.unexpectedColumn("version") }
    return folder
  }

  func folder(of files: [String: [UInt8]]) -> BroughtFolder {
    let trees = files.compactMapValues { try? JSONReader.read($0) }.mapValues { DraftFolder.File.tree($0) }
    let plain = trees.map { (String($0.key.split(separator: "/").last ?? ""), $0.value) }
    return BroughtFolder(folder: DraftFolder(Dictionary(uniqueKeysWithValues: plain)), findings: [])
  }

  func files(of draft: DraftFolder) -> [(path: String, bytes: [UInt8])] {
    draft.paths.map { ($0, draft[DraftPath($0)]?.canonicalBytes ?? []) }
  }

  func definition(of draft: DraftFolder) -> ProcedureDefinition? { nil }
  func version(of draft: DraftFolder) -> ProcedureVersionID? { Self.version(draft) }
  func findings(of draft: DraftFolder) async throws -> [DraftFinding] { [] }
  func examples(of draft: DraftFolder) async throws -> [DraftExample] { [] }

  func check(_ draft: DraftFolder, _ depth: CheckDepth) async throws -> DraftCheck {
    let facts = Procedure(
      id: draft.procedure, title: draft.title, summary: "", department: "", whoMayApply: "", cost: "", expectedDays: 1,
      deadlineDays: 1, otherWays: OtherWays(), retentionYears: 1)
    kept.withLock { $0.folders[Self.version(draft)] = draft }
    let procedure = CheckedProcedure(
      version: Self.version(draft),
      definition: ProcedureDefinition(procedure: facts, form: Form(sections: [], checks: [])))
    return DraftCheck(findings: [], examples: [], procedure: draft.title.isEmpty ? nil : procedure)
  }

  func listAll() async throws -> [ProcedureEntry] { [] }

  func versions(of procedure: String) async throws -> [ProcedureVersionEntry] {
    let versions = kept.withLock { $0.versions[procedure] ?? [] }
    return versions.enumerated().map { index, version in
      ProcedureVersionEntry(
        version: version, number: index + 1, importedAt: Instant(milliseconds: index),
        isOpen: index == versions.count - 1 && !kept.withLock { $0.closed.contains(procedure) })
    }.reversed()
  }

  /// A day to come is only planned.
  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws {
    let id = procedure.definition.id
    kept.withLock { shelf in
      shelf.published.append(period)
      guard period.from.map({ $0 <= Self.today }) ?? true else {
        shelf.plans[id] = PlannedPublication(version: procedure.version, period: period)
        return
      }
      shelf.plans[id] = period.to.map { PlannedPublication(version: nil, period: OpenPeriod(to: $0)) }
      shelf.closed.remove(id)
      if shelf.versions[id]?.last != procedure.version { shelf.versions[id, default: []].append(procedure.version) }
    }
  }

  /// What counts as today here: the pages ask the town, which begins on this day.
  static var today: CivilDate { TestClock().world.today }

  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    kept.withLock { shelf in
      shelf.closed.insert(procedure)
      shelf.plans[procedure] = nil
    }
  }

  func plans() async throws -> [String: PlannedPublication] { kept.withLock { $0.plans } }

  func cancelPlan(of procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    kept.withLock { $0.plans[procedure] = nil }
  }

  func procedures(withGroup group: String) async throws -> [GroupHolder] {
    let folders = kept.withLock { shelf in shelf.versions.values.compactMap(\.last).compactMap { shelf.folders[$0] } }
    return folders.compactMap { folder in
      folder[DraftPath("groups/\(group).yaml")].map {
        GroupHolder(
          procedure: folder.procedure, title: folder.title,
          department: folder.text(DraftPath("procedure.yaml").key("department")) ?? "",
          group: QuestionGroup(id: group, version: 1, source: $0))
      }
    }.sorted { $0.procedure < $1.procedure }
  }

  func noticePublications() async {}
}
