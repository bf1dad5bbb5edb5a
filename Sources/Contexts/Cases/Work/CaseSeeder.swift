import Foundation
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Fills a town with invented cases, so that it can be measured or practised on with as many as a large town has.
///
/// One in ten is open, one in fifty of these late; the rest were decided over the last five years. What is applied for
/// comes from the examples of the town's own procedures, under other names. Their attachments are one white dot. No mails and no papers are made.
struct CaseSeeder {
  /// Cases of one transaction.
  static let together = 2000
  /// Cases of one statement: with seventeen columns below the parameter limits of both engines.
  private static let rowsAtOnce = 200

  let desk: CaseDesk

  /// A filled-in application that any number of invented people have handed in.
  struct Model: Sendable {
    let published: PublishedProcedure
    let record: ApplicationRecord
    let typed: TypedAnswers
    let party: Party
    let pieces: Set<String>
    /// Who works on it.
    let department: String
  }

  /// What the open procedures' accepted examples give under ``InventedPeople``.
  func models() async throws -> [Model] {
    let picture = try picture()
    return try await desk.procedures.listCurrent().flatMap { published in
      published.definition.examples.filter(Self.isAccepted).prefix(2).flatMap { example in
        (0..<InventedPeople.count).compactMap { model(published, example, picture, person: $0) }
      }
    }
  }

  private static func isAccepted(_ example: ProcedureExample) -> Bool {
    if case .accepted = example.expected { true } else { false }
  }

  /// One file for all attachments: a white dot.
  private func picture() throws -> Attachment {
    let file = try desk.town.files.store(Array(Data(base64Encoded: Self.whiteDot) ?? Data()))
    return Attachment(id: file.name, name: "invented.png", byteCount: file.bytes, kind: .photo, sha256: file.sha256)
  }

  private static let whiteDot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="

  private func model(
    _ published: PublishedProcedure, _ example: ProcedureExample, _ picture: Attachment, person: Int
  ) -> Model? {
    let form = published.definition.form
    guard let answers = try? form.typed(example.answers) else { return nil }
    var typed = InventedPeople.name(person, in: answers, of: form)
    for field in typed.fields.keys where !typed.attachments(field).isEmpty {
      typed[field] = typed[field].map { _ in picture.field }
    }
    let reading = form.read(typed, today: example.on)
    guard
      let record = ApplicationRecord(
        reading, of: published.definition, version: published.version, appliedOn: example.on,
        addressee: desk.town.profile.municipalityCode)
    else { return nil }
    let party = Party(record)
    return Model(
      published: published, record: record, typed: typed, party: party,
      pieces: party.searchPieces(subjectKana: record.subject?.name?.fullKana ?? ""),
      department: published.definition.determination(for: reading.answers, on: example.on).department)
  }

  /// Writes cases `numbers` of the town; the same numbers give the same states and days.
  ///
  /// Among a million random receipt numbers two are likely to be the same: then these cases get new ones.
  func write(_ numbers: Range<Int>, from models: [Model]) async throws {
    for attempt in 1... {
      do {
        return try await writeOnce(numbers, from: models)
      } catch StorageError.refused where attempt < Self.attempts {
        continue
      }
    }
  }

  private static let attempts = 5

  private func writeOnce(_ numbers: Range<Int>, from models: [Model]) async throws {
    let rows = try numbers.map { try row($0, models[($0 &* 7919) % models.count]) }
    try await desk.town.database.write { tx in
      for start in stride(from: 0, to: rows.count, by: Self.rowsAtOnce) {
        try insert(Array(rows[start..<min(start + Self.rowsAtOnce, rows.count)]), in: tx)
      }
      for (place, found) in Dictionary(grouping: rows, by: { Place(department: $0.value.department, status: $0.value.status) }) {
        try tx.enqueue(CaseStore.tallyChange(place.department, place.status, found.count))
      }
      try desk.audit.record(
        AuditEntry(actor: .system("command"), action: "cases.seeded", subject: "cases", details: ["cases": "\(rows.count)"]), in: tx)
    }
  }

  private struct Place: Hashable {
    let department: String
    let status: CaseStatus
  }

