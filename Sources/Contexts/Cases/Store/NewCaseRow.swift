import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Everything a new case puts into the tables of this context, sealed and ready to be written.
struct NewCaseRow: Sendable {
  /// The draft has changed since, or has become a case already, or the receipt number is taken
  /// (it has forty random bits: a town of a million cases may meet that once). Nothing of the body may stay.
  struct Overtaken: Error {}

  /// Its running number is given when it is written.
  let value: Case
  let draft: Draft
  let party: [UInt8]
  let openPart: String
  let personal: [UInt8]
  let typed: [UInt8]
  /// Sealed; `nil` when there are none.
  let enclosures: [UInt8]?
  /// When it was entered: later than ``value`` arrived, when that was on paper.
  let recordedAt: Instant
  let tokens: SQLText?
  /// The names of the files it stands on.
  let files: [String]

  init(
    _ value: Case, draft: Draft, record: ApplicationRecord, town: Town, recordedAt: Instant? = nil
  ) throws {
    let store = CaseStore(town: town)
    let party = Party(record)
    self.value = value
    self.draft = draft
    self.recordedAt = recordedAt ?? value.receivedAt
    self.party = try town.vault.seal(party.bytes, place: CasesSealing.party.place(value.id))
    openPart = String(decoding: record.openBytes, as: UTF8.self)
    personal = try town.vault.seal(record.personalBytes, place: CasesSealing.personal.place(1, value.id))
    typed = try town.vault.seal(draft.typed.bytes, place: CasesSealing.typed.place(1, value.id))
    tokens = store.tokenRows(party.searchPieces(subjectKana: record.subject?.name?.fullKana ?? ""), of: value.id)
    enclosures = try EnclosureList(draft.enclosures).bytes.map {
      try town.vault.seal($0, place: CasesSealing.enclosures.place(value.id))
    }
    files = (record.answers.flatMap(\.answer.everyFile) + draft.enclosures).map(\.id)
  }
}

extension CaseStore {
  /// Stores a new case with its running number, record, first event, search pieces and tally.
  ///
  /// - Throws: ``NewCaseRow/Overtaken``; ``WebProblem/attachmentGone`` when a file it names is not there: what is
  ///   applied for is kept whole or not at all.
  func insert(_ row: NewCaseRow, in tx: any Transaction) throws {
    try town.files.hold(row.files)
    let value = row.value
    let year = Self.fiscalYear(of: value.receivedAt.dateInJapan)
    try tx.enqueue(Self.nextNumber(value.department, year))
    let stored = try tx.run("""
      INSERT INTO cases_case (id, receipt, draft_id, procedure_id, version, department, status, assignee, serial, received_at,
        due_on, changed_at, decided_at, language, fee_yen, revision, party, account_id,
        serial_year, channel, enclosures)
      SELECT \(value.id), \(value.receipt.description), d.id, \(value.procedure), \(value.version.hex), \(value.department),
        \(value.status), \(value.assignee), s.last_number, \(value.receivedAt), \(value.dueOn), \(row.recordedAt),
        \(value.decidedAt), \(value.language), \(value.fee.amount), \(value.revision), \(row.party),
        d.account_id, s.fiscal_year, d.channel, \(row.enclosures)
      FROM cases_draft d, cases_serial s
      WHERE d.id = \(row.draft.id) AND d.typed = \(row.draft.stored)
        AND s.department = \(value.department) AND s.fiscal_year = \(year)
      ON CONFLICT DO NOTHING
      """)
    guard stored == 1 else { throw NewCaseRow.Overtaken() }
    try tx.enqueue("""
      INSERT INTO cases_record (case_id, number, recorded_at, open_part, personal, typed, provenance)
      VALUES (\(value.id), 1, \(row.recordedAt), \(row.openPart), \(row.personal), \(row.typed),
        \(ProvenanceText(row.draft.provenance).text))
      """)
    try tx.enqueue("""
      INSERT INTO cases_event (case_id, number, at, actor, kind, words, detail)
      VALUES (\(value.id), 1, \(row.recordedAt), \(row.draft.keeper.text ?? AuditActor.applicant.text),
        \(CaseEvent.Kind.submitted), NULL,
        \(row.draft.account == nil ? "" : CaseEvent.signedIn))
      """)
    if let tokens = row.tokens { try tx.enqueue(tokens) }
    try tx.enqueue(Self.tallyChange(value.department, value.status, 1))
  }
}
