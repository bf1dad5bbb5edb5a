import Foundation
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// The only code that reads or writes `cases_draft`. Functions take the caller's transaction.
struct DraftStore: Sendable {
  let town: Town

  /// - Parameter key: what its keeper may begin it by again; see ``lookUp(begunWith:by:in:)``.
  func insert(_ draft: Draft, begunWith key: String? = nil, in tx: any Transaction) throws {
    let code = ApplicantSecret.lookup(ApplicantSecret.resumeCode(of: draft.id, vault: town.vault), vault: town.vault)
    try tx.run("""
      INSERT INTO cases_draft (id, procedure_id, version, resume_code, language, typed, created_at, changed_at, expires_at,
        account_id, channel, keeper, begin_code, provenance, received_on)
      VALUES (\(draft.id), \(draft.procedure), \(draft.version.hex), \(code), \(draft.language),
        \(try seal(draft.typed, draft.id)), \(draft.createdAt), \(draft.createdAt), \(draft.expiresAt),
        \(draft.account), \(draft.channel), \(draft.keeper.text), \(key.map { beginCode($0, draft.keeper) }),
        \(ProvenanceText(draft.provenance).text), \(draft.receivedOn))
      """)
  }

  /// Keeps what was typed and lets the draft live on.
  /// - Parameters:
  ///   - provenance: where its answers come from now; `nil` leaves that as it is.
  ///   - account: who is signed in; the draft is theirs from now on, unless it is somebody's already.
  /// - Throws: ``CasesProblem/draftExpired``, ``WebProblem/attachmentGone``
  func save(
    _ typed: TypedAnswers, _ id: ID<Draft>, provenance: [String: Provenance]? = nil, by account: ID<Resident>? = nil,
    in tx: any Transaction
  ) throws {
    let now = town.world.now
    try town.files.hold(typed.everyAttachment.map(\.id))
    let origins: SQLText = provenance.map { ", provenance = \(ProvenanceText($0).text)" } ?? ""
    let changed = try tx.run("""
      UPDATE cases_draft SET typed = \(try seal(typed, id)), changed_at = \(now),
        expires_at = \(now.adding(seconds: Draft.lifetimeSeconds)), account_id = COALESCE(account_id, \(account)),
        revision = revision + 1\(origins)
      WHERE id = \(id) AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = \(id))
      """)
    guard changed == 1 else { throw CasesProblem.draftExpired }
  }

  /// Keeps everything of a draft that can change, as it is now.
  /// - Throws: ``CasesProblem/changedMeanwhile`` when it was submitted, or changed since it was read;
  ///   ``WebProblem/attachmentGone``
  func save(_ draft: Draft, in tx: any Transaction) throws {
    let now = town.world.now
    try town.files.hold((draft.typed.everyAttachment + draft.enclosures).map(\.id))
    let enclosures = try EnclosureList(draft.enclosures).bytes.map {
      try town.vault.seal($0, place: CasesSealing.draftEnclosures.place(draft.id))
    }
    let changed = try tx.run("""
      UPDATE cases_draft SET typed = \(try seal(draft.typed, draft.id)), changed_at = \(now),
        expires_at = \(now.adding(seconds: Draft.lifetimeSeconds)), revision = revision + 1,
        provenance = \(ProvenanceText(draft.provenance).text), received_on = \(draft.receivedOn),
        enclosures = \(enclosures)
      WHERE id = \(draft.id) AND revision = \(draft.revision)
        AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = \(draft.id))
      """)
    guard changed == 1 else { throw CasesProblem.changedMeanwhile }
  }

  /// Gives a draft into other hands and lets it live on. What its keeper began it by opens it no more.
  /// - Throws: ``CasesProblem/changedMeanwhile`` when it was submitted, or changed since it was read.
  func hand(_ draft: Draft, to keeper: ApplicationKeeper, channel: Channel, in tx: any Transaction) throws {
    let now = town.world.now
    let changed = try tx.run("""
      UPDATE cases_draft SET keeper = \(keeper.text), channel = \(channel), begin_code = NULL,
        changed_at = \(now), expires_at = \(now.adding(seconds: Draft.lifetimeSeconds)), revision = revision + 1
      WHERE id = \(draft.id) AND revision = \(draft.revision)
        AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = \(draft.id))
      """)
    guard changed == 1 else { throw CasesProblem.changedMeanwhile }
  }

  /// - Throws: ``CasesProblem/draftNotFound``, ``CasesProblem/draftExpired``
  func find(_ id: ID<Draft>, in tx: any Transaction) throws -> Draft {
    try draft(tx.firstRow(Self.select + " WHERE d.id = \(id)"))
  }

