import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the page of one case shows.
struct StaffCaseModel: Sendable {
  let found: StaffCase
  let officer: Officer
  let town: TownProfile
  let today: CivilDate
  let done: CaseDone?
  /// A note that could not be kept, as typed.
  let note: String
  let errors: [FieldError]

  var value: Case { found.value }
  var isOwn: Bool { value.assignee == officer.id.description }

  func may(_ step: CaseStep) -> Bool { step.isPossible(value, for: officer) }

  /// Once, and only where the procedure has words for it.
  var mayTellReady: Bool {
    may(.tellReady) && found.definition.tells(.ready) && !found.events.contains { $0.kind == .ready }
  }

  /// What the officer may do with a paper now.
  func step(_ paper: IssuedDocument) -> PaperStep? {
    guard officer.may(CasesPermission.revoke, in: value.department) else { return nil }
    if paper.mayBeRevoked { return .revoke }
    let moment = found.definition.document(paper.template)?.issuedWhen
    return found.documents.mayBeReissued(paper) && moment == found.decision?.outcome.moment ? .reissue : nil
  }
}

/// One case: its facts, what can be done, the answers, the papers, the history.
///
/// - Parameter newGuard: gives each form of the page its own guard.
func staffCasePage(
  _ model: StaffCaseModel, guard newGuard: @escaping @Sendable () -> FormGuard, texts: Texts
) -> Page {
  let procedure = model.found.definition.words(in: texts.officerLanguage).title
  let title = texts["cases.staff.case.title", ["procedure": procedure, "receipt": model.value.receipt.description]]
  let crumbs = [Breadcrumbs.Crumb(texts["cases.staff.inbox.title"], href: "/staff/cases")]
  return Page(title, audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    if let done = model.done, done.isLast(in: model.found.events) {
      h.notificationBanner(NotificationBanner(.success, title: texts["cases.staff.done.\(done.rawValue)"]), texts)
    }
    h.h1(title)
    h.caseFacts(model, texts)
    h.openCorrection(model, texts)
    h.suggestedHandover(model, texts)
    h.caseSteps(model, newGuard, texts)
    h.h2(texts["cases.staff.case.answers"])
    let mayUncover = model.officer.may(CasesPermission.work, in: model.value.department)
    h.answers(AnswersView(model.found, texts, guard: mayUncover ? newGuard : nil))
    h.automaticDecisions(model, texts)
    h.decisionFacts(model, texts)
    h.issuedDocuments(model, texts)
    h.h2(texts["cases.staff.case.history"])
    h.timeline(caseHistory(model.found.events.reversed(), model.found, texts), texts)
    if model.may(.note) { h.noteForm(model, newGuard(), texts) }
  }
}

extension HTML {
  fileprivate mutating func caseFacts(_ model: StaffCaseModel, _ texts: Texts) {
    let value = model.value
    dl(["class": "ds-summary ds-summary-columns"]) { h in
      h.caseFact("status", texts) { h in h.statusTag(texts.status(value.status)) }
      h.caseFact("applicant", texts) { h in h.applicant(model.found.record, texts) }
      h.caseFact("received", texts) { h in h.plainText(texts.received(value)) }
      h.caseFact("due", texts) { h in h.dueDate(value, on: model.today, texts) }
      if let decided = value.decidedAt {
        h.caseFact("decided", texts) { h in h.plainText(texts.moment(decided)) }
      }
      h.caseFact("fee", texts) { h in h.text(texts.fee(value.fee)) }
      h.caseFact("department", texts) { h in
        h.text(model.town.departmentName(value.department, in: texts.officerLanguage))
      }
      h.caseFact("assignee", texts) { h in h.assignee(model, texts) }
      h.caseFact("channel", texts) { h in
        h.text(texts.channel(value.channel))
        if model.found.isFromAccount { h.text(texts["cases.staff.way.signed-in"]) }
      }
      if !model.found.enclosures.isEmpty {
        h.caseFact("enclosures", texts) { h in h.attachments(model.found.enclosures, AnswersView(model.found, texts)) }
      }
      h.caseFact("language", texts) { h in h.plainText(value.language.ownName) }
    }
  }

