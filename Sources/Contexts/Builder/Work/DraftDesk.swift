import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// Work on drafts: everything pages ask for, each act with its entry in the audit log.
struct DraftDesk: Sendable {
  let town: Town
  let authoring: any AuthoringPort
  let audit: any AuditPort
  let shelf: DraftShelf
  var checks = DraftChecks()

  /// A whole folder is kept every so many edits.
  static let editsBetweenSnapshots = 100
  /// So far back an edit can be undone.
  static let mostUndone = 1_000

  // MARK: Looking

  /// The drafts the officer's posts reach, the last that were changed first.
  func list(
    by officer: Officer, _ states: Set<Draft.State> = [.editing, .proposed, .approved], most: Int = 500
  ) async throws -> [Draft] {
    let departments = officer.departments(for: BuilderPermission.write)
    return try await town.database.read { tx in
      try DraftStore.list(states, departments: departments, most: most, in: tx)
    }
  }

  /// - Throws: ``BuilderProblem/draftNotFound``, ``BuilderProblem/notYourDepartment``
  func load(_ id: ID<Draft>, by officer: Officer) async throws -> OpenDraft {
    let opened = try await town.database.read { try open(id, officer, in: $0) }
    shelf.keep(opened)
    return opened
  }

  /// What was done, the newest first.
  func history(_ id: ID<Draft>, by officer: Officer, most: Int = 100) async throws -> [KeptEdit] {
    try await town.database.read { tx in
      _ = try find(id, officer, in: tx)
      return try EditStore.listLast(of: id, most: most, in: tx)
    }
  }

  /// What differs from the version that is open now, or was the last; from nothing where there is none.
  func difference(_ id: ID<Draft>, by officer: Officer) async throws -> DraftDifference {
    let opened = try await load(id, by: officer)
    let latest = try await authoring.versions(of: opened.draft.procedure)
    let current = latest.first(where: \.isOpen) ?? latest.first
    guard let version = current?.version ?? opened.draft.base else {
      return DraftDifference(from: DraftFolder(), to: opened.folder)
    }
    return DraftDifference(from: try await authoring.folder(of: version), to: opened.folder)
  }

  // MARK: Editing

  /// Does an edit that was made on this revision or an older one.
  ///
  /// What others did since stays; where both changed the same, nothing is saved and both are told. To choose one's own,
  /// send the edit again with what stands there now as what it was.
  func edit(_ id: ID<Draft>, _ edit: DraftEdit, by officer: Officer) async throws -> EditOutcome {
    let outcome = try await town.database.write { tx in
      let opened = try editable(id, officer, in: tx)
      return try save(edit, on: opened, by: officer, undoing: nil, in: tx)
    }
    if case .saved(let opened) = outcome { shelf.keep(opened) }
    return outcome
  }

  /// Takes back the last edit of this officer that still stands, or a named one.
  func undo(_ id: ID<Draft>, revision: Int? = nil, by officer: Officer) async throws -> OpenDraft {
    let outcome = try await town.database.write { tx in
      let opened = try editable(id, officer, in: tx)
      let edits = try EditStore.listLast(of: id, most: Self.mostUndone, in: tx)
      let undone = KeptEdit.undone(edits)
      let last = edits.first { kept in
        revision.map { $0 == kept.revision } ?? (kept.officer == officer.id && kept.undoes == nil)
          && !undone.contains(kept.revision)
      }
      guard let last else { throw BuilderProblem.nothingToUndo }
      return try save(last.inverse, on: opened, by: officer, undoing: last.revision, in: tx)
    }
    switch outcome {
    case .saved(let opened):
      shelf.keep(opened)
      return opened
    case .unchanged(let opened): return opened
    case .conflict: throw BuilderProblem.cannotUndo
    }
  }

  private func save(
    _ edit: DraftEdit, on opened: OpenDraft, by officer: Officer, undoing: Int?, in tx: any Transaction
  ) throws -> EditOutcome {
    var draft = opened.draft, folder = opened.folder
    let fitting: DraftEdit, inverse: DraftEdit
    do {
      switch try DraftMerge.merge(edit, into: folder) {
      case .settled: return .unchanged(opened)
      case .conflict(let conflicts): return .conflict(conflicts, opened)
      case .fits(let merged): fitting = merged
      }
      inverse = try folder.apply(fitting)
    } catch DraftProblem.tooLarge {
      throw BuilderProblem.tooLarge
    } catch {
      throw BuilderProblem.unfitEdit
    }
    guard folder.files.count <= DraftLimits.files else { throw BuilderProblem.tooLarge }
    draft.revision += 1
    draft.changedAt = town.world.now
    draft.take(folder)
    try EditStore.insert(
      KeptEdit(
        revision: draft.revision, officer: officer.id, at: town.world.now, edit: fitting, inverse: inverse,
        undoes: undoing), of: draft.id, in: tx)
    if draft.revision.isMultiple(of: Self.editsBetweenSnapshots) {
      try EditStore.insert(folder, of: draft.id, at: draft.revision, in: tx)
    }
    try DraftStore.update(draft, in: tx)
    try note("builder.edited", draft, by: officer, ["revision": "\(draft.revision)"], in: tx)
    return .saved(OpenDraft(draft: draft, folder: folder))
  }

  // MARK: What the other parts of the desk stand on

  func open(_ id: ID<Draft>, _ officer: Officer, in tx: any Transaction) throws -> OpenDraft {
    let draft = try find(id, officer, in: tx)
    return OpenDraft(draft: draft, folder: try shelf.folder(of: draft, in: tx))
  }

  func find(_ id: ID<Draft>, _ officer: Officer, in tx: any Transaction) throws -> Draft {
    let draft = try DraftStore.find(id, in: tx)
    try check(officer, BuilderPermission.write, in: draft.department)
    return draft
  }

  private func editable(_ id: ID<Draft>, _ officer: Officer, in tx: any Transaction) throws -> OpenDraft {
    let opened = try open(id, officer, in: tx)
    guard opened.draft.state == .editing else { throw BuilderProblem.notEditable }
    return opened
  }

  func check(_ officer: Officer, _ permission: Permission, in department: String) throws(BuilderProblem) {
    guard officer.may(permission, in: department) else { throw .notYourDepartment }
  }

  func note(
    _ action: String, _ draft: Draft, by officer: Officer, _ details: [String: String] = [:], in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(
        actor: .officer(officer.id.description), action: action, subject: "draft-procedure:\(draft.id)",
        details: details.merging(["procedure": draft.procedure]) { first, _ in first }), in: tx)
  }
}

extension KeptEdit {
  /// The revisions that do not stand any more: undone by an edit that stands itself.
  /// - Parameter edits: the newest first.
  static func undone(_ edits: [KeptEdit]) -> Set<Int> {
    edits.reduce(into: []) { undone, kept in
      if let revision = kept.undoes, !undone.contains(kept.revision) { undone.insert(revision) }
    }
  }
}

extension Draft {
  /// What lists show of it stands in its folder.
  mutating func take(_ folder: DraftFolder) {
    procedure = folder.procedure
    title = folder.title
    // The department it belongs to changes hands by an edit; nobody is shut out by an empty one.
    let named = folder.text(DraftPath("procedure.yaml").key("department")) ?? ""
    if !named.isEmpty { department = named }
  }
}
