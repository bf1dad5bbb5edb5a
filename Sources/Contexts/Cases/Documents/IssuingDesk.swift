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
  /// - Parameters:
  ///   - date: what the papers say when they were issued; now when `nil`.
  ///   - drawn: the templates of papers that are there already.
  /// - Throws: ``UnknownPlaceholder``, ``DocumentsProblem``; the caller's transaction then changes nothing.
  func issue(
    _ moment: DocumentTemplate.Moment, _ facts: CaseFacts, at date: Instant? = nil, except drawn: Set<String> = [],
    in tx: any Transaction
  ) throws {
    for document in try documents(moment, facts) where !drawn.contains(document.id) {
      let issued = try issue(document, facts.value, at: date, in: tx)
      try desk.cases.append(
        .documentIssued, to: facts.value.id, actor: actor.text, words: "", detail: issued.template, in: tx)
    }
  }

  /// Issues one paper in the place of a revoked one.
  /// - Throws: as ``issue(_:_:in:)``, and a `Problem` of kind `conflict` when `replaced` stands or was replaced before.
  func reissue(
    _ document: FilledDocument, _ value: Case, replacing replaced: IssuedDocument, in tx: any Transaction
  ) throws -> IssuedDocument { try issue(document, value, replacing: replaced, in: tx) }

  private func issue(
    _ document: FilledDocument, _ value: Case, at date: Instant? = nil, replacing replaced: IssuedDocument? = nil,
    in tx: any Transaction
  ) throws -> IssuedDocument {
    let issuedAt = date ?? desk.town.world.now
    let verification =
      document.isVerifiable ? try register(document, value, issuedAt, replacing: replaced, in: tx) : nil
    let bytes = try PDFRenderer.render(layout(document, value, issuedAt, verification: verification).layout)
    let file = try desk.town.files.store(bytes)
    let issued = IssuedDocument(
      id: desk.town.world.newID(), caseID: value.id, template: document.id, edition: (replaced?.edition ?? 0) + 1,
      replaces: replaced?.id, title: document.title, number: document.number, fileName: file.name,
      fileBytes: file.bytes, issuedAt: issuedAt, verification: verification, revokedAt: nil)
    try IssuedDocumentStore.insert(issued, in: tx)
    try desk.note(
      "cases.document-issued", value.id, by: actor, ["document": document.id, "sha256": file.sha256], in: tx)
    return issued
  }

  /// The same papers with 見本 across them, for the officer's eyes before deciding.
  func preview(_ moment: DocumentTemplate.Moment, _ facts: CaseFacts) throws -> [(title: String, pdf: [UInt8])] {
    try documents(moment, facts).map { ($0.title, try preview($0, facts.value)) }
  }

  /// One paper with 見本 across it.
  func preview(_ document: FilledDocument, _ value: Case) throws -> [UInt8] {
    try PDFRenderer.render(marked(document, value).layout)
  }

  /// The first page of it as a picture in PNG.
  func picture(_ document: FilledDocument, _ value: Case) throws -> [UInt8] {
    try PDFRenderer.picture(marked(document, value).layout, width: Self.pictureWidth)
  }

  /// Twice as wide as it stands beside a text, for screens with small dots.
  private static let pictureWidth = 800

  private func marked(_ document: FilledDocument, _ value: Case) -> PaperLayout {
    var paper = layout(document, value, desk.town.world.now, verification: nil)
    paper.marker = "見本"
    return paper
  }

  private func documents(_ moment: DocumentTemplate.Moment, _ facts: CaseFacts) throws -> [FilledDocument] {
    let source = facts.inJapanese.placeholders
    let today = facts.day ?? desk.town.world.today
    return try facts.definition.documents
      .filter { $0.isIssued(at: moment, answers: source.joinedAnswers, today: today) }
      .map { try $0.filled(answers: source.joinedAnswers, today: today, source.value) }
  }

  private func register(
    _ document: FilledDocument, _ value: Case, _ issuedAt: Instant, replacing replaced: IssuedDocument?,
    in tx: any Transaction
  ) throws -> String {
    try desk.certificates.issue(
      CertificateFacts(
        title: document.title, number: document.number ?? value.receipt.description, issuedOn: issuedAt.dateInJapan,
        digest: Array(SHA256.hash(data: Array(PaperLayout.printedText(document).utf8)))),
      of: CertificateOrigin(caseID: value.id.description, department: value.department),
      replacing: replaced?.verification, in: tx)
  }

  private func layout(
    _ document: FilledDocument, _ value: Case, _ issuedAt: Instant, verification: String?
  ) -> PaperLayout {
    PaperLayout(
      town: desk.town, document: document, issuedAt: issuedAt, department: value.department, verification: verification)
  }
}
