import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

struct TalkStartModel: Sendable {
  let definition: ProcedureDefinition
  /// Opens what this browser has begun already; `nil` when it has begun nothing.
  let resumeCode: String?
  let canSignIn: Bool
}

/// Before the first question: how a conversation works, and the button that begins it.
func talkStartPage(_ model: TalkStartModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let words = model.definition.words(in: texts.language), id = model.definition.id
  let title = texts["dialogue.title", ["title": words.title]]
  return Page(title, breadcrumbs: talkCrumbs(id, words, texts)) { h in
    h.h1(title)
    h.p(["class": "ds-lead"], texts["dialogue.start.lead"])
    if let code = model.resumeCode {
      h.callout(
        Callout(.note, title: texts["dialogue.start.begun"]) { h in
          h.p { h in
            h.text(texts["dialogue.start.begun.code"])
            h.text(" ")
            h.strong { h in h.plainText(code) }
          }
          h.p { h in h.a(["href": TalkRoutes.path(id)], texts["dialogue.start.go-on"]) }
        })
    }
    h.h2(texts["dialogue.start.needed"])
    h.ul { h in for line in words.needed { h.li(line) } }
    h.h2(texts["dialogue.start.how"])
    h.ul { h in for line in ["words", "back", "kept", "form"] { h.li(texts["dialogue.start.\(line)"]) } }
    if model.canSignIn {
      h.p { h in
        h.a(["href": queryAddress("/sign-in", [("return", TalkRoutes.path(id))])], texts["dialogue.start.sign-in"])
        h.text(texts["dialogue.start.sign-in.why"])
      }
    }
    h.postForm(to: TalkRoutes.path(id), guard: formGuard) { h in
      h.input(["type": "hidden", "name": "begin", "value": "1"])
      h.buttonGroup { h in
        h.actionButton(
          ActionButton(texts[model.resumeCode == nil ? "dialogue.start.begin" : "dialogue.start.afresh"]))
        h.actionLink(ActionLink(texts["dialogue.start.as-form"], href: "/apply/\(id)", rank: .secondary))
      }
    }
  }
}

func talkCrumbs(_ procedure: String, _ words: ProcedureWords, _ texts: Texts) -> [Breadcrumbs.Crumb] {
  [
    Breadcrumbs.Crumb(texts["dialogue.crumb.home"], href: "/"),
    Breadcrumbs.Crumb(texts["dialogue.crumb.procedures"], href: "/procedures"),
    Breadcrumbs.Crumb(words.title, href: "/procedures/\(procedure)"),
  ]
}
