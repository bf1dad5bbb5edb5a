import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// The applications a program handed in, as it may follow, correct and withdraw them.
struct SentApplications: SentApplicationPort {
  let desk: CaseDesk

  func application(_ receipt: String, sentBy client: String) async throws -> SentApplication? {
    let actor = AuditActor.client(client)
    return try await desk.town.database.write { tx in
      guard let value = try find(receipt, sentBy: actor, in: tx) else { return nil }
      try desk.note("cases.status-viewed", value.id, by: actor, in: tx)
      return try sent(value.id, in: tx)
    }
  }

  func paper(_ id: String, of receipt: String, sentBy client: String) async throws -> [UInt8]? {
    let actor = AuditActor.client(client)
    let file = try await desk.town.database.write { tx -> String? in
      guard let paper = ID<IssuedDocument>(id), let owner = try find(receipt, sentBy: actor, in: tx)?.id
      else { return nil }
      let documents = try IssuedDocumentStore.list(of: owner, in: tx)
      guard let found = documents.first(where: { $0.id == paper }), found.revokedAt == nil else { return nil }
      try desk.note("cases.document-downloaded", owner, by: actor, ["document": found.id.description], in: tx)
      return found.fileName
    }
    return try file.map { try desk.town.files.contents(of: $0) }
  }

  func returned(_ receipt: String, sentBy client: String, in tx: any Transaction) throws -> ReturnedApplication {
    let (value, _) = try asked(receipt, sentBy: .client(client), in: tx)
    return ReturnedApplication(
      receipt: value.receipt.description, published: try desk.procedures.version(value.version, in: tx),
      answers: try desk.cases.record(of: value.id, in: tx).record.answersByQuestion)
  }

  func correct(
    _ receipt: String, sentBy client: String, _ correction: SentCorrection, isTrial: Bool, in tx: any Transaction
  ) throws -> CorrectionOutcome {
    let actor = AuditActor.client(client)
    let (value, asked) = try asked(receipt, sentBy: actor, in: tx)
    let published = try desk.procedures.version(value.version, in: tx)
    let sent = try desk.cases.record(of: value.id, in: tx).typed
    let scope = CorrectionScope(asked, of: published.definition.form, sent: sent, today: desk.town.world.today)
    let (typed, notMarked) = scope.merged(correction)
    guard notMarked.isEmpty else { return .notMarked(notMarked) }
    let work = ApplicantWork(desk: desk, actor: actor)
    switch work.judge(value, published, typed: typed) {
    case .unfinished(let reading): return .unfinished(reading)
    case .notEligible(_, let eligibility): return .notEligible(eligibility)
    case .ready(_, let reading, let determination):
      if !isTrial { _ = try work.correct(value.id, published, typed: typed, in: tx) }
      return .accepted(reading, determination)
    }
  }

  func withdraw(
    _ receipt: String, sentBy client: String, reason: String, isTrial: Bool, in tx: any Transaction
  ) throws -> SentApplication {
    let actor = AuditActor.client(client)
    guard let value = try find(receipt, sentBy: actor, in: tx) else { throw CasesProblem.notFound }
    guard value.status.may(become: .withdrawn) else {
      throw CasesProblem.stepNotAllowed(from: value.status, to: .withdrawn)
    }
    if !isTrial {
      let published = try desk.procedures.version(value.version, in: tx)
      try ApplicantWork(desk: desk, actor: actor)
        .withdraw(value.id, published, reason: String(reason.prefix(1000)), in: tx)
    }
    return try sent(value.id, in: tx)
  }

  /// - Throws: ``CasesProblem/notFound``, ``CasesProblem/noCorrectionAsked``
  private func asked(
    _ receipt: String, sentBy actor: AuditActor, in tx: any Transaction
  ) throws -> (value: Case, correction: Correction) {
    guard let value = try find(receipt, sentBy: actor, in: tx) else { throw CasesProblem.notFound }
    guard value.status == .returned, let correction = try desk.cases.openCorrection(of: value.id, in: tx) else {
      throw CasesProblem.noCorrectionAsked
    }
    return (value, correction)
  }

  private func find(_ receipt: String, sentBy actor: AuditActor, in tx: any Transaction) throws -> Case? {
    guard let number = ReceiptNumber(receipt), let value = try desk.cases.lookUp(receipt: number, in: tx),
      try desk.cases.sender(of: value.id, in: tx) == actor.text
    else { return nil }
    return value
  }

  private func sent(_ id: ID<Case>, in tx: any Transaction) throws -> SentApplication {
    SentApplication(try CaseView(id, desk, in: tx), secret: ApplicantSecret.secret(of: id, vault: desk.town.vault).text)
  }
}

extension SentApplication {
  fileprivate init(_ view: CaseView, secret: String) {
    let value = view.value
    self.init(
      published: view.published,
      accepted: AcceptedApplication(
        caseID: value.id.description, receipt: value.receipt.description, secret: secret, fee: value.fee),
      status: value.status.rawValue, statusKey: "cases.status.\(value.status.rawValue)",
      department: value.department, receivedAt: value.receivedAt, isOpen: value.status.isOpen,
      expectedOn: value.status.isOpen ? value.dueOn : nil,
      correction: view.correction.map { asked in
        Correction(words: asked.words, marks: asked.marks.map { Mark(question: $0.question, words: $0.words) })
      },
      papers: view.documents.map {
        Paper(
          id: $0.id.description, title: $0.title, number: $0.number, byteCount: $0.fileBytes, issuedAt: $0.issuedAt,
          revokedAt: $0.revokedAt)
      })
  }
}
