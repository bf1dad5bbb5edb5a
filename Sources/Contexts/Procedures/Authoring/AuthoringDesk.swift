import FormProof
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// The procedures as those may ask for them who write procedures.
struct AuthoringDesk: AuthoringPort {
  let town: Town
  let audit: any AuditPort
  let open: ProcedureCatalogue

  private var facts: TownFacts { .init(town.profile) }

  func folder(of version: ProcedureVersionID) async throws -> DraftFolder {
    DraftFolder(definition: try await open.version(version).definition)
  }

  func folder(of files: [String: [UInt8]]) -> BroughtFolder { BroughtFiles(files).brought }

  func files(of draft: DraftFolder) -> [(path: String, bytes: [UInt8])] {
    let reading = DraftReading(draft)
    if reading.isReadable, let definition = reading.definition { return ProcedureFolderWriter.files(definition) }
    return draft.paths.map { path in
      switch draft.files[path] {
      case .tree(let tree): (path, YAMLText.bytes(tree))
      case .text(let text): (path, Array(text.utf8))
      case nil: (path, [])
      }
    }
  }

  func definition(of draft: DraftFolder) -> ProcedureDefinition? { DraftReading(draft).definition }

  func version(of draft: DraftFolder) -> ProcedureVersionID? {
    let reading = DraftReading(draft)
    return reading.isReadable ? reading.definition.map { ProcedureHash.version(of: $0) } : nil
  }

  func findings(of draft: DraftFolder) async throws -> [DraftFinding] {
    let reading = try await read(draft)
    return reading.findings(reading.outcome.findings, AuthoringWords())
  }

  func examples(of draft: DraftFolder) async throws -> [DraftExample] { Self.examples(try await read(draft)) }

  func check(_ draft: DraftFolder, _ depth: CheckDepth) async throws -> DraftCheck {
    let reading = try await read(draft)
    let proven = reading.outcome.proven(on: town.world.today, options: depth.options)
    let examples = Self.examples(reading)
    let isGood = proven.definition != nil && reading.isReadable && examples.allSatisfy(\.holds)
    let procedure = isGood ? proven.definition.map {
      CheckedProcedure(version: ProcedureHash.version(of: $0), definition: $0)
    } : nil
    return DraftCheck(
      findings: reading.findings(proven.findings, AuthoringWords()), examples: examples, procedure: procedure)
  }

  /// The town's procedures are what it may call related, and itself.
  private func read(_ draft: DraftFolder) async throws -> DraftReading {
    var known = Set(try await open.snapshot().procedures.map(\.id))
    known.insert(draft.procedure)
    return DraftReading(draft, for: facts, among: known)
  }

  private static func examples(_ reading: DraftReading) -> [DraftExample] {
    guard let definition = reading.outcome.definition ?? reading.outcome.draft else { return [] }
    return ExampleRunner.run(definition).map { example in
      let found = example.differences.map { FolderFinding($0, in: example.example, reading.outcome.marks) }
      return DraftExample(
        id: example.example, title: example.title, findings: reading.findings(found, AuthoringWords()))
    }
  }

  func listAll() async throws -> [ProcedureEntry] {
    let open = open
    return try await town.database.read { tx in
      let planned = try PublicationPlans.periods(in: tx)
      return try ProcedureShelf.list(in: tx).map { row in
        let found = try open.versions.find(row.version, in: tx)
        return ProcedureEntry(
          id: found.id, title: found.definition.procedure.title, department: found.definition.procedure.department,
          state: row.isOpen ? .open : .closed, version: found.version, number: found.number,
          questionCount: found.definition.form.questions.count, publishedAt: row.publishedAt,
          planned: planned[found.id])
      }
    }.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
  }

  func versions(of procedure: String) async throws -> [ProcedureVersionEntry] {
    try await town.database.read { try ProcedureShelf.versions(of: procedure, in: $0) }
  }

  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws {
    let (definition, today) = (procedure.definition, town.world.today)
    if let from = period.from, from > today {
      try PublicationPlans.write(definition.id, definition, in: period, by: actor, in: tx)
      return try record(
        "procedures.planned", definition.id, ["version": procedure.version.hex, "from": "\(from)"], by: actor, in: tx)
    }
    let outcome = try ProcedureStore.publish(definition, at: town.world.now, in: tx)
    try PublicationPlans.write(definition.id, nil, in: period, by: actor, in: tx)
    guard outcome.isNew else { return }
    try record(
      "procedures.published", definition.id,
      ["version": procedure.version.hex, "number": "\(outcome.published.number)"], by: actor, in: tx)
  }

  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    try ProcedureStore.close(procedure, at: town.world.now, in: tx)
    try PublicationPlans.forget(procedure, in: tx)
    try record("procedures.closed", procedure, [:], by: actor, in: tx)
  }

  func plans() async throws -> [String: PlannedPublication] {
    try await town.database.read { try PublicationPlans.list(in: $0) }
  }

  func cancelPlan(of procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    try PublicationPlans.cancel(procedure, in: tx)
    try record("procedures.plan-cancelled", procedure, [:], by: actor, in: tx)
  }

  func procedures(withGroup group: String) async throws -> [GroupHolder] {
    try await open.snapshot().procedures.compactMap { published in
      let facts = published.definition.procedure
      return published.definition.groups.first { $0.id == group }.map {
        GroupHolder(procedure: published.id, title: facts.title, department: facts.department, group: $0)
      }
    }.sorted { ($0.title, $0.procedure) < ($1.title, $1.procedure) }
  }

  func noticePublications() async { await open.forget() }

  private func record(
    _ action: String, _ procedure: String, _ details: [String: String], by actor: AuditActor, in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(actor: actor, action: action, subject: "procedure:\(procedure)", details: details), in: tx)
  }
}

extension CheckDepth {
  fileprivate var options: FormProof.Options {
    switch self {
    case .quick: FormProof.Options(steps: 20_000)
    case .full: .standard
    }
  }
}

extension ProceduresFeature {
  /// What those may ask who write procedures.
  public var authoring: any AuthoringPort { AuthoringDesk(town: town, audit: audit, open: open) }

  /// Opens and closes what was planned for today or before. Asked again it does nothing.
  public func carryOutPlans() async throws {
    let (world, audit) = (town.world, audit)
    let isAny = try await town.database.write { tx in
      try PublicationPlans.carryOut(on: world.today, at: world.now, telling: audit, in: tx)
    }
    if isAny { await open.forget() }
  }
}
