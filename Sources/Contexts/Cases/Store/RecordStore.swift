import Foundation
import FormSchema
import Kernel
import Storage
import Vault
import Web

/// What was applied for, in every version: `cases_record`, `cases_correction`, `cases_decision`.
extension CaseStore {
  /// Adds a version of the record. The last one counts.
  func insert(_ record: ApplicationRecord, _ typed: TypedAnswers, of id: ID<Case>, in tx: any Transaction) throws {
    let number = try tx.count("SELECT count(*) AS n FROM cases_record WHERE case_id = \(id)") + 1
    let personal = try town.vault.seal(record.personalBytes, place: Self.place("personal/\(number)", id))
    let sealedTyped = try town.vault.seal(JSONEncoder().encode(typed), place: Self.place("typed/\(number)", id))
    try tx.run("""
      INSERT INTO cases_record (case_id, number, recorded_at, open_part, personal, typed)
      VALUES (\(id), \(number), \(town.world.now), \(String(decoding: record.openBytes, as: UTF8.self)), \(personal),
        \(sealedTyped))
      """)
  }

  /// The record that counts, and what was typed for it.
  func record(of id: ID<Case>, in tx: any Transaction) throws -> (record: ApplicationRecord, typed: TypedAnswers) {
    guard let row = try tx.firstRow("""
      SELECT number, open_part, personal, typed FROM cases_record WHERE case_id = \(id) ORDER BY number DESC LIMIT 1
      """)
    else { throw CasesProblem.notFound }
    let number = try row.int("number")
    let personal = try town.vault.open(try row.bytes("personal"), place: Self.place("personal/\(number)", id))
    let typed = try town.vault.open(try row.bytes("typed"), place: Self.place("typed/\(number)", id))
    return (
      try ApplicationRecord(openBytes: try row.text("open_part").utf8, personalBytes: personal),
      try JSONDecoder().decode(TypedAnswers.self, from: Data(typed))
    )
  }

  func insert(_ correction: Correction, of id: ID<Case>, in tx: any Transaction) throws {
    let number = try tx.count("SELECT count(*) AS n FROM cases_correction WHERE case_id = \(id)") + 1
    let sealed = try town.vault.seal(JSONEncoder().encode(correction), place: Self.place("marks/\(number)", id))
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
    let plain = try town.vault.open(try row.bytes("marks"), place: Self.place("marks/\(try row.int("number"))", id))
    return try JSONDecoder().decode(Correction.self, from: Data(plain))
  }

  /// What the applicant has typed into the open correction so far; `nil` before the first time.
  func correctionTyped(of id: ID<Case>, in tx: any Transaction) throws -> TypedAnswers? {
    let row = try tx.firstRow("""
      SELECT number, typed FROM cases_correction WHERE case_id = \(id) AND answered_at IS NULL
      """)
    guard let row, let sealed = try row.bytesIfPresent("typed") else { return nil }
    let plain = try town.vault.open(sealed, place: Self.place("correction-typed", id))
    return try JSONDecoder().decode(TypedAnswers.self, from: Data(plain))
  }

  /// Keeps what the applicant typed, so that nothing is lost when an answer still needs mending.
  func saveCorrection(_ typed: TypedAnswers, of id: ID<Case>, in tx: any Transaction) throws {
    let sealed = try town.vault.seal(JSONEncoder().encode(typed), place: Self.place("correction-typed", id))
    try tx.run("UPDATE cases_correction SET typed = \(sealed) WHERE case_id = \(id) AND answered_at IS NULL")
  }

  func closeCorrection(of id: ID<Case>, in tx: any Transaction) throws {
    try tx.run("UPDATE cases_correction SET answered_at = \(town.world.now) WHERE case_id = \(id) AND answered_at IS NULL")
  }

  func insertDecision(_ decision: Decision, of id: ID<Case>, in tx: any Transaction) throws {
    let typed = try town.vault.seal(JSONEncoder().encode(decision.typed), place: Self.place("decision", id))
    let reason = try town.vault.seal(Array(decision.reason.utf8), place: Self.place("reason", id))
    try tx.run("""
      INSERT INTO cases_decision (case_id, outcome, typed, reason)
      VALUES (\(id), \(decision.outcome), \(typed), \(reason))
      """)
  }

  func decision(of id: ID<Case>, in tx: any Transaction) throws -> Decision? {
    guard let row = try tx.firstRow("SELECT outcome, typed, reason FROM cases_decision WHERE case_id = \(id)")
    else { return nil }
    let typed = try town.vault.open(try row.bytes("typed"), place: Self.place("decision", id))
    let reason = try town.vault.open(try row.bytes("reason"), place: Self.place("reason", id))
    return Decision(
      outcome: try row.value("outcome"), typed: try JSONDecoder().decode(TypedAnswers.self, from: Data(typed)),
      reason: String(decoding: reason, as: UTF8.self))
  }
}
