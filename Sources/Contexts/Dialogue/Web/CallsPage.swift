import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct CallsModel: Sendable {
  let procedures: [PublishedProcedure]
  /// The officer's own, not yet sent.
  let calls: [OpenApplication]
}

/// Every procedure a call can be about, and the calls that are not finished.
func callsPage(_ model: CallsModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let language: Language = texts.language == .english ? .english : .japanese
  return Page(texts["dialogue.staff.title"], audience: .staff) { h in
    h.talkStyles()
    h.h1(texts["dialogue.staff.title"])
    h.p(texts["dialogue.staff.lead"])
    if !model.calls.isEmpty {
      h.h2(texts["dialogue.staff.calls"])
      h.ul { h in
        for call in model.calls {
          h.li { h in
            h.a(["href": PhoneRoutes.path(call.id)], call.published.definition.words(in: language).title)
            h.text(" \(call.changedAt.dateInJapan) \(call.changedAt.timeInJapan)")
          }
        }
      }
    }
    h.h2(texts["dialogue.staff.procedures"])
    h.postForm(to: "\(PhoneRoutes.path)/applications", guard: formGuard) { h in
      for procedure in model.procedures {
        let title = procedure.definition.words(in: language).title
        h.div(["class": "talk-procedure"]) { h in
          h.h3(title)
          h.buttonGroup { h in
            h.actionButton(
              ActionButton(
                texts["dialogue.staff.begin"], rank: .secondary, name: "procedure", value: procedure.id,
                hiddenSuffix: title))
            h.a(["href": PhoneRoutes.scriptPath(procedure.id)]) { h in
              h.text(texts["dialogue.staff.print"])
              h.visuallyHidden(title)
            }
          }
        }
      }
    }
  }
}
