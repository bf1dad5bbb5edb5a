import Documents
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// How a draft begins.
extension DraftDesk {
  /// A draft of a published version. Where somebody works on the procedure already, that draft.
  func openVersion(_ version: ProcedureVersionID, by officer: Officer) async throws -> OpenDraft {
    try await begin(try await authoring.folder(of: version), base: version, by: officer)
  }

  /// An earlier version again: a new draft with its content, to be published in the usual way.
  /// - Throws: ``BuilderProblem/draftUnderWay`` where somebody works on the procedure.
  func rollBack(to version: ProcedureVersionID, by officer: Officer) async throws -> OpenDraft {
    let folder = try await authoring.folder(of: version)
    let current = try await authoring.versions(of: folder.procedure).first(where: \.isOpen)?.version
    let opened = try await begin(folder, base: current ?? version, by: officer)
    // Another one was there already.
    guard opened.folder == folder else { throw BuilderProblem.draftUnderWay }
    return opened
  }

  /// A new procedure.
  /// - Parameter applicant: the group of questions about who applies, where the town has one.
  func openFresh(_ starter: DraftStarter, applicant: JSONValue? = nil, by officer: Officer) async throws -> OpenDraft {
    try await begin(starter.folder(applicant: applicant), base: nil, by: officer)
  }

  /// A new procedure like another one, under an id and a title of its own. Its examples and texts come along.
  func copy(
    _ version: ProcedureVersionID, as id: String, titled title: String, in department: String, by officer: Officer
  ) async throws -> OpenDraft {
    try await openTemplate(authoring.folder(of: version), as: id, titled: title, in: department, by: officer)
  }

  /// The same from a template's folder.
  func openTemplate(
    _ template: DraftFolder, as id: String, titled title: String, in department: String, by officer: Officer
  ) async throws -> OpenDraft {
    let facts = DraftPath("procedure.yaml")
    var folder = template
    for (key, value) in [("id", id), ("title", title), ("department", department)] {
      let path = facts.key(key)
      do {
        try folder.apply(.set(path, to: .text(value), was: folder[path]))
      } catch {
        throw BuilderProblem.unfitEdit
      }
    }
    return try await begin(folder, base: nil, by: officer)
  }

  /// Files somebody brought, by their path. Of a known procedure they become a draft of its next version.
  /// - Returns: with what could not be read.
  func openBrought(
    _ files: [String: [UInt8]], by officer: Officer
  ) async throws -> (opened: OpenDraft, findings: [DraftFinding]) {
    let brought = authoring.folder(of: files)
    let known = try await authoring.versions(of: brought.folder.procedure)
    let base = known.first(where: \.isOpen) ?? known.first
    let opened = try await begin(brought.folder, base: base?.version, by: officer)
    return (opened, brought.findings)
  }

  /// The same from a ZIP archive.
  /// - Throws: ``BuilderProblem/archiveUnreadable``
  func openArchive(
    _ bytes: [UInt8], by officer: Officer
  ) async throws -> (opened: OpenDraft, findings: [DraftFinding]) {
    let files: [String: [UInt8]]
    do {
      files = try FolderArchive.files(in: bytes, mostFiles: DraftLimits.files, mostBytes: DraftLimits.bytes)
    } catch {
      throw BuilderProblem.archiveUnreadable
    }
    return try await openBrought(files, by: officer)
  }

  /// A draft as a ZIP archive of its folder, as another town opens it.
  func export(_ id: ID<Draft>, by officer: Officer) async throws -> (name: String, bytes: [UInt8]) {
    let opened = try await load(id, by: officer)
    let name = opened.folder.procedure.isEmpty ? "procedure" : opened.folder.procedure
    let files = authoring.files(of: opened.folder).map { ("\(name)/\($0.path)", $0.bytes) }
    try await town.database.write { try note("builder.exported", opened.draft, by: officer, in: $0) }
    return ("\(name).zip", FolderArchive.bytes(of: files))
  }

  private func begin(_ folder: DraftFolder, base: ProcedureVersionID?, by officer: Officer) async throws -> OpenDraft {
    guard Self.isID(folder.procedure) else { throw BuilderProblem.unfitProcedureID }
    let isKnown = try await !authoring.versions(of: folder.procedure).isEmpty
    guard base != nil || !isKnown else { throw BuilderProblem.idTaken }
    let (world, isNew) = (town.world, base == nil)
    let opened = try await town.database.write { tx in
      if let live = try DraftStore.lookUp(liveOf: folder.procedure, in: tx) {
        guard !isNew else { throw BuilderProblem.idTaken }
        try check(officer, BuilderPermission.write, in: live.department)
        return OpenDraft(draft: live, folder: try shelf.folder(of: live, in: tx))
      }
      var draft = Draft(
        id: world.newID(), procedure: "", title: "", department: "", base: base, state: .editing, owner: officer.id,
        revision: 0, createdAt: world.now, changedAt: world.now, proposedBy: nil, approvedBy: nil, remark: "",
        published: nil)
      draft.take(folder)
      try check(officer, BuilderPermission.write, in: draft.department)
      try DraftStore.insert(draft, in: tx)
      try EditStore.insert(folder, of: draft.id, at: 0, in: tx)
      try note("builder.opened", draft, by: officer, base.map { ["version": $0.hex] } ?? [:], in: tx)
      return OpenDraft(draft: draft, folder: folder)
    }
    shelf.keep(opened)
    return opened
  }

  /// Lower-case words with hyphens.
  static func isID(_ text: String) -> Bool {
    text.utf8.count <= 100 && text.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil
  }
}
