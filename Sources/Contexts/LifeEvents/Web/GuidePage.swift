import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import LifePlan
import Web

/// The guides of the town.
func guideListPage(_ guides: [LifeGuide], _ texts: Texts) -> Page {
  let title = texts["lifeevents.list.title"]
  return Page(title, breadcrumbs: [crumb(home: texts)], isListed: true) { h in
    h.h1(title)
    h.p(["class": "ds-lead"], texts["lifeevents.list.lead"])
    h.cardList(
      CardList(
        guides.map { guide in
          let words = guide.words(in: texts.language)
          return CardList.Card(words.title, href: "/life-events/\(guide.id)", text: words.summary)
        }))
  }
}

/// The questions of a guide, all on one page; those that depend on another come when that is answered.
func guidePage(_ asked: Asked, _ formGuard: FormGuard, _ texts: Texts) -> Page {
  let words = asked.guide.words(in: texts.language)
  let errors = asked.errors(texts)
  let title = texts["lifeevents.guide.title", ["title": words.title]]
  return Page(title, hasErrors: !errors.isEmpty, breadcrumbs: guideCrumbs(texts)) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(["class": "ds-lead"], words.summary)
    h.p(texts["lifeevents.guide.nothing-kept"])
    h.postForm(to: "/life-events/\(asked.guide.id)", guard: formGuard) { h in
      h.hiddenFields([HiddenField("shown", asked.questions.map(\.id).joined(separator: " "))])
      for question in asked.questions { h.question(question, asked, words, errors, texts) }
      h.buttonGroup { h in h.actionButton(ActionButton(texts["lifeevents.guide.show"])) }
    }
  }
}

func crumb(home texts: Texts) -> Breadcrumbs.Crumb { Breadcrumbs.Crumb(texts["lifeevents.crumb.home"], href: "/") }

func guideCrumbs(_ texts: Texts) -> [Breadcrumbs.Crumb] {
  [crumb(home: texts), Breadcrumbs.Crumb(texts["lifeevents.list.title"], href: "/life-events")]
}

extension HTML {
  fileprivate mutating func question(
    _ question: Question, _ asked: Asked, _ words: LifeGuideWords, _ errors: [FieldError], _ texts: Texts
  ) {
    let frame = FieldFrame(
      question.id, label: words.label(question), hint: words.hint(question), error: errors.message(for: question.id))
    let value = asked.typed.first(question.id)
    switch question.type {
    case .date: dateField(DateField(frame, answer: .text(value)), texts)
    case .number: textField(TextField(frame, value: value, kind: .number, width: .tiny), texts)
    case .yesNo:
      let options = [ChoiceOption("true", texts["lifeevents.yes"]), ChoiceOption("false", texts["lifeevents.no"])]
      radioGroup(RadioGroup(frame, options: options, value: value, isInline: true), texts)
    default:
      let options = question.type.options.map { ChoiceOption($0.id, words.label($0, of: question)) }
      radioGroup(RadioGroup(frame, options: options, value: value), texts)
    }
  }
}
