import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Applications by every way other than the form's own pages. They are drafts like those of the pages, and end in the
/// same ``Submission``.
struct Applications: ApplicationPort {
  let desk: CaseDesk

  func begin(
    _ procedure: String, version: ProcedureVersionID?, language: Language, channel: Channel, keeper: ApplicationKeeper,
    key: String
  ) async throws -> OpenApplication {
    let published = try await self.version(version, of: procedure, by: channel)
    let now = desk.town.world.now
    let new = Draft(
      id: desk.town.world.newID(), procedure: procedure, version: published.version, typed: TypedAnswers(),
      language: language, createdAt: now, expiresAt: now.adding(seconds: Draft.lifetimeSeconds), submittedCase: nil,
      channel: channel, keeper: keeper)
    let draft = try await desk.town.database.write { tx in
      if let earlier = try desk.drafts.lookUp(begunWith: key, by: keeper, in: tx) { return earlier }
      try desk.drafts.insert(new, begunWith: key, in: tx)
      return try desk.drafts.find(new.id, in: tx)
    }
    guard draft.procedure == procedure else { throw CasesProblem.keyUsedElsewhere }
    return try await opened(draft)
  }

  func open(_ id: String, of keeper: ApplicationKeeper) async throws -> OpenApplication {
    try await opened(find(id, of: keeper))
  }

  @discardableResult func save(_ application: OpenApplication) async throws -> OpenApplication {
    guard let id = ID<Draft>(application.id) else { throw CasesProblem.draftNotFound }
    let kept = try await desk.town.database.write { tx in
      var draft = try desk.drafts.find(id, in: tx)
      guard draft.keeper == application.keeper else { throw CasesProblem.draftNotFound }
      draft.take(application)
      try desk.drafts.save(draft, in: tx)
      return try desk.drafts.find(id, in: tx)
    }
    return OpenApplication(kept, application.published, nil, desk.town)
  }

  func find(resumeCode: String) async throws -> OpenApplication {
    try await opened(desk.draft(resumeCode: resumeCode))
  }

  func hand(
    _ id: String, of keeper: ApplicationKeeper, to other: ApplicationKeeper, channel: Channel
  ) async throws -> OpenApplication {
    guard let id = ID<Draft>(id) else { throw CasesProblem.draftNotFound }
    let handed = try await desk.town.database.write { tx in
      let draft = try desk.drafts.find(id, in: tx)
      let isPaper = draft.channel == .paper
      guard draft.keeper == keeper, !(isPaper && other == .browser) else { throw CasesProblem.draftNotFound }
      try desk.drafts.hand(draft, to: other, channel: isPaper ? .paper : channel, in: tx)
      return try desk.drafts.find(id, in: tx)
    }
    return try await opened(handed)
  }

  func list(of keeper: ApplicationKeeper) async throws -> [OpenApplication] {
    let drafts = try await desk.town.database.read { tx in try desk.drafts.list(of: keeper, in: tx) }
    var list: [OpenApplication] = []
    for draft in drafts {
      // One whose procedure was closed stays in the list; going on with it says so.
      var published = try await desk.published(for: draft)
      if published == nil { published = try await desk.procedures.version(draft.version) }
      guard let published else { continue }
      list.append(OpenApplication(draft, published, nil, desk.town))
    }
    return list
  }

  func submit(_ id: String, of keeper: ApplicationKeeper, by actor: AuditActor) async throws -> ApplicationOutcome {
    let draft = try await find(id, of: keeper)
    if let earlier = draft.submittedCase { return .accepted(try await accepted(earlier)) }
    guard let published = try await desk.published(for: draft) else { throw CasesProblem.procedureClosed }
    switch try await Submission(desk: desk).submit(draft, published, by: actor) {
    case .success(let id): return .accepted(try await accepted(id))
    case .failure(let unfinished):
      guard let eligibility = unfinished.eligibility else { return .unfinished(unfinished.reading) }
      return .notEligible(unfinished.reading, eligibility)
    }
  }

  private func find(_ id: String, of keeper: ApplicationKeeper) async throws -> Draft {
    guard let id = ID<Draft>(id) else { throw CasesProblem.draftNotFound }
    let draft = try await desk.town.database.read { tx in try desk.drafts.find(id, in: tx) }
    // Somebody else's is not there: whether it is, is not told.
    guard draft.keeper == keeper else { throw CasesProblem.draftNotFound }
    return draft
  }

  private func opened(_ draft: Draft) async throws -> OpenApplication {
    guard let published = try await desk.published(for: draft) else { throw CasesProblem.procedureClosed }
    let accepted = if let id = draft.submittedCase { try await accepted(id) } else { nil as AcceptedApplication? }
    return OpenApplication(draft, published, accepted, desk.town)
  }

  /// - Throws: ``CasesProblem/procedureClosed``
  private func version(
    _ named: ProcedureVersionID?, of procedure: String, by channel: Channel
  ) async throws -> PublishedProcedure {
    if let named, channel == .paper {
      let published = try await desk.procedures.version(named)
      guard published.id == procedure else { throw CasesProblem.procedureClosed }
      return published
    }
    guard let open = try await desk.procedures.current(procedure), named == nil || named == open.version else {
      throw CasesProblem.procedureClosed
    }
    return open
  }

  private func accepted(_ id: ID<Case>) async throws -> AcceptedApplication {
    let value = try await desk.town.database.read { tx in try desk.cases.find(id, in: tx) }
    return AcceptedApplication(
      caseID: id.description, receipt: value.receipt.description,
      secret: ApplicantSecret.secret(of: id, vault: desk.town.vault).text, fee: value.fee)
  }
}

extension CaseDesk {
  /// The version a draft is read by: once it was sent, that of its case, open or closed by now.
  /// - Returns: `nil` when it was not sent and the procedure is closed.
  func published(for draft: Draft) async throws -> PublishedProcedure? {
    if let id = draft.submittedCase {
      let version = try await town.database.read { tx in try cases.find(id, in: tx).version }
      return try await procedures.version(version)
    }
    if draft.keepsVersion { return try await procedures.version(draft.version) }
    return try await procedures.current(draft.procedure)
  }

  /// The draft of a browser that a code opens, however it is typed.
  /// - Throws: ``CasesProblem/resumeCodeRefused``
  func draft(resumeCode: String) async throws -> Draft {
    do {
      let code = try SecretCode(reading: resumeCode)
      return try await town.database.read { tx in try drafts.find(resumeCode: code, in: tx) }
    } catch {
      // A wrong code, one that never was and one whose time is over get the same words.
      guard error is CodeProblem || error is CasesProblem else { throw error }
      throw CasesProblem.resumeCodeRefused
    }
  }
}

extension Draft {
  fileprivate mutating func take(_ application: OpenApplication) {
    (typed, provenance) = (application.typed, application.provenance)
    (receivedOn, enclosures) = (application.receivedOn, application.enclosures)
    revision = application.revision
  }
}

extension OpenApplication {
  fileprivate init(_ draft: Draft, _ published: PublishedProcedure, _ submitted: AcceptedApplication?, _ town: Town) {
    let code = draft.keeper == .browser ? ApplicantSecret.resumeCode(of: draft.id, vault: town.vault).text : nil
    self.init(
      id: draft.id.description, published: published, typed: draft.typed, provenance: draft.provenance,
      language: draft.language, channel: draft.channel, keeper: draft.keeper, receivedOn: draft.receivedOn,
      enclosures: draft.enclosures, revision: draft.revision, changedAt: draft.changedAt ?? draft.createdAt,
      resumeCode: code, submitted: submitted)
  }
}
