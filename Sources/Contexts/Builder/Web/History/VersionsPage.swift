import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Web

/// What differs between two versions of a procedure.
func versionDifferencePage(
  _ model: ProcedureModel, from old: ProcedureVersionEntry, to new: ProcedureVersionEntry,
  _ difference: DraftDifference, texts: Texts
) -> Page {
  let title = texts["builder.staff.versions.title", [
    "title": model.entry.title, "from": "\(old.number)", "to": "\(new.number)",
  ]]
  return Page(title, audience: .staff, breadcrumbs: crumbs(model, texts)) { h in
    h.h1(title)
    h.differences(difference, texts)
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["builder.staff.back"], href: model.address.page, rank: .secondary))
    }
  }
}

/// An earlier version again: what would change for residents, and the draft that brings it back.
func rollBackPage(
  _ model: ProcedureModel, to version: ProcedureVersionEntry, _ difference: DraftDifference,
  guard formGuard: FormGuard, texts: Texts
) -> Page {
  let title = texts["builder.staff.roll-back.title", ["title": model.entry.title, "n": "\(version.number)"]]
  return Page(
    title, audience: .staff, status: model.errors.isEmpty ? nil : .conflict, breadcrumbs: crumbs(model, texts)
  ) { h in
    h.h1(title)
    h.p(texts["builder.staff.roll-back.text", ["n": "\(version.number)"]])
    h.h2(texts["builder.staff.roll-back.changes"])
    h.differences(difference, texts)
    guard let live = model.live else {
      return h.postForm(to: model.address.page("roll-back"), guard: formGuard) { h in
        h.hiddenFields([HiddenField("version", version.version.description)])
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["builder.staff.roll-back.do"]))
          h.actionLink(ActionLink(texts["builder.staff.back"], href: model.address.page, rank: .secondary))
        }
      }
    }
    h.callout(
      Callout(.caution, title: texts["builder.staff.roll-back.busy"]) { h in
        h.p(texts["problem.builder.draft-under-way"])
        h.p { h in h.a(["href": DraftAddress(live.id).page("publish")], texts["builder.staff.roll-back.busy.link"]) }
      })
  }
}

private func crumbs(_ model: ProcedureModel, _ texts: Texts) -> [Breadcrumbs.Crumb] {
  [
    .init(texts["builder.staff.list.title"], href: DraftAddress.list),
    .init(texts["builder.staff.procedure.title", ["title": model.entry.title]], href: model.address.page),
  ]
}