  private mutating func caseFact(_ name: String, _ texts: Texts, _ content: (inout HTML) -> Void) {
    div(["class": "ds-summary-row"]) { h in
      h.dt(texts["cases.staff.column.\(name)"])
      h.dd(["class": "ds-summary-answer"], content)
    }
  }

  /// Who applies, for whom and on whose behalf.
  private mutating func applicant(_ record: ApplicationRecord?, _ texts: Texts) {
    plainText(record?.applicant.name?.full ?? "")
    if let kana = record?.applicant.name?.fullKana, !kana.isEmpty {
      text(" ")
      span(["class": "ds-quiet"]) { h in h.plainText(kana) }
    }
    if let subject = record?.subject?.name?.full { partyLine("cases.staff.subject", subject, texts) }
    if let proxy = record?.proxy?.name?.full { partyLine("cases.staff.proxy", proxy, texts) }
  }

  private mutating func partyLine(_ key: String, _ name: String, _ texts: Texts) {
    br()
    plainText(texts[key, ["name": name]])
  }

  private mutating func assignee(_ model: StaffCaseModel, _ texts: Texts) {
    guard let id = model.value.assignee else { return span(["class": "ds-quiet"], texts["cases.staff.assignee.none"]) }
    plainText(model.found.names[id] ?? texts["cases.staff.actor.unknown"])
    if model.isOwn { text(texts["cases.staff.assignee.you"]) }
  }

  /// What the applicant is being asked to put right.
  fileprivate mutating func openCorrection(_ model: StaffCaseModel, _ texts: Texts) {
    guard let correction = model.found.correction else { return }
    let words = model.found.definition.words(in: texts.officerLanguage)
    callout(
      Callout(.note, title: texts["cases.staff.correction.open"]) { h in
        if !correction.words.isEmpty { h.p { h in h.plainText(correction.words) } }
        h.ul { h in
          for mark in correction.marks {
            let label = model.found.definition.form.question(mark.question).map(words.label) ?? mark.question
            h.li { h in
              h.strong(label)
              h.br()
              h.plainText(mark.words)
            }
          }
        }
      })
  }

  /// A correction changed which department the rules name: whether it is handed over is the officer's to say.
  fileprivate mutating func suggestedHandover(_ model: StaffCaseModel, _ texts: Texts) {
    guard let id = model.found.suggestedDepartment, let department = model.town.department(id) else { return }
    let name = department.name(in: texts.officerLanguage)
    callout(
      Callout(.caution, title: texts["cases.staff.rerouted.title", ["department": name]]) { h in
        h.p(texts["cases.staff.rerouted.text"])
        guard model.may(.handOver) else { return }
        h.actionLink(
          ActionLink(
            texts["cases.staff.rerouted.hand-over", ["department": name]],
            href: "\(CaseStep.handOver.path(model.value.id))?department=\(id)", rank: .secondary))
      })
  }

  fileprivate mutating func caseSteps(
    _ model: StaffCaseModel, _ newGuard: @Sendable () -> FormGuard, _ texts: Texts
  ) {
    let id = model.value.id
    buttonGroup { h in
      if model.may(.take) { h.stepForm(.take, model, rank: .primary, newGuard(), texts) }
      for step in [CaseStep.decide, .askCorrection, .handOver] where model.may(step) {
        let rank: ActionRank = step == .decide && !model.may(.take) ? .primary : .secondary
        h.actionLink(ActionLink(texts["cases.staff.step.\(step.rawValue)"], href: step.path(id), rank: rank))
      }
      if model.mayTellReady { h.stepForm(.tellReady, model, rank: .secondary, newGuard(), texts) }
      if model.may(.deliver) { h.stepForm(.deliver, model, rank: .primary, newGuard(), texts) }
      h.actionLink(
        ActionLink(texts["cases.staff.step.print"], href: "/staff/cases/\(id)/copy.pdf", rank: .secondary))
    }
  }

