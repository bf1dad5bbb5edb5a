import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import ProcedureDraft
import Web

/// Where a trial begins: the day, and whose answers.
func trialStartPage(
  _ reading: DraftReading, _ examples: DraftExamples, day: String, error: String? = nil, guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  return draftPage(
    texts["builder.staff.trial.title"], reading.open, texts,
    errors: error.map { [FieldError("trial:on", $0)] } ?? [], crumbs: exampleCrumbs(reading)
  ) { h in
    h.p(texts["builder.staff.trial.lead"])
    guard examples.definition != nil else {
      h.callout(Callout(.caution, text: texts["builder.staff.preview.unreadable"]))
      return
    }
    h.postForm(to: reading.address.page("trial"), guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame(
            "trial:on", label: texts["builder.staff.trial.on"], hint: texts["builder.staff.trial.on.hint"],
            error: error),
          value: day, width: .medium), texts)
      h.selectField(
        SelectField(
          FieldFrame("trial:begin", label: texts["builder.staff.trial.begin"], need: .unmarked),
          options: [.init("", texts["builder.staff.trial.empty"])]
            + examples.items.filter { $0.application != nil }.map { .init($0.path.description, $0.title) },
          value: "", hasPrompt: false), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.trial.start"])) }
    }
  }
}

/// What a page of a trial shows.
struct TrialModel: Sendable {
  let reading: DraftReading
  let definition: ProcedureDefinition
  let trial: FormTrial
  var state: TrialState
  var errors: [FieldError] = []
  /// The answers have opened questions that nobody has seen yet.
  var isLonger = false

  var application: TriedApplication { state.application(definition) }
}

/// One page of the form, as a resident fills it in.
func trialPage(_ model: TrialModel, guard formGuard: FormGuard) -> Page {
  let (reading, texts) = (model.reading, model.reading.texts)
  let words = model.definition.words(in: texts.officerLanguage)
  let shown = model.definition.form.read(model.state.typed, today: model.state.day)
  let title = model.definition.form.section(model.state.section).map(words.title) ?? ""
  return draftPage(title, reading.open, texts, errors: model.errors, crumbs: trialCrumbs(reading)) { h in
    if model.isLonger {
      h.notificationBanner(NotificationBanner(.important, title: texts["builder.staff.trial.longer"]), texts)
    }
    let sections = shown.sections.compactMap(model.definition.form.section)
    let step = (sections.firstIndex { $0.id == model.state.section } ?? 0) + 1
    let steps = sections.map(words.title) + [texts["builder.staff.trial.result"]]
    h.stepIndicator(StepIndicator(steps, current: step), texts)
    h.p(["class": "ds-quiet"], texts["builder.staff.trial.note", ["day": texts.day(model.state.day)]])
    h.postForm(to: reading.address.page("trial"), guard: formGuard) { h in
      h.defaultButton(name: "action", value: "next")
      h.hiddenFields(model.state.fields)
      model.trial.page(model.application, model.state.section, model.errors, texts, &h)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.trial.next"], name: "action", value: "next"))
        if let before = shown.section(before: model.state.section) {
          h.actionButton(
            ActionButton(
              texts["builder.staff.trial.back"], rank: .secondary, name: "trial:go", value: before, skipsChecks: true))
        }
        h.actionButton(
          ActionButton(
            texts["builder.staff.trial.finish"], rank: .quiet, name: "trial:go", value: "result", skipsChecks: true))
      }
    }
  }
}

/// What would become of it.
func trialResultPage(
  _ model: TrialModel, due: CivilDate?, mail: FilledMessage?, keep: ExampleInput, guard formGuard: FormGuard
) -> Page {
  let (reading, texts) = (model.reading, model.reading.texts)
  let outcome = TrialOutcome(model.application)
  return draftPage(
    texts["builder.staff.trial.result.title"], reading.open, texts, errors: model.errors,
    crumbs: trialCrumbs(reading)
  ) { h in
    h.trialVerdict(outcome, texts)
    model.trial.rules(model.application, texts, &h)
    h.trialFacts(outcome, due: due, texts)
    if let mail { h.trialMail(mail, texts) }
    h.h2(texts["builder.staff.trial.answers"])
    model.trial.answers(model.application, texts, &h)
    h.trialReturn(model, outcome, formGuard, texts)
    h.keepExample(model, outcome, keep, formGuard, texts)
  }
}

/// The way back to the list of examples.
func exampleCrumbs(_ reading: DraftReading) -> [Breadcrumbs.Crumb] {
  [.init(reading.texts["builder.staff.examples.title"], href: reading.address.page("examples"))]
}

