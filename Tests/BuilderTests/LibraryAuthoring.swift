import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Synchronization

/// Procedures in memory: a draft is good when it has a title, and its version is its length.
final class LibraryAuthoring: AuthoringPort {
  private struct Shelf {
    var folders: [ProcedureVersionID: DraftFolder] = [:]
    var versions: [String: [ProcedureVersionID]] = [:]
    var published: [OpenPeriod] = []
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
        isOpen: index == versions.count - 1)
    }.reversed()
  }

  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws {
    kept.withLock { shelf in
      shelf.published.append(period)
      shelf.versions[procedure.definition.id, default: []].append(procedure.version)
    }
  }

  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws {}
  func noticePublications() async {}
}
