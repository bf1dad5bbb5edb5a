import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the pages about a tie show.
struct LinkModel: Sendable {
  let person: KnownResident
  let search: ID<ResidentSearch>
  var document: IdentityDocument?
  var isSure = false
  /// As typed.
  var code = ""
  var isCodeUnknown = false

  /// The fields that need another answer, once the form was sent.
  var faults: [String] {
    [(isCodeUnknown, "code"), (document == nil, "document"), (!isSure, "sure")].filter(\.0).map(\.1)
  }
}

extension LinkModel {
  /// The key of what is wrong with a field; nothing typed is told otherwise than something wrong.
  fileprivate func faultKey(_ field: String) -> String {
    "residents.staff.link.fault.\(field)" + (field == "code" && code.allSatisfy(\.isWhitespace) ? "-missing" : "")
  }

  fileprivate func crumbs(_ texts: Texts) -> [Breadcrumbs.Crumb] {
    [
      .init(texts["residents.staff.title"], href: "\(SearchRoutes.path)?search=\(search)"),
      .init(texts["residents.staff.person.title"], href: PersonRoutes.path("\(person.id)", search)),
    ]
  }

  fileprivate func facts(_ texts: Texts) -> SummaryList {
    let facts = person.facts
    return SummaryList([
      .init(texts["residents.staff.column.name"], [facts.name.full, facts.name.fullKana].filter { !$0.isEmpty }),
      .init(texts["residents.staff.column.birth-date"], texts.birthday(facts)),
      .init(texts["residents.staff.column.address"], facts.address.lines),
    ])
  }
}

/// Ties an account to a person.
///
/// - Parameter isSent: whether the form comes back, with what is wrong about it.
func linkPage(_ model: LinkModel, isSent: Bool = false, guard formGuard: FormGuard, texts: Texts) -> Page {
  let errors = isSent ? model.faults.map { FieldError($0, texts[model.faultKey($0)]) } : []
  let title = texts["residents.staff.link.title"]
  return Page(title, audience: .staff, hasErrors: !errors.isEmpty, breadcrumbs: model.crumbs(texts)) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.p(texts["residents.staff.link.lead"])
    h.summaryList(model.facts(texts), texts)
    h.postForm(to: LinkRoutes.path(model.person.id), guard: formGuard) { h in
      h.hiddenFields([HiddenField("search", "\(model.search)")])
      h.textField(
        TextField(
          FieldFrame(
            "code", label: texts["residents.staff.link.code"], hint: texts["residents.staff.link.code-hint"],
            error: errors.message(for: "code")),
          value: model.code, width: .medium, autocomplete: "off"), texts)
      h.radioGroup(
        RadioGroup(
          FieldFrame(
            "document", label: texts["residents.staff.link.document"], error: errors.message(for: "document")),
          options: IdentityDocument.allCases.map {
            ChoiceOption($0.rawValue, texts["residents.staff.document.\($0.rawValue)"])
          }, value: model.document?.rawValue), texts)
      h.consentField(
        ConsentField(
          FieldFrame(
            "sure", label: texts["residents.staff.link.sure"], error: errors.message(for: "sure"), need: .unmarked),
          isGiven: model.isSure), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["residents.staff.link.confirm"]))
        h.actionLink(
          ActionLink(
            texts["residents.staff.back"], href: PersonRoutes.path("\(model.person.id)", model.search),
            rank: .secondary))
      }
    }
  }
}

/// Asks before a tie is taken away.
func unlinkPage(_ model: LinkModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["residents.staff.unlink.title"]
  return Page(title, audience: .staff, breadcrumbs: model.crumbs(texts)) { h in
    h.h1(title)
    h.p(texts["residents.staff.unlink.lead"])
    h.summaryList(model.facts(texts), texts)
    h.postForm(to: "\(LinkRoutes.path(model.person.id))/removal", guard: formGuard) { h in
      h.hiddenFields([HiddenField("search", "\(model.search)")])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["residents.staff.unlink.confirm"], rank: .warning))
        h.actionLink(
          ActionLink(
            texts["residents.staff.back"], href: PersonRoutes.path("\(model.person.id)", model.search),
            rank: .secondary))
      }
    }
  }
}
