import Kernel
import Ports
import ProcedureDraft
import Storage
import Web

/// From a draft to an open procedure: proposed by one, approved by another.
extension DraftDesk {
  /// Asks for somebody else's look. Nobody edits it until it is sent or taken back.
  /// - Parameter words: for those who look at it; may be empty.
  func propose(_ id: ID<Draft>, saying words: String = "", by officer: Officer) async throws -> Draft {
    let words = String(Self.lines(words).prefix(Self.mostRemark))
    return try await step(id, to: .proposed, "builder.proposed", by: officer) { draft in
      draft.proposedBy = officer.id
      draft.remark = words
    }
  }

  /// Goes on editing what was proposed or approved.
  func takeBack(_ id: ID<Draft>, by officer: Officer) async throws -> Draft {
    try await step(id, to: .editing, "builder.taken-back", by: officer) { draft in
      draft.forgetProposal()
      draft.remark = ""
    }
  }

  /// - Throws: ``BuilderProblem/ownProposal``; ``BuilderProblem/mistakesLeft`` for what could not be published so.
  func approve(_ id: ID<Draft>, by officer: Officer) async throws -> Draft {
    let opened = try await load(id, by: officer)
    guard try await fullCheck(of: opened).procedure != nil else { throw BuilderProblem.mistakesLeft }
    return try await step(id, to: .approved, "builder.approved", by: officer, BuilderPermission.publish) { draft in
      guard draft.proposedBy != officer.id else { throw BuilderProblem.ownProposal }
      draft.approvedBy = officer.id
    }
  }

  /// Back to those who work on it, with words.
  /// - Throws: ``BuilderProblem/remarkMissing``
  func sendBack(_ id: ID<Draft>, saying remark: String, by officer: Officer) async throws -> Draft {
    let words = Self.lines(remark)
    guard words.contains(where: { !$0.isWhitespace }), words.count <= Self.mostRemark else {
      throw BuilderProblem.remarkMissing
    }
    return try await step(id, to: .editing, "builder.sent-back", by: officer, BuilderPermission.publish) { draft in
      draft.forgetProposal()
      draft.remark = words
    }
  }

  /// Nothing becomes of it; what was done in it stays to be read.
  func discard(_ id: ID<Draft>, by officer: Officer) async throws -> Draft {
    try await step(id, to: .discarded, "builder.discarded", by: officer) { _ in }
  }

  /// Opens what was approved for applications, now or on a day to come.
  ///
  /// - Parameter overriding: although another version was opened since the draft began.
  /// - Throws: ``BuilderProblem/mistakesLeft``, ``BuilderProblem/outdated``, ``BuilderProblem/idTaken``,
  ///   ``BuilderProblem/periodReversed``
  func publish(
    _ id: ID<Draft>, in period: OpenPeriod = OpenPeriod(), overriding: Bool = false, by officer: Officer
  ) async throws -> Draft {
    guard period.isInOrder else { throw BuilderProblem.periodReversed }
    let opened = try await load(id, by: officer)
    try await checkBase(opened, overriding)
    guard let procedure = try await fullCheck(of: opened).procedure else {
      throw BuilderProblem.mistakesLeft
    }
    let draft = try await step(id, to: .published, "builder.published", by: officer, BuilderPermission.publish) {
      // What was checked is what is published.
      guard $0.revision == opened.draft.revision else { throw BuilderProblem.stepNotAllowed }
      $0.published = procedure.version
    } with: { tx in
      try authoring.publish(procedure, in: period, by: .officer(officer.id.description), in: tx)
    }
    await authoring.noticePublications()
    return draft
  }

  /// Closes a procedure for new applications; its versions and cases stay.
  func close(_ procedure: ProcedureEntry, by officer: Officer) async throws {
    try check(officer, BuilderPermission.publish, in: procedure.department)
    try await town.database.write { tx in
      try authoring.close(procedure.id, by: .officer(officer.id.description), in: tx)
    }
    await authoring.noticePublications()
  }

  static let mostRemark = 2_000

  private static func lines(_ words: String) -> String {
    words.split(whereSeparator: \.isNewline).joined(separator: "\n")
  }

  /// What it is a version of is still what it began with.
  private func checkBase(_ opened: OpenDraft, _ overriding: Bool) async throws {
    let procedure = opened.folder.procedure
    let versions = try await authoring.versions(of: procedure)
    guard let base = opened.draft.base else {
      guard versions.isEmpty else { throw BuilderProblem.idTaken }
      return
    }
    guard versions.contains(where: { $0.version == base }) else { throw BuilderProblem.idChanged }
    if let open = versions.first(where: \.isOpen), open.version != base, !overriding { throw BuilderProblem.outdated }
  }

  private func step(
    _ id: ID<Draft>, to state: Draft.State, _ action: String, by officer: Officer,
    _ permission: Permission = BuilderPermission.write, _ change: @escaping @Sendable (inout Draft) throws -> Void,
    with work: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
  ) async throws -> Draft {
    try await town.database.write { tx in
      var draft = try find(id, officer, in: tx)
      try check(officer, permission, in: draft.department)
      try draft.move(to: state)
      try change(&draft)
      draft.changedAt = town.world.now
      try DraftStore.update(draft, in: tx)
      try note(action, draft, by: officer, ["revision": "\(draft.revision)"], in: tx)
      try work(tx)
      return draft
    }
  }
}

extension Draft {
  fileprivate mutating func forgetProposal() { (proposedBy, approvedBy) = (nil, nil) }
}
