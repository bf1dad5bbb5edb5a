import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Ports
import Web

/// What the page for reading back shows.
struct CheckModel: Sendable {
  let application: OpenApplication
  let reading: Reading
  let determination: Determination
  /// Another window changed it while it was read back.
  let isChanged: Bool
  var errors: [FieldError] = []

  init(_ application: OpenApplication, on today: CivilDate, isChanged: Bool = false) {
    self.application = application
    self.isChanged = isChanged
    let day = application.receivedOn ?? today
    let definition = application.published.definition
    reading = definition.form.read(application.typed, today: day)
    determination = definition.determination(for: reading.answers, on: day)
  }

  var definition: ProcedureDefinition { application.published.definition }
  var isRefused: Bool { reading.isAccepted && determination.eligibility.outcome == .notEligible }
  var signature: Attachment? { application.enclosures.first }
  /// What was said and does not count; what was only taken over for a question nobody was asked is nothing anyone said.
  var leftOut: [String] {
    reading.leftOut.filter { question in
      if case .prefilled? = application.provenance[question] { false } else { true }
    }
  }
}

/// Everything once more, to be read aloud; then it is signed and sent.
func checkPage(_ model: CheckModel, guard newGuard: @escaping @Sendable () -> FormGuard, texts: Texts) -> Page {
  let words = model.definition.words(in: texts.officerLanguage)
  let crumbs = [
    Breadcrumbs.Crumb(texts["counter.staff.title"], href: StartRoutes.path),
    Breadcrumbs.Crumb(words.title, href: model.application.entryPath),
  ]
  // What came on paper is compared with it, and nobody is there to listen.
  let kind = model.application.isPaper ? ".paper" : ""
  let title = texts["counter.staff.check.title\(kind)"]
  var page = Page(
    title, audience: .staff, width: .wide,
    hasErrors: !model.errors.isEmpty || model.isRefused, breadcrumbs: crumbs
  ) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    if model.isChanged {
      h.callout(Callout(.caution, title: texts["counter.staff.changed.title"], text: texts["counter.staff.changed"]))
    }
    h.h1(title)
    h.p(texts["counter.staff.check.lead\(kind)"])
    if model.application.isPaper, model.application.enclosures.isEmpty {
      h.callout(
        Callout(.note, title: texts["counter.staff.scan.none.title"], text: texts["counter.staff.scan.none"]))
    }
    h.checkedAnswers(model, words, texts)
    h.leftOut(model, words, texts)
    h.determination(model, words, texts)
    if !model.isRefused {
      // A paper was signed before it came, and its picture is kept where it is entered.
      if !model.application.isPaper { h.signature(model, newGuard(), texts) }
      h.submission(model, newGuard(), texts)
    }
    h.interviewScript()
  }
  if model.isChanged { page.status = .conflict }
  return page
}

extension HTML {
  fileprivate mutating func checkedAnswers(_ model: CheckModel, _ words: ProcedureWords, _ texts: Texts) {
    for section in model.reading.sections.compactMap(model.definition.form.section) {
      let rows = section.questions.filter { $0.isAsked && model.reading.isShown(question: $0.id) }.map { question in
        SummaryList.Row(
          words.label(question), model.reading.answers[question.id].map { words.lines(for: $0, to: question) } ?? [],
          changeHref: question.type.isTyped
            ? model.application.entryPath + "#\(question.anchor)" : nil)
      }
      if !rows.isEmpty { summaryList(SummaryList(title: words.title(section), rows), texts) }
    }
  }

  /// What was said and does not count any more is told, so that nobody wonders where it went.
  fileprivate mutating func leftOut(_ model: CheckModel, _ words: ProcedureWords, _ texts: Texts) {
    let labels = model.leftOut.compactMap(model.definition.form.question).map { words.label($0) }
    guard !labels.isEmpty else { return }
    callout(
      Callout(.note, title: texts["counter.staff.left-out"]) { h in h.ul { h in for label in labels { h.li(label) } } })
  }

  fileprivate mutating func determination(_ model: CheckModel, _ words: ProcedureWords, _ texts: Texts) {
    let (fee, eligibility) = (model.determination.fee, model.determination.eligibility)
    let lines = [texts.fee(fee.amount)] + (fee.reason.flatMap(words.reason).map { [$0] } ?? [])
    summaryList(SummaryList(title: texts["counter.staff.fee.title"], [.init(texts["counter.staff.fee"], lines)]), texts)
    guard eligibility.outcome != .eligible else { return }
    let reason = eligibility.reason.flatMap(words.reason)
    let key = model.isRefused ? "counter.staff.not-eligible" : "counter.staff.ask"
    callout(Callout(model.isRefused ? .caution : .note, title: texts[key]) { h in if let reason { h.p(reason) } })
  }

  /// On paper or on this screen; neither is needed where the procedure does not ask for it.
  fileprivate mutating func signature(_ model: CheckModel, _ formGuard: FormGuard, _ texts: Texts) {
    let id = model.application.id
    h2(texts["counter.staff.signature"])
    p { h in
      h.a(
        ["href": CheckRoutes.summaryPath(id), "target": "_blank", "rel": "noopener"],
        texts["counter.staff.summary.print"])
    }
    if model.signature != nil {
      notificationBanner(NotificationBanner(.success, title: texts["counter.staff.signature.kept"]), texts)
    }
    postForm(to: CheckRoutes.signaturePath(id), guard: formGuard, carriesFiles: true) { h in
      h.div(["data-signature": "signature"]) { h in
        h.signaturePad(texts)
        h.fileField(
          FileField(
            FieldFrame(
              "signature", label: texts["counter.staff.signature.file"],
              error: model.errors.message(for: "signature"), need: .optional),
            kinds: texts["counter.staff.kind.photo"], accept: "image/jpeg,image/png,image/heic"), texts)
      }
      h.actionButton(ActionButton(texts["counter.staff.signature.keep"], rank: .secondary))
    }
  }

  /// Where one draws by hand, as on a ``SignatureField`` but with words for the officer who hands the screen over; the
  /// design system's script shows it, and what is drawn goes into the field for the picture.
  private mutating func signaturePad(_ texts: Texts) {
    let hint = texts["counter.staff.signature.draw"]
    let canvas: HTML.Attributes = [
      "class": "counter-canvas", "width": "720", "height": "220", "role": "img", "aria-label": hint,
    ]
    let clear: HTML.Attributes = ["class": "ds-button ds-button-quiet", "type": "button", "data-signature-clear": ""]
    div(["class": "counter-pad", "data-signature-desk": "", "hidden": ""]) { h in
      h.p(hint)
      h.element("canvas", canvas) { _ in }
      h.button(clear, texts["counter.staff.signature.clear"])
    }
  }

  fileprivate mutating func submission(_ model: CheckModel, _ formGuard: FormGuard, _ texts: Texts) {
    h2(texts["counter.staff.submit.title"])
    postForm(to: CheckRoutes.path(model.application.id), guard: formGuard) { h in
      h.input(["type": "hidden", "name": "revision", "value": "\(model.application.revision)"])
      let kind = model.application.isPaper ? ".paper" : ""
      h.p(texts["counter.staff.submit.declaration\(kind)"])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["counter.staff.submit"]))
        h.actionLink(
          ActionLink(
            texts["counter.staff.submit.back"], href: model.application.entryPath, rank: .secondary))
      }
    }
  }
}

extension Question {
  /// The id of the first field of the question on its page.
  var anchor: String { type.parts.first.map { "\(id).\($0)" } ?? id }
}
