import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// The first words of a call; who calls, how that is known, and when to call back.
func callerPage(_ model: CallerModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["dialogue.staff.caller.title"], call = model.call
  let procedure = model.application.published.definition.words(in: texts.officerLanguage).title
  let crumbs = [
    Breadcrumbs.Crumb(texts["dialogue.staff.title"], href: PhoneRoutes.path),
    Breadcrumbs.Crumb(procedure, href: PhoneRoutes.path(model.application.id)),
  ]
  return Page(title, audience: .staff, hasErrors: !model.errors.isEmpty, breadcrumbs: crumbs) { h in
    h.talkStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    h.div(["class": "talk-aloud"]) { h in
      let values = ["town": model.town.profile.name(in: texts.officerLanguage), "title": procedure]
      for line in ["greeting", "who", "check"] { h.p(texts["dialogue.staff.say.\(line)", values]) }
    }
    h.postForm(to: CallerRoutes.path(model.application.id), guard: formGuard) { h in
      h.defaultButton(name: "action", value: "go-on")
      h.radioGroup(
        RadioGroup(
          FieldFrame("caller", label: texts["dialogue.staff.caller"], need: .unmarked),
          options: Call.Caller.allCases.map {
            ChoiceOption($0.rawValue, texts["dialogue.staff.caller.\($0.rawValue)"])
          }, value: call.caller?.rawValue, isInline: true), texts)
      h.line("name", call.name, model, texts)
      h.line("phone", call.phone, model, texts)
      h.checkboxGroup(
        CheckboxGroup(
          FieldFrame(
            "checks", label: texts["dialogue.staff.checks"], hint: texts["dialogue.staff.checks.hint"],
            need: .unmarked),
          options: Call.IdentityCheck.allCases.map {
            ChoiceOption($0.rawValue, texts["dialogue.staff.check.\($0.rawValue)"])
          }, values: Set(call.checks.map(\.rawValue))), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["dialogue.staff.caller.go-on"], name: "action", value: "go-on"))
      }
      h.h2(texts["dialogue.staff.call-back"])
      h.p(texts["dialogue.staff.call-back.lead"])
      h.dateField(
        DateField(
          FieldFrame(
            "call-back-on", label: texts["dialogue.staff.call-back.on"],
            error: model.errors.message(for: "call-back-on"), need: .unmarked), answer: .text(model.callBackOn)), texts)
      h.line("call-back-time", call.callBackTime, model, texts)
      h.buttonGroup { h in
        h.actionButton(
          ActionButton(
            texts["dialogue.staff.call-back.keep"], rank: .secondary, name: "action", value: "call-back"))
      }
    }
  }
}

extension HTML {
  fileprivate mutating func line(_ name: String, _ value: String, _ model: CallerModel, _ texts: Texts) {
    textField(
      TextField(
        FieldFrame(
          name, label: texts["dialogue.staff.\(name)"], hint: texts["dialogue.staff.\(name).hint"],
          error: model.errors.message(for: name), need: .unmarked), value: value,
        kind: name == "phone" ? .telephone : .text, width: .medium, autocomplete: "off"), texts)
  }
}

extension Texts {
  /// The language of a procedure's own words on officers' pages, which are in Japanese and English only.
  var officerLanguage: Language { language == .english ? .english : .japanese }
}
