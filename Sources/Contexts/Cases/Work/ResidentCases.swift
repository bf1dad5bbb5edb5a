import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The applications and drafts of an account, as the resident's own page asks for them.
struct ResidentCases: ResidentCasesPort {
  let desk: CaseDesk

  func cases(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnCase] {
    guard let account = ID<Resident>(account) else { return [] }
    return try desk.cases.list(of: account, in: tx).map { value in
      OwnCase(
        id: value.id.description, receipt: value.receipt.description,
        title: try desk.procedures.version(value.version, in: tx).definition.words(in: language).title,
        standing: value.status.standing, statusKey: "cases.status.\(value.status.rawValue)",
        receivedAt: value.receivedAt, expectedOn: value.status.isOpen ? value.dueOn : nil)
    }
  }

  func drafts(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnDraft] {
    guard let account = ID<Resident>(account) else { return [] }
    return try desk.drafts.list(of: account, in: tx).map { draft, changedAt in
      OwnDraft(
        id: draft.id.description,
        title: try desk.procedures.version(draft.version, in: tx).definition.words(in: language).title,
        changedAt: changedAt, expiresAt: draft.expiresAt)
    }
  }

  func removeDraft(_ id: String, of account: String, in tx: any Transaction) throws -> Bool {
    guard let id = ID<Draft>(id), let account = ID<Resident>(account) else { return false }
    return try desk.drafts.remove(id, of: account, in: tx)
  }

  func link(receipt: String, secret: String, to account: String, client: String) async throws -> CaseLink {
    guard let account = ID<Resident>(account),
      let id = try await CaseLookUp(desk: desk).find(receipt: receipt, secret: secret, client: client)
    else { return .refused }
    return try await desk.town.database.write { tx in
      guard try desk.cases.link(id, to: account, in: tx) else { return .elsewhere }
      try desk.note("cases.added-to-account", id, by: .account(account.description), in: tx)
      return .linked
    }
  }

  func letGo(of account: String, in tx: any Transaction) throws -> (cases: Int, drafts: Int) {
    guard let account = ID<Resident>(account) else { return (0, 0) }
    return (try desk.cases.unlinkAll(of: account, in: tx), try desk.drafts.removeAll(of: account, in: tx))
  }

  func records(of account: String, _ texts: Texts, in tx: any Transaction) throws -> [OwnRecord] {
    guard let account = ID<Resident>(account) else { return [] }
    return try desk.cases.list(of: account, in: tx).map { try record(of: $0, texts, in: tx) }
      + desk.drafts.list(of: account, in: tx).map { try record(of: $0.draft, texts, in: tx) }
  }

  private func record(of value: Case, _ texts: Texts, in tx: any Transaction) throws -> OwnRecord {
    let definition = try desk.procedures.version(value.version, in: tx).definition
    let answers = try desk.cases.record(of: value.id, in: tx).record.answersByQuestion
    let events = try desk.cases.events(of: value.id, in: tx).filter(\.kind.isPublic)
    return OwnRecord(
      procedure: value.procedure, title: definition.words(in: texts.language).title,
      receipt: value.receipt.description, status: texts["cases.status.\(value.status.rawValue)"],
      at: value.receivedAt.rfc3339, answers: lines(answers, definition, texts),
      history: events.map {
        OwnRecord.Event(
          at: $0.at.rfc3339, what: $0.title(desk.town.profile, texts), words: $0.words.value)
      },
      papers: try IssuedDocumentStore.list(of: value.id, in: tx).map {
        [$0.title, $0.number].compactMap(\.self).joined(separator: " ")
      })
  }

  private func record(of draft: Draft, _ texts: Texts, in tx: any Transaction) throws -> OwnRecord {
    let definition = try desk.procedures.version(draft.version, in: tx).definition
    let reading = definition.form.read(draft.typed, today: desk.town.world.today)
    return OwnRecord(
      procedure: draft.procedure, title: definition.words(in: texts.language).title, receipt: nil, status: nil,
      at: draft.createdAt.rfc3339, answers: lines(reading.answers, definition, texts), history: [], papers: [])
  }

  private func lines(_ answers: Answers, _ definition: ProcedureDefinition, _ texts: Texts) -> [OwnRecord.Answer] {
    let words = definition.words(in: texts.language)
    return definition.form.questions.compactMap { question in
      answers[question.id].map {
        OwnRecord.Answer(question: words.label(question), answer: words.lines(for: $0, to: question))
      }
    }
  }
}

extension CaseStatus {
  fileprivate var standing: OwnCase.Standing {
    switch self {
    case .submitted: .arrived
    case .inReview: .underWay
    case .returned: .needsAnswer
    case .granted, .delivered: .succeeded
    case .refused: .refused
    case .withdrawn: .takenBack
    }
  }
}
