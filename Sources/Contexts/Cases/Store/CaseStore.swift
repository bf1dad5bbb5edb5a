import Foundation
import FormSchema
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The only code that reads or writes `cases_case` and its log. Functions take the caller's transaction.
struct CaseStore: Sendable {
  let town: Town

  /// - Throws: ``CasesProblem/notFound``
  func find(_ id: ID<Case>, in tx: any Transaction) throws -> Case {
    guard let row = try tx.firstRow(Self.select + " WHERE id = \(id)") else { throw CasesProblem.notFound }
    return try Case(row: row)
  }

  func lookUp(receipt: ReceiptNumber, in tx: any Transaction) throws -> Case? {
    try tx.firstRow(Self.select + " WHERE receipt = \(receipt.description)").map(Case.init(row:))
  }

  /// Who handed it in, as its log has it: `applicant`, `officer:<id>`, `client:<id>`.
  func sender(of id: ID<Case>, in tx: any Transaction) throws -> String? {
    try tx.firstRow("SELECT actor FROM cases_event WHERE case_id = \(id) AND number = 1")?.text("actor")
  }

  func lookUp(draft: ID<Draft>, in tx: any Transaction) throws -> Case? {
    try tx.firstRow(Self.select + " WHERE draft_id = \(draft)").map(Case.init(row:))
  }

  /// Writes the changed row, its tally and one event of its log. In another department the case takes the next running
  /// number of that one: its own may be another case's there.
  /// - Throws: ``CasesProblem/changedMeanwhile`` when someone else changed the case since it was read.
  func save(
    _ changed: Case, was before: Case, kind: CaseEvent.Kind, actor: String, words: String, detail: String = "",
    in tx: any Transaction
  ) throws {
    let number = before.department == changed.department ? "" : try newNumber(changed.department, in: tx)
    let done = try tx.run("""
      UPDATE cases_case SET department = \(changed.department), status = \(changed.status), assignee = \(changed.assignee),
        decided_at = \(changed.decidedAt), fee_yen = \(changed.fee.amount),
        changed_at = \(town.world.now), revision = revision + 1\(number)
      WHERE id = \(changed.id) AND revision = \(before.revision)
      """)
    guard done == 1 else { throw CasesProblem.changedMeanwhile }
    if before.status != changed.status || before.department != changed.department {
      try count(before.department, before.status, -1, in: tx)
      try count(changed.department, changed.status, 1, in: tx)
    }
    try append(kind, to: changed.id, actor: actor, words: words, detail: detail, in: tx)
  }

  /// Adds one event to the log of a case.
  func append(
    _ kind: CaseEvent.Kind, to id: ID<Case>, actor: String, words: String, detail: String = "", in tx: any Transaction
  ) throws {
    let number = try tx.count("SELECT count(*) AS n FROM cases_event WHERE case_id = \(id)") + 1
    let sealed = words.isEmpty ? nil : try town.vault.seal(Array(words.utf8), place: CasesSealing.words.place(number, id))
    try tx.run("""
      INSERT INTO cases_event (case_id, number, at, actor, kind, words, detail)
      VALUES (\(id), \(number), \(town.world.now), \(actor), \(kind), \(sealed), \(detail))
      """)
  }

  /// The whole log, oldest first.
  func events(of id: ID<Case>, in tx: any Transaction) throws -> [CaseEvent] {
    try tx.rows("""
      SELECT number, at, actor, kind, words, detail FROM cases_event WHERE case_id = \(id) ORDER BY number
      """).map { row in
      let number = try row.int("number")
      let words = try row.bytesIfPresent("words").map {
        String(decoding: try town.vault.open($0, place: CasesSealing.words.place(number, id)), as: UTF8.self)
      }
      return CaseEvent(
        number: number, at: try row.instant("at"), actor: try row.text("actor"), kind: try row.value("kind"),
        words: Personal(words ?? ""), detail: try row.text("detail"))
    }
  }

  func party(of id: ID<Case>, sealed: [UInt8]) throws -> Party {
    try Party(bytes: town.vault.open(sealed, place: CasesSealing.party.place(id)))
  }

  private func newNumber(_ department: String, in tx: any Transaction) throws -> SQLText {
    let today = town.world.today
    let serial = try nextSerial(department, on: today, in: tx)
    return ", serial = \(serial), serial_year = \(Self.fiscalYear(of: today))"
  }

  /// The next running number of a department in a fiscal year.
  func nextSerial(_ department: String, on date: CivilDate, in tx: any Transaction) throws -> Int {
    let row = try tx.firstRow(Self.nextNumber(department, Self.fiscalYear(of: date)) + " RETURNING last_number")
    guard let row else { throw StorageError.unexpectedColumn("last_number") }
    return try row.int("last_number")
  }

  static func nextNumber(_ department: String, _ fiscalYear: Int) -> SQLText {
    """
    INSERT INTO cases_serial (department, fiscal_year, last_number) VALUES (\(department), \(fiscalYear), 1)
    ON CONFLICT (department, fiscal_year) DO UPDATE SET last_number = cases_serial.last_number + 1
    """
  }

  /// Fiscal years begin in April and bear the number of the year they begin in.
  static func fiscalYear(of date: CivilDate) -> Int { date.month < 4 ? date.year - 1 : date.year }

  private func count(_ department: String, _ status: CaseStatus, _ change: Int, in tx: any Transaction) throws {
    try tx.enqueue(Self.tallyChange(department, status, change))
  }

  static func tallyChange(_ department: String, _ status: CaseStatus, _ change: Int) -> SQLText {
    """
    INSERT INTO cases_tally (department, status, cases) VALUES (\(department), \(status), \(max(0, change)))
    ON CONFLICT (department, status) DO UPDATE SET cases = cases_tally.cases + \(change)
    """
  }

  /// Puts the codes of `pieces` into `cases_search_token`; `nil` when there are none.
  func tokenRows(_ pieces: Set<String>, of id: ID<Case>) -> SQLText? {
    let rows = Set(pieces.map(town.vault.searchToken)).sorted().map { "(\($0), \(id))" as SQLText }
    guard !rows.isEmpty else { return nil }
    return "INSERT INTO cases_search_token (token, case_id) VALUES " + .joined(rows, separator: ", ")
  }

  static let columns: SQLText = """
    id, receipt, procedure_id, version, department, status, assignee, serial, received_at, due_on, decided_at, language,
    fee_yen, revision, channel
    """

  private static let select: SQLText = "SELECT " + columns + " FROM cases_case"
}

extension Case {
  init(row: SQLRow) throws {
    guard let receipt = ReceiptNumber(try row.text("receipt")), let version = ProcedureVersionID(try row.text("version"))
    else { throw StorageError.unexpectedColumn("receipt") }
    self.init(
      id: try row.id("id"), receipt: receipt, procedure: try row.text("procedure_id"), version: version,
      department: try row.text("department"), status: try row.value("status"), assignee: try row.textIfPresent("assignee"),
      receivedAt: try row.instant("received_at"), dueOn: try row.date("due_on"), decidedAt: try row.instantIfPresent("decided_at"),
      language: try row.value("language"), fee: Yen(try row.int("fee_yen")), revision: try row.int("revision"),
      serial: try row.int("serial"), channel: try row.value("channel"))
  }
}
