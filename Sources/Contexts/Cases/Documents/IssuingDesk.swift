import Crypto
import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// Draws the papers of a procedure and keeps each exactly as it was given out.
struct IssuingDesk {
  let desk: CaseDesk
  let actor: AuditActor

  /// Issues every paper the procedure gives at `moment`.
  /// - Throws: ``UnknownPlaceholder``, ``DocumentsProblem``; the caller's transaction then changes nothing.
  func issue(_ moment: DocumentTemplate.Moment, _ facts: CaseFacts, in tx: any Transaction) throws {
    for document in try documents(moment, facts) {
      let number = document.number
      let issuedAt = desk.town.world.now
      let verification = document.isVerifiable ? try register(document, facts.value, issuedAt, in: tx) : nil
      let bytes = try PDFRenderer.render(layout(document, facts.value, issuedAt, verification: verification).layout)
      let file = try desk.town.files.store(bytes)
      let issued = IssuedDocument(
        id: desk.town.world.newID(), caseID: facts.value.id, template: document.id, title: document.title, number: number,
        fileName: file.name, fileBytes: file.bytes, issuedAt: issuedAt, verification: verification)
      try IssuedDocumentStore.insert(issued, in: tx)
      try desk.cases.append(
        .documentIssued, to: facts.value.id, actor: actor.text, words: "", detail: document.id, in: tx)
      try desk.note(
        "cases.document-issued", facts.value.id, by: actor, ["document": document.id, "sha256": file.sha256], in: tx)
    }
  }

  /// The same papers with 見本 across them, for the officer's eyes before deciding.
  func preview(_ moment: DocumentTemplate.Moment, _ facts: CaseFacts) throws -> [(title: String, pdf: [UInt8])] {
    try documents(moment, facts).map { document in
      var paper = layout(document, facts.value, desk.town.world.now, verification: nil)
      paper.marker = "見本"
      return (document.title, try PDFRenderer.render(paper.layout))
    }
  }

  private func documents(_ moment: DocumentTemplate.Moment, _ facts: CaseFacts) throws -> [FilledDocument] {
    let source = facts.placeholders
    let today = desk.town.world.today
    return try facts.definition.documents
      .filter { $0.isIssued(at: moment, answers: source.joinedAnswers, today: today) }
      .map { try $0.filled(answers: source.joinedAnswers, today: today, source.value) }
  }

  private func register(
    _ document: FilledDocument, _ value: Case, _ issuedAt: Instant, in tx: any Transaction
  ) throws -> String {
    try desk.certificates.issue(
      CertificateFacts(
        title: document.title, number: document.number ?? value.receipt.description, issuedOn: issuedAt.dateInJapan,
        digest: Array(SHA256.hash(data: Array(PaperLayout.printedText(document).utf8)))),
      caseID: value.id.description, in: tx)
  }

  private func layout(_ document: FilledDocument, _ value: Case, _ issuedAt: Instant, verification: String?) -> PaperLayout {
    PaperLayout(
      town: desk.town, document: document, issuedAt: issuedAt, department: value.department, verification: verification)
  }
}
