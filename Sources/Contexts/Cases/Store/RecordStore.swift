import Foundation
import FormSchema
import Kernel
import Storage
import Vault
import Web

/// What was applied for, in every version: `cases_record`, `cases_correction`, `cases_decision`.
extension CaseStore {
  /// Adds a version of the record. The last one counts.
  /// - Throws: ``WebProblem/attachmentGone`` when a file it names is not there: what is applied for is kept whole or
  ///   not at all.
  /// - Parameter provenance: where its answers come from.
  func insert(
    _ record: ApplicationRecord, _ typed: TypedAnswers, provenance: [String: Provenance] = [:], of id: ID<Case>,
    in tx: any Transaction
  ) throws {
    try town.files.hold(record.answers.flatMap(\.answer.everyFile).map(\.id))
    let number = try tx.count("SELECT count(*) AS n FROM cases_record WHERE case_id = \(id)") + 1
    let personal = try town.vault.seal(record.personalBytes, place: CasesSealing.personal.place(number, id))
    let sealedTyped = try town.vault.seal(typed.bytes, place: CasesSealing.typed.place(number, id))
    try tx.run("""
      INSERT INTO cases_record (case_id, number, recorded_at, open_part, personal, typed, provenance)
      VALUES (\(id), \(number), \(town.world.now), \(String(decoding: record.openBytes, as: UTF8.self)), \(personal),
        \(sealedTyped), \(ProvenanceText(provenance).text))
      """)
  }

  /// The record that counts, and what was typed for it.
  func record(of id: ID<Case>, in tx: any Transaction) throws -> (record: ApplicationRecord, typed: TypedAnswers) {
    guard let row = try tx.firstRow("""
      SELECT number, open_part, personal, typed FROM cases_record WHERE case_id = \(id) ORDER BY number DESC LIMIT 1
      """)
    else { throw CasesProblem.notFound }
    let number = try row.int("number")
    let personal = try town.vault.open(try row.bytes("personal"), place: CasesSealing.personal.place(number, id))
    let typed = try town.vault.open(try row.bytes("typed"), place: CasesSealing.typed.place(number, id))
    return (
      try ApplicationRecord(openBytes: try row.text("open_part").utf8, personalBytes: personal),
      try TypedAnswers(bytes: typed)
    )
  }

  /// Where the answers of the record that counts come from, by question; a question that is not named was typed.
  func provenance(of id: ID<Case>, in tx: any Transaction) throws -> [String: Provenance] {
    let row = try tx.firstRow("SELECT provenance FROM cases_record WHERE case_id = \(id) ORDER BY number DESC LIMIT 1")
    return ProvenanceText(text: try row?.textIfPresent("provenance")).provenance
  }

  /// The files that came with a case and answer no question.
  func enclosures(of id: ID<Case>, in tx: any Transaction) throws -> [Attachment] {
    let row = try tx.firstRow("SELECT enclosures FROM cases_case WHERE id = \(id)")
    let sealed = try row?.bytesIfPresent("enclosures")
    let place = CasesSealing.enclosures.place(id)
    return try EnclosureList(bytes: sealed.map { try town.vault.open($0, place: place) }).files
  }

  func insert(_ correction: Correction, of id: ID<Case>, in tx: any Transaction) throws {
    let number = try tx.count("SELECT count(*) AS n FROM cases_correction WHERE case_id = \(id)") + 1
    let sealed = try town.vault.seal(JSONEncoder().encode(correction), place: CasesSealing.marks.place(number, id))
    try tx.run("""
      INSERT INTO cases_correction (case_id, number, asked_at, marks) VALUES (\(id), \(number), \(town.world.now), \(sealed))
      """)
  }

  /// What the applicant is asked to put right now.
  func openCorrection(of id: ID<Case>, in tx: any Transaction) throws -> Correction? {
    guard let row = try tx.firstRow("""
      SELECT number, marks FROM cases_correction WHERE case_id = \(id) AND answered_at IS NULL
      """)
    else { return nil }
    let plain = try town.vault.open(try row.bytes("marks"), place: CasesSealing.marks.place(try row.int("number"), id))
    return try JSONDecoder().decode(Correction.self, from: Data(plain))
  }

  /// What the applicant has typed into the open correction so far; `nil` before the first time.
  func correctionTyped(of id: ID<Case>, in tx: any Transaction) throws -> TypedAnswers? {
    let row = try tx.firstRow("""
      SELECT number, typed FROM cases_correction WHERE case_id = \(id) AND answered_at IS NULL
      """)
    guard let row, let sealed = try row.bytesIfPresent("typed") else { return nil }
    let plain = try town.vault.open(sealed, place: CasesSealing.correctionTyped.place(id))
    return try TypedAnswers(bytes: plain)
  }

  /// Keeps what the applicant typed, so that nothing is lost when an answer still needs mending.
  /// - Throws: ``WebProblem/attachmentGone``
  func saveCorrection(_ typed: TypedAnswers, of id: ID<Case>, in tx: any Transaction) throws {
    try town.files.hold(typed.everyAttachment.map(\.id))
    let sealed = try town.vault.seal(typed.bytes, place: CasesSealing.correctionTyped.place(id))
    try tx.run("UPDATE cases_correction SET typed = \(sealed) WHERE case_id = \(id) AND answered_at IS NULL")
  }

  func closeCorrection(of id: ID<Case>, in tx: any Transaction) throws {
    try tx.run("UPDATE cases_correction SET answered_at = \(town.world.now) WHERE case_id = \(id) AND answered_at IS NULL")
  }

  /// Adds what was decided, or what a paper is issued anew with. The last one counts.
  func insertDecision(_ decision: Decision, of id: ID<Case>, in tx: any Transaction) throws {
    let number = try tx.count("SELECT count(*) AS n FROM cases_decision WHERE case_id = \(id)") + 1
    let typed = try town.vault.seal(decision.typed.bytes, place: CasesSealing.decisionTyped.place(id))
    let reason = try town.vault.seal(Array(decision.reason.utf8), place: CasesSealing.reason.place(id))
    try tx.run("""
      INSERT INTO cases_decision (case_id, number, outcome, typed, reason)
      VALUES (\(id), \(number), \(decision.outcome), \(typed), \(reason))
      """)
  }

  func decision(of id: ID<Case>, in tx: any Transaction) throws -> Decision? {
    guard let row = try tx.firstRow("""
      SELECT outcome, typed, reason FROM cases_decision WHERE case_id = \(id) ORDER BY number DESC LIMIT 1
      """)
    else { return nil }
    let typed = try town.vault.open(try row.bytes("typed"), place: CasesSealing.decisionTyped.place(id))
    let reason = try town.vault.open(try row.bytes("reason"), place: CasesSealing.reason.place(id))
    return Decision(
      outcome: try row.value("outcome"), typed: try TypedAnswers(bytes: typed),
      reason: String(decoding: reason, as: UTF8.self))
  }
}
