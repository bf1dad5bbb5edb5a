import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct StartModel: Sendable {
  let published: PublishedProcedure
  /// Whether this browser has begun already.
  let hasDraft: Bool
  let signIn: SignInOffer
}

/// Before the first question: what to have at hand, how long it is kept, and the button that begins.
func startPage(_ model: StartModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.published.definition
  let words = definition.words(in: texts.language)
  let id = definition.id
  return Page(words.title, breadcrumbs: procedureCrumbs(definition, texts)) { h in
    h.h1(words.title)
    if model.hasDraft {
      h.notificationBanner(
        NotificationBanner(
          .important, title: texts["cases.start.has-draft"],
          link: ActionLink(texts["cases.start.continue"], href: "/apply/\(id)/review", rank: .secondary)), texts)
    }
    h.h2(texts["cases.start.needed"])
    h.ul { h in for line in words.needed { h.li(line) } }
    h.h2(texts["cases.start.good-to-know"])
    h.ul { h in
      h.li(texts["cases.start.sections", ["n": "\(definition.form.sections.count)"]])
      h.li(texts["cases.start.kept"])
      h.li(texts["cases.start.cost", ["cost": words.cost]])
    }
    h.postForm(to: "/apply/\(id)", guard: formGuard) { h in
      h.signInOffer(model.signIn, "cases.start", returnTo: "/apply/\(id)", texts)
      h.actionButton(ActionButton(texts[model.hasDraft ? "cases.start.afresh" : "cases.start.begin"], rank: .primary))
    }
  }
}

func procedureCrumbs(_ definition: ProcedureDefinition, _ texts: Texts) -> [Breadcrumbs.Crumb] {
  [
    .init(texts["cases.crumb.home"], href: "/"), .init(texts["cases.crumb.procedures"], href: "/procedures"),
    .init(definition.words(in: texts.language).title, href: "/procedures/\(definition.id)"),
  ]
}