private func trialCrumbs(_ reading: DraftReading) -> [Breadcrumbs.Crumb] {
  exampleCrumbs(reading) + [.init(reading.texts["builder.staff.trial.title"], href: reading.address.page("trial"))]
}

extension HTML {
  /// Whether it would be taken, and what stands against it.
  mutating func trialVerdict(_ outcome: TrialOutcome, _ texts: Texts) {
    let words = outcome.definition.words(in: texts.officerLanguage)
    switch outcome.verdict {
    case .accepted:
      callout(
        Callout(
          .note, title: texts["builder.staff.trial.accepted"], text: texts["builder.staff.trial.accepted.text"]))
    case .notEligible(let reason):
      callout(
        Callout(.caution, title: texts["builder.staff.trial.not-eligible"]) { h in
          if let sentence = reason.flatMap(words.reason) { h.p { h in h.plainText(sentence) } }
        })
    case .refused:
      callout(
        Callout(.caution, title: texts["builder.staff.trial.refused"]) { h in
          h.ul { h in
            for problem in outcome.reading.problems {
              h.li { h in
                h.plainText(problem.sentence(in: outcome.definition.form, words: words, texts: texts))
              }
            }
          }
        })
    }
  }

  /// By when it would be decided, and what it is given in writing.
  mutating func trialFacts(_ outcome: TrialOutcome, due: CivilDate?, _ texts: Texts) {
    guard outcome.verdict == .accepted else { return }
    var rows: [SummaryList.Row] = []
    if let due { rows.append(.init(texts["builder.staff.trial.due"], texts.day(due))) }
    for moment in [DocumentTemplate.Moment.received, .granted] {
      let papers = outcome.documents(at: moment).map(\.title)
      if moment == .received || !papers.isEmpty {
        rows.append(
          .init(
            texts["builder.staff.trial.papers.\(moment.rawValue)"],
            papers.isEmpty ? [texts["builder.staff.nothing"]] : papers))
      }
    }
    let told = MessageMoment.allCases.filter(outcome.definition.tells)
    rows.append(
      .init(texts["builder.staff.trial.messages"], told.map { texts["builder.staff.words.moment.\($0.rawValue)"] }))
    summaryList(SummaryList(rows), texts)
  }

  /// What the applicant is told first.
  fileprivate mutating func trialMail(_ mail: FilledMessage, _ texts: Texts) {
    disclosure(
      Disclosure(texts["builder.staff.trial.mail"]) { h in
        h.p { h in h.strong { h in h.plainText(mail.subject) } }
        for line in mail.body.split(separator: "\n") { h.p { h in h.plainText(String(line)) } }
      })
  }

  fileprivate mutating func trialReturn(
    _ model: TrialModel, _ outcome: TrialOutcome, _ formGuard: FormGuard, _ texts: Texts
  ) {
    let words = model.definition.words(in: texts.officerLanguage)
    let section = outcome.reading.firstUnfinishedSection(of: model.definition.form) ?? outcome.reading.sections.first
    guard let section = section.flatMap(model.definition.form.section) else { return }
    postForm(to: model.reading.address.page("trial"), guard: formGuard) { h in
      h.hiddenFields(model.state.fields)
      h.actionButton(
        ActionButton(
          texts["builder.staff.trial.return", ["page": words.title(section)]], rank: .secondary, name: "trial:go",
          value: section.id))
    }
  }

  /// Keeps the answers: as a new example, or in the place of those of the example it began with.
  fileprivate mutating func keepExample(
    _ model: TrialModel, _ outcome: TrialOutcome, _ keep: ExampleInput, _ formGuard: FormGuard, _ texts: Texts
  ) {
    h2(texts["builder.staff.trial.keep"])
    guard outcome.expectation(like: model.state.example?.was["expect"]) != nil else {
      return p(texts["builder.staff.example.no-reason"])
    }
    postForm(to: model.reading.address.page("trial/example"), guard: formGuard) { h in
      h.hiddenFields(model.state.fields)
      guard model.state.example == nil else {
        h.p(texts["builder.staff.trial.keep.changed"])
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["builder.staff.trial.keep.both"], name: "press", value: "both"))
          h.actionButton(
            ActionButton(texts["builder.staff.trial.keep.answers"], rank: .secondary, name: "press", value: "answers"))
        }
        return
      }
      h.p(texts["builder.staff.trial.keep.lead"])
      h.exampleFields(keep, errors: model.errors, texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.trial.keep.new"], name: "press", value: "new"))
      }
    }
  }
}

extension Texts {
  /// A day for officers.
  func day(_ day: CivilDate) -> String { JapaneseDate(day).text(in: officerLanguage) }
}