  private struct Row: Sendable {
    let value: Case
    let draft: ID<Draft>
    let party: [UInt8]
    let openPart: String
    let personal: [UInt8]
    let typed: [UInt8]
    let tokens: [Int]
  }

  private func row(_ number: Int, _ model: Model) throws -> Row {
    let value = invented(number, model)
    let vault = desk.town.vault
    return Row(
      value: value, draft: desk.town.world.newID(),
      party: try vault.seal(model.party.bytes, place: CasesSealing.party.place(value.id)),
      openPart: String(decoding: model.record.openBytes, as: UTF8.self),
      personal: try vault.seal(model.record.personalBytes, place: CasesSealing.personal.place(1, value.id)),
      typed: try vault.seal(model.typed.bytes, place: CasesSealing.typed.place(1, value.id)),
      tokens: Set(model.pieces.map(desk.town.vault.searchToken)).sorted())
  }

  private func invented(_ number: Int, _ model: Model) -> Case {
    let published = model.published
    let world = desk.town.world
    let procedure = published.definition.procedure
    let isOpen = number % 10 == 0
    let isLate = number % 500 == 0
    let daysAgo = isOpen ? (isLate ? procedure.deadlineDays * 2 + 5 : number / 10 % max(1, procedure.deadlineDays)) : 40 + number % 1800
    let receivedAt = world.now.adding(seconds: -daysAgo * 86_400 - number % 28_800)
    let open: [CaseStatus] = [.submitted, .submitted, .inReview, .returned]
    let ended: [CaseStatus] = [.delivered, .delivered, .delivered, .granted, .refused, .withdrawn]
    let status = isOpen ? open[number / 10 % open.count] : ended[number % ended.count]
    let isDecided = [.granted, .refused, .delivered].contains(status)
    return Case(
      id: world.newID(), receipt: ReceiptNumber(in: world), procedure: procedure.id, version: published.version,
      department: model.department, status: status, assignee: nil, receivedAt: receivedAt,
      dueOn: receivedAt.dateInJapan.adding(days: procedure.deadlineDays + procedure.deadlineDays / 5 * 2),
      decidedAt: isDecided ? receivedAt.adding(seconds: 20 * 86_400) : nil, language: .japanese, fee: Yen(0), revision: 1,
      serial: number + 1)
  }

  private func insert(_ rows: [Row], in tx: any Transaction) throws {
    try tx.enqueue("""
      INSERT INTO cases_case (id, receipt, draft_id, procedure_id, version, department, status, serial, received_at, due_on,
        changed_at, decided_at, language, fee_yen, revision, party) VALUES
      """ + .joined(rows.map { row in
        let value = row.value
        return """
          (\(value.id), \(value.receipt.description), \(row.draft), \(value.procedure), \(value.version.hex),
          \(value.department), \(value.status), \(value.serial), \(value.receivedAt), \(value.dueOn), \(value.receivedAt),
          \(value.decidedAt), \(value.language), \(value.fee.amount), \(value.revision), \(row.party))
          """
      }, separator: ", "))
    try tx.enqueue("INSERT INTO cases_record (case_id, number, recorded_at, open_part, personal, typed) VALUES "
      + .joined(rows.map { row in
        "(\(row.value.id), 1, \(row.value.receivedAt), \(row.openPart), \(row.personal), \(row.typed))"
      }, separator: ", "))
    try tx.enqueue("INSERT INTO cases_event (case_id, number, at, actor, kind, detail) VALUES " + .joined(rows.map { row in
      "(\(row.value.id), 1, \(row.value.receivedAt), \(AuditActor.applicant.text), \(CaseEvent.Kind.submitted), '')"
    }, separator: ", "))
    let tokens = rows.flatMap { row in row.tokens.map { "(\($0), \(row.value.id))" as SQLText } }
    for start in stride(from: 0, to: tokens.count, by: 2000) {
      try tx.enqueue("INSERT INTO cases_search_token (token, case_id) VALUES "
        + .joined(Array(tokens[start..<min(start + 2000, tokens.count)]), separator: ", "))
    }
  }
}
