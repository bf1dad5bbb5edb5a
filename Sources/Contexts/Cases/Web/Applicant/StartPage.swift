import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

struct StartModel: Sendable {
  let published: PublishedProcedure
  let today: CivilDate
  /// What this browser, or else whoever is signed in, has begun already; where it goes on.
  var waiting: (draft: Draft, href: String)?
  let signIn: SignInOffer
}

/// Before the first question: what to have at hand, how long it is kept, and the button that begins.
func startPage(_ model: StartModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.published.definition
  let words = definition.words(in: texts.language)
  let id = definition.id
  return Page(words.title, breadcrumbs: procedureCrumbs(definition, texts)) { h in
    h.h1(words.title)
    if let waiting = model.waiting { h.waiting(waiting.draft, href: waiting.href, texts) }
    h.h2(texts["cases.start.needed"])
    h.ul { h in for line in words.needed { h.li(line) } }
    h.h2(texts["cases.start.good-to-know"])
    h.ul { h in
      h.li(texts["cases.start.size", model.size])
      h.li(texts["cases.start.kept"])
      h.li(texts["cases.start.cost", ["cost": words.cost]])
    }
    h.postForm(to: "/apply/\(id)", guard: formGuard) { h in
      h.signInOffer(model.signIn, "cases.start", returnTo: "/apply/\(id)", texts)
      let begin = texts[model.waiting == nil ? "cases.start.begin" : "cases.start.afresh"]
      h.actionButton(ActionButton(begin, rank: .primary))
    }
    h.h2(texts["cases.start.otherwise"])
    h.ul { h in
      h.li { h in h.a(["href": "/talk/\(id)"], texts["cases.start.talk"]) }
      h.li { h in h.a(["href": "/procedures/\(id)/form.pdf"], texts["cases.start.paper"]) }
      h.li { h in h.a(["href": "/procedures/\(id)#ways"], texts["cases.start.ways"]) }
    }
  }
}

extension StartModel {
  fileprivate var size: [String: String] {
    let effort = published.definition.form.effort(today: today)
    return [
      "pages": effort.pagesText, "questions": "\(effort.questions.upperBound)", "minutes": effort.minutesText,
    ]
  }
}

extension HTML {
  /// What was begun, when, and until when it is kept.
  fileprivate mutating func waiting(_ draft: Draft, href: String, _ texts: Texts) {
    let days = [draft.changedAt ?? draft.createdAt, draft.expiresAt].map {
      JapaneseDate($0.dateInJapan).text(in: texts.language)
    }
    notificationBanner(
      NotificationBanner(
        .important, title: texts["cases.start.has-draft"],
        message: texts["cases.start.draft-kept", ["changed": days[0], "until": days[1]]],
        link: ActionLink(texts["cases.start.continue"], href: href, rank: .secondary)), texts)
  }
}

func procedureCrumbs(_ definition: ProcedureDefinition, _ texts: Texts) -> [Breadcrumbs.Crumb] {
  [
    .init(texts["cases.crumb.home"], href: "/"), .init(texts["cases.crumb.procedures"], href: "/procedures"),
    .init(definition.words(in: texts.language).title, href: "/procedures/\(definition.id)"),
  ]
}
