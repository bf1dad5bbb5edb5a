import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Web

struct StatusFormModel: Sendable {
  var receipt = ""
  /// The number and the secret do not belong together; which of them is wrong is not told.
  var isRefused = false
  /// Somebody asked for an application that this browser may not see, or that is none.
  var isAccessNeeded = false
  /// What they had just sent waits for them to come in.
  var isKept = false
  var signIn = SignInOffer.none
  /// Where signing in leads to.
  var returnPath = "/my"
}

/// Where the receipt number and the secret open an application again.
func statusFormPage(_ model: StatusFormModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let errors = model.isRefused ? [FieldError("receipt", texts["cases.status-form.refused"])] : []
  let status: HTTPResponse.Status? = model.isAccessNeeded ? .forbidden : nil
  return Page(texts["cases.status-form.title"], status: status, hasErrors: model.isRefused) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["cases.status-form.title"])
    if model.isKept {
      h.notificationBanner(NotificationBanner(.important, title: texts["cases.status-form.kept"]), texts)
    }
    h.p(texts[model.isAccessNeeded ? "problem.cases.access-needed" : "cases.status-form.lead"])
    h.postForm(to: "/status", guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame(
            "receipt", label: texts["cases.status-form.receipt"], hint: texts["cases.status-form.receipt-hint"],
            error: errors.message(for: "receipt")),
          value: model.receipt, kind: .oneTimeCode, width: .medium, autocomplete: "off"), texts)
      h.textField(
        TextField(
          FieldFrame("secret", label: texts["cases.status-form.secret"], hint: texts["cases.status-form.secret-hint"]),
          kind: .oneTimeCode, width: .medium, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["cases.status-form.open"]))
    }
    if case .offered = model.signIn { h.signInOffer(.offered, "cases.status-form", returnTo: model.returnPath, texts) }
    h.disclosure(Disclosure(texts["cases.status-form.lost"]) { h in h.p(texts["cases.status-form.lost-text"]) })
  }
}

extension CaseStatus {
  var tone: StatusTag.Tone {
    switch self {
    case .submitted: .info
    case .inReview: .waiting
    case .returned: .attention
    case .granted, .delivered: .success
    case .refused: .danger
    case .withdrawn: .neutral
    }
  }

  func tag(_ texts: Texts) -> StatusTag { StatusTag(texts["cases.status.\(rawValue)"], tone: tone) }
}

/// Where an application stands, what happened so far, and what the applicant can do now.
func statusPage(_ view: CaseView, town: Town, texts: Texts) -> Page {
  let value = view.value
  let words = view.published.definition.words(in: texts.language)
  return Page(words.title) { h in
    h.h1(words.title)
    h.p { h in h.statusTag(value.status.tag(texts)) }
    h.p(texts["cases.status.now.\(value.status.rawValue)"])
    if view.correction != nil {
      h.notificationBanner(
        NotificationBanner(
          .important, title: texts["cases.status.please-correct"],
          link: ActionLink(texts["cases.status.correct"], href: "/status/\(value.id)/correction")), texts)
    }
    h.papers(view, texts)
    h.summaryList(SummaryList(facts(value, town, texts)), texts)
    h.h2(texts["cases.status.history"])
    h.timeline(Timeline(view.events.reversed().map { event($0, town, texts) }), texts)
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["cases.receipt.copy"], href: "/status/\(value.id)/copy", rank: .secondary))
      if value.status.isOpen {
        h.actionLink(ActionLink(texts["cases.status.withdraw"], href: "/status/\(value.id)/withdrawal", rank: .quiet))
      }
    }
  }
}

