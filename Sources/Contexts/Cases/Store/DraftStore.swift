import Foundation
import FormSchema
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The only code that reads or writes `cases_draft`. Functions take the caller's transaction.
struct DraftStore: Sendable {
  let town: Town

  func insert(_ draft: Draft, in tx: any Transaction) throws {
    let code = ApplicantSecret.lookup(ApplicantSecret.resumeCode(of: draft.id, vault: town.vault), vault: town.vault)
    try tx.run("""
      INSERT INTO cases_draft (id, procedure_id, version, resume_code, language, typed, created_at, changed_at, expires_at,
        account_id)
      VALUES (\(draft.id), \(draft.procedure), \(draft.version.hex), \(code), \(draft.language),
        \(try seal(draft.typed, draft.id)), \(draft.createdAt), \(draft.createdAt), \(draft.expiresAt),
        \(draft.account))
      """)
  }

  /// Keeps what was typed and lets the draft live on.
  /// - Parameter account: who is signed in; the draft is theirs from now on, unless it is somebody's already.
  /// - Throws: ``CasesProblem/draftExpired``, ``WebProblem/attachmentGone``
  func save(_ typed: TypedAnswers, _ id: ID<Draft>, by account: ID<Resident>? = nil, in tx: any Transaction) throws {
    let now = town.world.now
    try town.files.hold(typed.everyAttachment.map(\.id))
    let changed = try tx.run("""
      UPDATE cases_draft SET typed = \(try seal(typed, id)), changed_at = \(now),
        expires_at = \(now.adding(seconds: Draft.lifetimeSeconds)), account_id = COALESCE(account_id, \(account))
      WHERE id = \(id) AND NOT EXISTS (SELECT 1 FROM cases_case WHERE draft_id = \(id))
      """)
    guard changed == 1 else { throw CasesProblem.draftExpired }
  }

  /// - Throws: ``CasesProblem/draftNotFound``, ``CasesProblem/draftExpired``
  func find(_ id: ID<Draft>, in tx: any Transaction) throws -> Draft {
    try draft(tx.firstRow(Self.select + " WHERE d.id = \(id)"))
  }

  func find(resumeCode code: SecretCode, in tx: any Transaction) throws -> Draft {
    try draft(tx.firstRow(Self.select + " WHERE d.resume_code = \(ApplicantSecret.lookup(code, vault: town.vault))"))
  }

  /// Removes drafts whose time is over and that were never submitted; gives how many.
  func prune(in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM cases_draft WHERE expires_at < \(town.world.now)")
  }

  private static let select: SQLText = """
    SELECT d.id, d.procedure_id, d.version, d.language, d.typed, d.created_at, d.expires_at, d.account_id,
      c.id AS case_id
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
      submittedCase: try row.idIfPresent("case_id"), account: try row.idIfPresent("account_id"), stored: stored)
  }

  private func seal(_ typed: TypedAnswers, _ id: ID<Draft>) throws -> [UInt8] {
    try town.vault.seal(typed.bytes, place: CasesSealing.draftTyped.place(id))
  }
}