  /// The draft that a browser keeps; what officers and programs keep has no such way in.
  func find(resumeCode code: SecretCode, in tx: any Transaction) throws -> Draft {
    let lookup = ApplicantSecret.lookup(code, vault: town.vault)
    return try draft(tx.firstRow(Self.select + " WHERE d.resume_code = \(lookup) AND d.keeper IS NULL"))
  }

  /// What a keeper began with this key.
  /// - Throws: ``CasesProblem/draftExpired``
  func lookUp(begunWith key: String, by keeper: ApplicationKeeper, in tx: any Transaction) throws -> Draft? {
    let row = try tx.firstRow(Self.select + " WHERE d.begin_code = \(beginCode(key, keeper))")
    return try row.map(draft)
  }

  /// What an officer or a program can still go on with, the last changed first; none of browsers.
  func list(of keeper: ApplicationKeeper, in tx: any Transaction) throws -> [Draft] {
    guard let keeper = keeper.text else { return [] }
    let rows = try tx.rows(Self.select + """
       WHERE d.keeper = \(keeper) AND d.expires_at > \(town.world.now) AND c.id IS NULL
      ORDER BY d.changed_at DESC, d.id DESC
      """)
    return try rows.map(draft)
  }

  /// Removes drafts whose time is over and that were never submitted; gives how many.
  func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM cases_draft WHERE expires_at < \(town.world.now)")
  }

  private static let select: SQLText = """
    SELECT d.id, d.procedure_id, d.version, d.language, d.typed, d.created_at, d.changed_at, d.expires_at, d.account_id,
      d.channel, d.keeper, d.provenance, d.received_on, d.enclosures, d.revision, c.id AS case_id
    FROM cases_draft d LEFT JOIN cases_case c ON c.draft_id = d.id
    """

  private func draft(_ row: SQLRow?) throws -> Draft {
    guard let row else { throw CasesProblem.draftNotFound }
    let id: ID<Draft> = try row.id("id")
    let expiresAt = try row.instant("expires_at")
    guard expiresAt > town.world.now else { throw CasesProblem.draftExpired }
    guard let version = ProcedureVersionID(try row.text("version")) else { throw StorageError.unexpectedColumn("version") }
    let stored = try row.bytes("typed")
    return Draft(
      id: id, procedure: try row.text("procedure_id"), version: version,
      typed: try TypedAnswers(bytes: town.vault.open(stored, place: CasesSealing.draftTyped.place(id))),
      language: try row.value("language"), createdAt: try row.instant("created_at"), expiresAt: expiresAt,
      submittedCase: try row.idIfPresent("case_id"), account: try row.idIfPresent("account_id"),
      channel: try row.value("channel"), keeper: try ApplicationKeeper(text: try row.textIfPresent("keeper")),
      provenance: ProvenanceText(text: try row.textIfPresent("provenance")).provenance,
      receivedOn: try row.dateIfPresent("received_on"),
      enclosures: try EnclosureList(bytes: try row.bytesIfPresent("enclosures").map {
        try town.vault.open($0, place: CasesSealing.draftEnclosures.place(id))
      }).files,
      revision: try row.int("revision"), changedAt: try row.instant("changed_at"), stored: stored)
  }

  private func seal(_ typed: TypedAnswers, _ id: ID<Draft>) throws -> [UInt8] {
    try town.vault.seal(typed.bytes, place: CasesSealing.draftTyped.place(id))
  }

  /// Keys come from outside and may say anything, so only a code of each stands in the table.
  private func beginCode(_ key: String, _ keeper: ApplicationKeeper) -> String {
    town.vault.code(.secrets, text: "begin|\(keeper.text ?? "browser")|\(key)")
  }
}

extension ApplicationKeeper {
  /// As the column has it; `nil` for a browser.
  var text: String? {
    switch self {
    case .browser: nil
    case .officer(let id): "officer:\(id)"
    case .department(let id): "department:\(id)"
    case .client(let id): "client:\(id)"
    }
  }

  init(text: String?) throws(StorageError) {
    let parts = (text ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    switch (text, parts.first, parts.count) {
    case (nil, _, _): self = .browser
    case (_, "officer", 2): self = .officer(parts[1])
    case (_, "department", 2): self = .department(parts[1])
    case (_, "client", 2): self = .client(parts[1])
    default: throw .unexpectedColumn("keeper")
    }
  }
}
