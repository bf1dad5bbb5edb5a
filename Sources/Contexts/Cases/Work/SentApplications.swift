import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// The applications a program handed in, as it may follow them.
struct SentApplications: SentApplicationPort {
  let desk: CaseDesk

  func application(_ receipt: String, sentBy client: String) async throws -> SentApplication? {
    let actor = AuditActor.client(client)
    return try await desk.town.database.write { tx in
      guard let id = try find(receipt, sentBy: actor, in: tx) else { return nil }
      let view = try CaseView(id, desk, in: tx)
      try desk.note("cases.status-viewed", id, by: actor, in: tx)
      return SentApplication(view, secret: ApplicantSecret.secret(of: id, vault: desk.town.vault).text)
    }
  }

  func paper(_ id: String, of receipt: String, sentBy client: String) async throws -> [UInt8]? {
    let actor = AuditActor.client(client)
    let file = try await desk.town.database.write { tx -> String? in
      guard let paper = ID<IssuedDocument>(id), let owner = try find(receipt, sentBy: actor, in: tx) else { return nil }
      let documents = try IssuedDocumentStore.list(of: owner, in: tx)
      guard let found = documents.first(where: { $0.id == paper }), found.revokedAt == nil else { return nil }
      try desk.note("cases.document-downloaded", owner, by: actor, ["document": found.id.description], in: tx)
      return found.fileName
    }
    return try file.map { try desk.town.files.contents(of: $0) }
  }

  private func find(_ receipt: String, sentBy actor: AuditActor, in tx: any Transaction) throws -> ID<Case>? {
    guard let number = ReceiptNumber(receipt), let value = try desk.cases.lookUp(receipt: number, in: tx),
      try desk.cases.sender(of: value.id, in: tx) == actor.text
    else { return nil }
    return value.id
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
      department: value.department, receivedAt: value.receivedAt,
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
