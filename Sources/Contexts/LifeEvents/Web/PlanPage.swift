import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import LifePlan
import Nihongo
import Ports
import Web

/// What to do, in order: by when, where, with what and why; what not, and why not; and what can begin here and now.
func planPage(_ model: PlanModel, _ formGuard: FormGuard, _ texts: Texts) -> Page {
  let guide = model.asked.guide, words = guide.words(in: texts.language)
  let title = texts["lifeevents.plan.title", ["title": words.title]]
  let crumbs = guideCrumbs(texts) + [Breadcrumbs.Crumb(words.title, href: "/life-events/\(guide.id)")]
  return Page(title, hasErrors: !model.errors.isEmpty, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.p(["class": "ds-lead"], texts["lifeevents.plan.lead", ["n": "\(model.items.count)"]])
    h.p(texts["lifeevents.plan.holidays"])
    h.ol { h in for item in model.items { h.li { h in h.item(item, words, texts) } } }
    h.notNeeded(model, words, texts)
    h.calendarForm(model, formGuard, texts)
    h.startForm(model, formGuard, texts)
  }
}

extension HTML {
  fileprivate mutating func item(_ item: PlanModel.Item, _ words: LifeGuideWords, _ texts: Texts) {
    let step = item.step
    h2(item.title)
    p(words.why(step))
    var rows: [SummaryList.Row] = []
    if let due = item.due {
      let day = texts["lifeevents.plan.day", ["era": JapaneseDate(due).full, "day": western(due, texts.language)]]
      let lines = [day, words.dueWords(step)].compactMap(\.self)
      rows.append(.init(texts["lifeevents.plan.due"], lines, allowsFurigana: true))
    } else if let due = words.dueWords(step) {
      rows.append(.init(texts["lifeevents.plan.due"], [due], allowsFurigana: true))
    }
    if let place = words.place(step) {
      rows.append(.init(texts["lifeevents.plan.place"], [place], allowsFurigana: true))
    }
    let bring = words.bring(step)
    if !bring.isEmpty { rows.append(.init(texts["lifeevents.plan.bring"], bring, allowsFurigana: true)) }
    if !step.basis.isEmpty { rows.append(.init(texts["lifeevents.plan.basis"], step.basis)) }
    if !rows.isEmpty { summaryList(SummaryList(rows), texts) }
    if let procedure = item.procedure {
      p { h in h.a(["href": "/procedures/\(procedure.id)"], texts["lifeevents.plan.about", ["title": item.title]]) }
    } else if let link = step.link {
      p { h in h.a(["href": link, "rel": "external"], texts["lifeevents.plan.elsewhere", ["title": item.title]]) }
    }
  }

  private func western(_ day: CivilDate, _ language: Language) -> String {
    language == .english ? JapaneseDate(day).english : "\(day.year)年\(day.month)月\(day.day)日"
  }

  fileprivate mutating func notNeeded(_ model: PlanModel, _ words: LifeGuideWords, _ texts: Texts) {
    guard !model.notNeeded.isEmpty else { return }
    disclosure(
      Disclosure(texts["lifeevents.plan.not-needed", ["n": "\(model.notNeeded.count)"]]) { h in
        h.dl { h in
          for (step, title) in model.notNeeded {
            h.dt(title)
            h.dd(words.whyNot(step) ?? "")
          }
        }
      })
  }

  fileprivate mutating func calendarForm(_ model: PlanModel, _ formGuard: FormGuard, _ texts: Texts) {
    let path = "/life-events/\(model.asked.guide.id)"
    h2(texts["lifeevents.plan.keep"])
    p(texts["lifeevents.plan.print"])
    postForm(to: path, guard: formGuard) { h in
      h.hiddenFields(model.asked.hidden)
      h.buttonGroup { h in
        if model.items.contains(where: { $0.due != nil }) {
          h.actionButton(
            ActionButton(
              texts["lifeevents.plan.calendar"], rank: .secondary, formAction: path + "/calendar"))
        }
        h.actionButton(ActionButton(texts["lifeevents.plan.change"], rank: .secondary, name: "change", value: "1"))
      }
    }
  }

  fileprivate mutating func startForm(_ model: PlanModel, _ formGuard: FormGuard, _ texts: Texts) {
    var offered: [PlanModel.Item] = []
    for item in model.items where item.procedure != nil {
      if !offered.contains(where: { $0.procedure?.id == item.procedure?.id }) { offered.append(item) }
    }
    guard !offered.isEmpty else { return }
    h2(texts["lifeevents.start.title"])
    p(texts["lifeevents.start.lead"])
    postForm(to: "/life-events/\(model.asked.guide.id)/applications", guard: formGuard) { h in
      h.hiddenFields(model.asked.hidden)
      let chosen = model.typed.isEmpty ? Set(offered.compactMap(\.procedure?.id)) : Set(model.typed["procedure"])
      let frame = FieldFrame(
        "procedure", label: texts["lifeevents.start.which"], error: model.errors.message(for: "procedure"), need: .unmarked)
      h.checkboxGroup(
        CheckboxGroup(
          frame, options: offered.compactMap { item in item.procedure.map { ChoiceOption($0.id, item.title) } },
          values: chosen), texts)
      h.h3(texts["lifeevents.start.shared"])
      h.p(texts["lifeevents.start.shared.why"])
      h.sharedFields(model.typed, model.errors, texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["lifeevents.start.begin"])) }
    }
  }
}
