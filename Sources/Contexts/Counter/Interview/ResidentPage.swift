import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the page for filling in from the registry shows.
struct ResidentModel: Sendable {
  let application: OpenApplication
  var name = ""
  var birthDate = ""
  var errors: [FieldError] = []
  /// `nil` before anybody was looked for.
  var found: [ResidentFacts]?
  /// The officer came from the script on the telephone.
  var isFromTalk = false

  init(_ application: OpenApplication) { self.application = application }
}

/// Looks somebody up by name and birthday, and takes over what the registry knows.
func residentPage(_ model: ResidentModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let path = ResidentRoutes.path(model.application.id)
  let crumbs = [
    Breadcrumbs.Crumb(texts["counter.staff.title"], href: StartRoutes.path),
    Breadcrumbs.Crumb(
      model.application.published.definition.words(in: texts.officerLanguage).title,
      href: InterviewRoutes.path(model.application.id)),
  ]
  return Page(
    texts["counter.staff.resident.title"], audience: .staff, hasErrors: !model.errors.isEmpty, breadcrumbs: crumbs
  ) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(texts["counter.staff.resident.title"])
    h.p(texts["counter.staff.resident.lead"])
    h.postForm(to: path, guard: formGuard) { h in
      h.wayBack(model)
      h.textField(
        TextField(
          FieldFrame(
            "name", label: texts["counter.staff.resident.name"], hint: texts["counter.staff.resident.name.hint"],
            error: model.errors.message(for: "name")),
          value: model.name, width: .wide, autocomplete: "off"), texts)
      h.textField(
        TextField(
          FieldFrame(
            "birth-date", label: texts["counter.staff.resident.birth-date"], hint: texts["design.date.hint"],
            error: model.errors.message(for: "birth-date")),
          value: model.birthDate, width: .medium, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["counter.staff.resident.seek"], rank: .secondary))
    }
    if let found = model.found { h.people(found, model, formGuard, texts) }
  }
}

extension HTML {
  fileprivate mutating func wayBack(_ model: ResidentModel) {
    if model.isFromTalk { input(["type": "hidden", "name": "from", "value": ResidentRoutes.talk]) }
  }

  fileprivate mutating func people(
    _ found: [ResidentFacts], _ model: ResidentModel, _ formGuard: FormGuard, _ texts: Texts
  ) {
    let path = ResidentRoutes.path(model.application.id)
    h2(texts["counter.staff.resident.found"])
    guard !found.isEmpty else {
      return callout(
        Callout(.note, title: texts["counter.staff.resident.none.title"], text: texts["counter.staff.resident.none"]))
    }
    postForm(to: "\(path)/choice", guard: formGuard) { h in
      h.wayBack(model)
      let people = found.map { person in
        ChoiceOption(
          person.id, person.name.full,
          hint: [
            person.name.fullKana, person.birthDate.map(texts.date) ?? "",
            person.isProtected ? texts["counter.staff.resident.protected"] : person.address.oneLine,
          ].filter { !$0.isEmpty }.joined(separator: "　"))
      }
      h.radioGroup(
        RadioGroup(
          FieldFrame("resident", label: texts["counter.staff.resident.who"]), options: people,
          value: found.count == 1 ? found[0].id : nil), texts)
      let roles = ["applicant", "subject"].map { ChoiceOption($0, texts["counter.staff.resident.as.\($0)"]) }
      h.radioGroup(
        RadioGroup(
          FieldFrame("as", label: texts["counter.staff.resident.as"]), options: roles, value: "applicant",
          isInline: true), texts)
      h.p(["class": "ds-quiet"], texts["counter.staff.resident.keeps"])
      h.actionButton(ActionButton(texts["counter.staff.resident.pick"]))
    }
  }
}

extension Texts {
  /// A date for officers: 和暦, or English.
  func date(_ date: CivilDate) -> String { JapaneseDate(date).text(in: officerLanguage) }
}
