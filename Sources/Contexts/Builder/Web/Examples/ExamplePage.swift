import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of one example shows.
struct ExampleModel: Sendable {
  let reading: DraftReading
  let item: DraftExamples.Item
  /// What came of it; `nil` while the draft cannot be read.
  let outcome: DraftExample?
  let town: TownProfile
  let trial: FormTrial
  let due: CivilDate?
  /// As typed, and what is wrong with it.
  var title: String
  var errors: [FieldError] = []
  var done: String?
}

/// One example: what it answers, what it expects, what comes of it now and why.
func examplePage(_ model: ExampleModel, guard formGuard: FormGuard) -> Page {
  let (reading, texts, item) = (model.reading, model.reading.texts, model.item)
  return draftPage(
    item.title, reading.open, texts, errors: model.errors, crumbs: exampleCrumbs(reading), isWide: true
  ) { h in
    if let done = model.done, ["taken", "copied"].contains(done) {
      h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.example.\(done)"]), texts)
    }
    h.p { h in h.exampleState(item, model.outcome, isRun: true, texts) }
    h.findingNotes(model.outcome?.findings ?? [], texts)
    if let application = item.application {
      h.p(texts["builder.staff.example.day", ["day": texts.day(application.day)]])
      h.exampleResult(TrialOutcome(application), model, formGuard, texts)
    } else {
      h.callout(Callout(.caution, text: texts["builder.staff.example.unreadable.text"]))
      h.changeLink(model, texts)
    }
    h.exampleActions(model, formGuard, texts)
  }
}

extension HTML {
  fileprivate mutating func exampleResult(
    _ outcome: TrialOutcome, _ model: ExampleModel, _ formGuard: FormGuard, _ texts: Texts
  ) {
    let found = outcome.expectation(like: model.item.tree["expect"])
    let rows = ExpectationRows(outcome.definition, model.town, texts, problems: outcome.reading.problems).rows(
      model.item.tree, found: found, documents: outcome.documents(at: .granted).map(\.id))
    expectationTable(rows, texts)
    if found == nil { p(texts["builder.staff.example.no-reason"]) }
    if found != nil, rows.contains(where: { $0.isSame == false }) {
      postForm(to: model.reading.address.page("example/expectation"), guard: formGuard) { h in
        h.hiddenFields([
          HiddenField("at", model.item.path.description), HiddenField("was", model.item.tree.fieldText),
        ])
        h.p(texts["builder.staff.example.take.lead"])
        h.actionButton(ActionButton(texts["builder.staff.example.take"]))
      }
    }
    changeLink(model, texts)
    h2(texts["builder.staff.example.way"])
    trialVerdict(outcome, texts)
    model.trial.rules(outcome.tried, texts, &self)
    trialFacts(outcome, due: model.due, texts)
    papers(outcome, model, texts)
    h2(texts["builder.staff.trial.answers"])
    model.trial.answers(outcome.tried, texts, &self)
  }

  /// The papers this application would be given, drawn.
  private mutating func papers(_ outcome: TrialOutcome, _ model: ExampleModel, _ texts: Texts) {
    let papers = [DocumentTemplate.Moment.received, .granted].flatMap { outcome.documents(at: $0) }
    guard !papers.isEmpty else { return }
    ul(["class": "ds-bench-list"]) { h in
      for paper in papers {
        let address = model.reading.address.page("paper.pdf", at: DraftPath("documents/\(paper.id).yaml"))
        h.li { h in
          h.a(["href": "\(address)&example=\(percentEncoded(model.item.id))"]) { h in
            h.text(texts["builder.staff.example.paper", ["title": paper.title]])
          }
        }
      }
    }
  }

  /// To the form with the answers of the example in it.
  fileprivate mutating func changeLink(_ model: ExampleModel, _ texts: Texts) {
    buttonGroup { h in
      h.actionLink(
        ActionLink(
          texts["builder.staff.example.change"], href: model.reading.address.page("trial", at: model.item.path),
          rank: .secondary))
    }
  }

  fileprivate mutating func exampleActions(_ model: ExampleModel, _ formGuard: FormGuard, _ texts: Texts) {
    let (address, item) = (model.reading.address, model.item)
    h2(texts["builder.staff.example.more"])
    postForm(to: address.page("example"), guard: formGuard) { h in
      h.hiddenFields([
        HiddenField("at", item.path.description), HiddenField("was", item.tree["title"]?.written ?? ""),
      ])
      h.textField(
        TextField(
          FieldFrame("title", label: texts["builder.staff.example.name"], error: model.errors.message(for: "title")),
          value: model.title), texts)
      h.actionButton(ActionButton(texts["builder.staff.save"], rank: .secondary))
    }
    for act in ["copy", "removal"] {
      postForm(to: address.page("example/\(act)"), guard: formGuard) { h in
        h.hiddenFields([HiddenField("at", item.path.description), HiddenField("was", item.tree.fieldText)])
        h.actionButton(ActionButton(texts["builder.staff.example.\(act)"], rank: .quiet))
      }
    }
  }
}
