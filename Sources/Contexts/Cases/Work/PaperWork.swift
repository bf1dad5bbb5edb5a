import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// What becomes of papers after they were given out: 取消し, and a corrected paper in place of a revoked one.
///
/// Each function is one step inside the caller's transaction: register, case, log, audit entry and mail change together
/// or not at all. Whether an officer may do it is asked before, at the case.
struct PaperWork {
  let desk: CaseDesk
  let actor: AuditActor

  /// Declares a paper revoked, for ever, and tells the applicant.
  ///
  /// - Parameter words: why, told to the applicant on the page of the application; never to the public.
  /// - Throws: ``CasesProblem/fileNotFound``, ``CasesProblem/documentNotRevocable``, ``CasesProblem/documentRevoked``
  func revoke(
    _ document: ID<IssuedDocument>, of id: ID<Case>, reason: RevocationReason, words: String, in tx: any Transaction
  ) throws {
    let value = try desk.cases.find(id, in: tx)
    let paper = try IssuedDocumentStore.find(document, of: id, in: tx)
    guard let address = paper.verification else { throw CasesProblem.documentNotRevocable }
    try IssuedDocumentStore.revoke(document, at: desk.town.world.now, in: tx)
    try desk.certificates.revoke(address, reason: reason, words: words, by: actor, in: tx)
    try log(.documentRevoked, "cases.document-revoked", paper, words, ["reason": reason.rawValue], in: tx)
    try tell("revoked", paper, value, in: tx)
  }

  /// Issues a corrected paper with a number of its own in place of a revoked one, and tells the applicant.
  ///
  /// - Parameters:
  ///   - decision: what the paper is drawn from, with the outcome of the case; kept as what counts from now on.
  ///   - words: what was corrected, told to the applicant.
  /// - Throws: ``CasesProblem/documentNotReissuable``, ``CasesProblem/documentNotDue``; as
  ///   ``IssuingDesk/issue(_:_:in:)`` when it cannot be drawn: nothing is changed then.
  func reissue(
    _ document: ID<IssuedDocument>, of id: ID<Case>, _ decision: Decision, words: String, in tx: any Transaction
  ) throws {
    let value = try desk.cases.find(id, in: tx)
    let papers = try IssuedDocumentStore.list(of: id, in: tx)
    guard let revoked = papers.first(where: { $0.id == document }), papers.mayBeReissued(revoked) else {
      throw CasesProblem.documentNotReissuable
    }
    try desk.cases.insertDecision(decision, of: id, in: tx)
    var facts = CaseFacts(
      town: desk.town, value: value, definition: try desk.procedures.version(value.version, in: tx).definition,
      record: try desk.cases.record(of: id, in: tx).record, language: .japanese)
    facts.take(decision, on: desk.town.world.today)
    facts.serial = try desk.cases.nextSerial(value.department, on: desk.town.world.today, in: tx)
    let filled = try Self.filled(revoked, decision, facts, on: desk.town.world.today)
    let issued = try IssuingDesk(desk: desk, actor: actor).reissue(
      Self.numbered(filled, in: value, edition: revoked.edition + 1, papers), value, replacing: revoked, in: tx)
    try log(
      .documentReissued, "cases.document-reissued", issued, words, ["replaces": revoked.id.description], in: tx)
    try tell("reissued", issued, value, in: tx)
  }

  /// The paper as it would be drawn anew, still with the number its template gives.
  /// - Throws: ``CasesProblem/documentNotDue``, ``UnknownPlaceholder``
  static func filled(
    _ paper: IssuedDocument, _ decision: Decision, _ facts: CaseFacts, on today: CivilDate
  ) throws -> FilledDocument {
    let source = facts.placeholders
    guard let template = facts.definition.document(paper.template),
      template.isIssued(at: decision.outcome.moment, answers: source.joinedAnswers, today: today)
    else { throw CasesProblem.documentNotDue }
    return try template.filled(answers: source.joinedAnswers, today: today, source.value)
  }

  /// A number no earlier paper of the case has: where the template's own number does not change with the running
  /// number, it says which edition it is, as 第12号の2.
  static func numbered(
    _ document: FilledDocument, in value: Case, edition: Int, _ papers: [IssuedDocument]
  ) -> FilledDocument {
    let number = document.number ?? value.receipt.description
    let earlier = papers.map { $0.number ?? value.receipt.description }
    return document.numbered(earlier.contains(number) ? "\(number)の\(edition)" : number)
  }

  private func log(
    _ kind: CaseEvent.Kind, _ action: String, _ paper: IssuedDocument, _ words: String, _ details: [String: String],
    in tx: any Transaction
  ) throws {
    try desk.cases.append(
      kind, to: paper.caseID, actor: actor.text, words: words, detail: paper.id.description, in: tx)
    try desk.note(
      action, paper.caseID, by: actor,
      details.merging(["document": paper.template]) { own, _ in own }, in: tx)
  }

  /// A mail in the applicant's language. A mail is a postcard: it names the paper, and leads to the page that says why.
  private func tell(_ what: String, _ paper: IssuedDocument, _ value: Case, in tx: any Transaction) throws {
    let applicant = try desk.cases.record(of: value.id, in: tx).record.applicant
    guard let address = applicant.email else { return }
    let (town, language) = (desk.town, value.language)
    let department = town.profile.department(value.department)
    let values = [
      "name": applicant.name?.full ?? "", "title": paper.title, "number": paper.number ?? value.receipt.description,
      "date": JapaneseDate(town.world.today).text(in: language), "receipt": value.receipt.description,
      "status": "\(town.address)/status", "town": town.profile.name(in: language),
      "department": department?.name(in: language) ?? "", "phone": department?.phone ?? town.profile.phone,
    ]
    let texts = CasesFeature.catalogue.texts(in: language)
    try desk.mail.send(
      OutgoingMail(
        recipient: Personal(address), subject: texts["cases.paper.\(what).mail-subject", values],
        body: Personal(texts["cases.paper.\(what).mail-body", values]), about: "case:\(value.id)",
        occasion: "document-\(what)"), in: tx)
  }
}

extension CaseFacts {
  /// Takes the officer's answers and the reason of a decision.
  mutating func take(_ decision: Decision, on today: CivilDate) {
    reason = decision.reason
    let form = definition.form(.decision)
    self.decision = form.read(decision.typed, today: today, given: record.answersByQuestion).answers
  }

  /// The same for papers, which are in Japanese whatever language the applicant used.
  var inJapanese: CaseFacts {
    var facts = self
    facts.language = .japanese
    return facts
  }
}
