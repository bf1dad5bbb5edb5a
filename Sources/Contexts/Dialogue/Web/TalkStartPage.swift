import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

/// Before the first question: how a conversation works, and the button that begins it.
func talkStartPage(_ definition: ProcedureDefinition, guard formGuard: FormGuard, texts: Texts) -> Page {
  let words = definition.words(in: texts.language)
  let title = texts["dialogue.title", ["title": words.title]]
  let crumbs = [
    Breadcrumbs.Crumb(texts["dialogue.crumb.procedures"], href: "/procedures"),
    Breadcrumbs.Crumb(words.title, href: "/procedures/\(definition.id)"),
  ]
  return Page(title, breadcrumbs: crumbs) { h in
    h.h1(title)
    h.p(texts["dialogue.start.lead"])
    h.p(texts["dialogue.start.words"])
    h.postForm(to: TalkRoutes.path(definition.id), guard: formGuard) { h in
      h.input(["type": "hidden", "name": "begin", "value": "1"])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["dialogue.start.begin"]))
        h.actionLink(ActionLink(texts["dialogue.start.form"], href: "/apply/\(definition.id)", rank: .secondary))
      }
    }
  }
}