/// What is known of an application; when to expect a result only as long as one is to come.
private func facts(_ value: Case, _ town: Town, _ texts: Texts) -> [SummaryList.Row] {
  let department = town.profile.departmentName(value.department, in: texts.language)
  var rows: [SummaryList.Row] = [
    .init(texts["cases.status.receipt"], value.receipt.description),
    .init(texts["cases.status.received"], moment(value.receivedAt, texts)),
    .init(texts["cases.status.department"], department, allowsFurigana: true),
  ]
  if value.status.isOpen {
    rows.append(.init(texts["cases.status.expected"], JapaneseDate(value.dueOn).text(in: texts.language)))
  }
  return rows
}

private func event(_ event: CaseEvent, _ town: Town, _ texts: Texts) -> Timeline.Event {
  Timeline.Event(
    event.title(town.profile, texts), when: moment(event.at, texts), dateTime: event.at.rfc3339,
    text: event.words.value.isEmpty ? nil : event.words.value)
}

extension CaseEvent {
  /// What happened, for the applicant.
  func title(_ town: TownProfile, _ texts: Texts) -> String {
    texts["cases.event.\(kind.rawValue)", changeWords(town, in: texts.language, texts)]
  }

  /// `old` and `new` of a change, as words: yen, or names of departments.
  func changeWords(_ town: TownProfile, in language: Language, _ texts: Texts) -> [String: String] {
    guard let change else { return [:] }
    func words(_ code: String) -> String {
      guard kind == .feeChanged else { return town.departmentName(code, in: language) }
      return texts["cases.yen", ["n": Yen(Int(code) ?? 0).grouped]]
    }
    return ["old": words(change.old), "new": words(change.new)]
  }
}

extension HTML {
  fileprivate mutating func papers(_ view: CaseView, _ texts: Texts) {
    guard !view.documents.isEmpty else { return }
    h2(texts["cases.status.documents"])
    ul(["class": "ds-files"]) { h in
      for document in view.documents {
        h.li(["class": "ds-stored-file"]) { h in
          h.paper(document, texts)
        }
      }
    }
  }
}

extension HTML {
  /// A revoked paper is named, so that nobody wonders where it went, and not given out again.
  fileprivate mutating func paper(_ document: IssuedDocument, _ texts: Texts) {
    if let revoked = document.revokedAt {
      let day = JapaneseDate(revoked.dateInJapan).text(in: texts.language)
      paperName(document)
      return statusTag(StatusTag(texts["cases.status.paper-revoked", ["date": day]], tone: .attention))
    }
    a(["href": "/status/\(document.caseID)/documents/\(document.id)"]) { h in h.paperName(document) }
    span(["class": "ds-file-size"], "PDF \(fileSize(document.fileBytes))")
  }
}

extension HTML {
  /// The title, and the number in one piece.
  fileprivate mutating func paperName(_ document: IssuedDocument) {
    plainText(document.title)
    guard let number = document.number else { return }
    text(" ")
    span(["class": "ds-number"]) { h in h.plainText(number) }
  }
}

extension HTML {
  /// That what was sent too late stands in the fields again.
  mutating func unsentNotice(_ texts: Texts) {
    notificationBanner(NotificationBanner(.important, title: texts["cases.status.unsent"]), texts)
  }
}

/// The applicant takes the application back: once more asked, since it cannot be undone.
///
/// - Parameter reason: what was written before access ended.
func withdrawalPage(_ view: CaseView, kept reason: String?, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["cases.withdrawal.title"]) { h in
    h.h1(texts["cases.withdrawal.title"])
    if reason != nil { h.unsentNotice(texts) }
    h.p(texts["cases.withdrawal.lead", ["receipt": view.value.receipt.description]])
    h.postForm(to: "/status/\(view.value.id)/withdrawal", guard: formGuard) { h in
      h.textArea(
        TextArea(
          FieldFrame("reason", label: texts["cases.withdrawal.reason"], need: .optional), value: reason ?? "", rows: 3,
          limit: 1000), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.withdrawal.confirm"], rank: .warning))
        h.actionLink(ActionLink(texts["cases.withdrawal.keep"], href: "/status/\(view.value.id)", rank: .secondary))
      }
    }
  }
}