  private mutating func stepForm(
    _ step: CaseStep, _ model: StaffCaseModel, rank: ActionRank, _ formGuard: FormGuard, _ texts: Texts
  ) {
    postForm(to: step.path(model.value.id), guard: formGuard) { h in
      h.hiddenFields(SeenCase(model.found).fields)
      h.actionButton(ActionButton(texts["cases.staff.step.\(step.rawValue)"], rank: rank))
    }
  }

  /// What the rules said, for the officer who decides.
  fileprivate mutating func automaticDecisions(_ model: StaffCaseModel, _ texts: Texts) {
    guard let decisions = AutomaticDecisions(model.found, model.town, texts) else { return }
    h2(["id": "rules"], texts["cases.staff.rules.title"])
    p(["class": "ds-quiet"], texts["cases.staff.rules.lead"])
    automaticDecisions(decisions, texts)
  }

  /// What was decided, with what the officer filled in then.
  fileprivate mutating func decisionFacts(_ model: StaffCaseModel, _ texts: Texts) {
    guard let decision = model.found.decision else { return }
    let rows = DecisionView(
      model.found, outcome: decision.outcome, typed: decision.typed, reason: decision.reason, texts
    ).rows
    h2(texts["cases.staff.case.decision"])
    summaryList(SummaryList(rows), texts)
  }

  fileprivate mutating func issuedDocuments(_ model: StaffCaseModel, _ texts: Texts) {
    guard !model.found.documents.isEmpty else { return }
    h2(texts["cases.staff.case.documents"])
    ul { h in for document in model.found.documents { h.li { h in h.issuedDocument(document, model, texts) } } }
  }

  private mutating func issuedDocument(_ document: IssuedDocument, _ model: StaffCaseModel, _ texts: Texts) {
    a(["href": document.staffHref, "target": "_blank", "rel": "noopener"]) { h in
      h.plainText(document.title)
      let facts = ["kind": texts["cases.staff.file.pdf"], "size": fileSize(document.fileBytes)]
      h.text(texts["cases.staff.file.facts", facts])
      h.visuallyHidden(texts["cases.staff.new-tab"])
    }
    text(" ")
    span(["class": "ds-quiet"]) { h in
      h.plainText([document.number, texts.moment(document.issuedAt)].compactMap(\.self).joined(separator: " "))
    }
    if let revoked = document.revokedAt {
      let day = texts.date(revoked.dateInJapan)
      text(" ")
      statusTag(StatusTag(texts["cases.staff.paper.revoked", ["date": day]], tone: .attention))
    }
    guard let step = model.step(document) else { return }
    text(" ")
    a(["href": step.path(document)]) { h in
      h.text(texts["cases.staff.paper.\(step.rawValue)"])
      let which = [document.title, document.number].compactMap(\.self).joined(separator: " ")
      h.visuallyHidden(texts["cases.staff.paper.which", ["paper": which]])
    }
  }

  fileprivate mutating func noteForm(_ model: StaffCaseModel, _ formGuard: FormGuard, _ texts: Texts) {
    h2(texts["cases.staff.note.title"])
    postForm(to: CaseStep.note.path(model.value.id), guard: formGuard) { h in
      let frame = FieldFrame(
        "note", label: texts["cases.staff.note.label"], hint: texts["cases.staff.note.hint"],
        error: model.errors.message(for: "note"))
      h.textArea(TextArea(frame, value: model.note, rows: 3, limit: CaseRoutes.longestNote), texts)
      h.actionButton(ActionButton(texts["cases.staff.note.save"], rank: .secondary))
    }
  }
}
