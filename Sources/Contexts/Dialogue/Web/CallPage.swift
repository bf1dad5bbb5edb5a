import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

/// What to say now in large words, and one place for what was heard. The keys 1 to 9 and Enter answer.
func callPage(_ model: TalkModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let words = model.talk.script.words, id = model.talk.application.id
  let crumbs = [Breadcrumbs.Crumb(texts["dialogue.staff.title"], href: PhoneRoutes.path)]
  return Page(words.title, audience: .staff, hasErrors: model.isWrong, breadcrumbs: crumbs) { h in
    h.talkStyles()
    if let error = model.error { h.errorSummary(ErrorSummary([FieldError("say", error)]), texts) }
    h.h1(words.title)
    h.h2(texts["dialogue.staff.say"])
    h.div(["class": "talk-aloud"]) { h in
      if !model.isWrong, let remark = model.remark { h.p(remark) }
      for sentence in model.talk.script.spoken(model.step) { h.p(sentence) }
    }
    if let hint = model.step.hint { h.p(["class": "ds-quiet"], hint) }
    if let standing = model.step.standing {
      h.p(["class": "ds-quiet"], texts["dialogue.standing", ["answer": standing]])
    }
    h.postForm(to: PhoneRoutes.path(id), guard: formGuard) { h in
      h.input(["type": "hidden", "name": "step", "value": model.step.id])
      h.defaultButton()
      let frame = FieldFrame(
        "say", label: texts["dialogue.staff.heard"], hint: texts["dialogue.staff.heard-hint"], error: model.error,
        need: .unmarked)
      if model.step.expects == .longText {
        h.textArea(TextArea(frame, value: model.said), texts)
      } else {
        h.textField(TextField(frame, value: model.said, autocomplete: "off"), texts)
      }
      h.buttonGroup { h in h.actionButton(ActionButton(texts["dialogue.staff.enter"])) }
      h.talkOptions(model.step, texts)
      h.talkCommands(model.step, texts)
    }
    let progress = model.talk.progress
    h.p(["class": "ds-quiet"], texts[
      "dialogue.progress", ["behind": "\(progress.behind)", "all": "\(progress.all)"]])
    h.p { h in h.a(["href": "/staff/counter/applications/\(id)"], texts["dialogue.staff.interview"]) }
  }
}
