import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// It is done: what the officer tells and hands over.
func counterReceiptPage(_ application: OpenApplication, _ accepted: AcceptedApplication, texts: Texts) -> Page {
  let definition = application.published.definition
  let words = definition.words(in: texts.officerLanguage)
  let title = texts["counter.staff.receipt.title"]
  let crumbs = [Breadcrumbs.Crumb(texts["counter.staff.title"], href: StartRoutes.path)]
  return Page(title, audience: .staff, breadcrumbs: crumbs) { h in
    h.interviewStyles()
    h.receiptPanel(ReceiptPanel(title: title, number: accepted.receipt, note: words.title), texts)
    h.callout(
      Callout(.caution, title: texts["counter.staff.receipt.secret"]) { h in
        h.p(["class": "ds-code"]) { h in h.strong(["id": "case-secret"]) { h in h.plainText(accepted.secret) } }
        h.p(texts["counter.staff.receipt.secret.note"])
      })
    h.summaryList(
      SummaryList([.init(texts["counter.staff.receipt.collect"], texts.fee(accepted.fee))]), texts)
    h.h2(texts["counter.staff.receipt.next"])
    h.ol { h in for line in words.whatHappensNext { h.li(line) } }
    h.p(texts["counter.staff.receipt.days", ["n": "\(definition.procedure.expectedDays)"]])
    h.buttonGroup { h in
      h.a(
        [
          "class": "ds-button ds-button-primary", "href": CheckRoutes.receiptPath(application.id) + ".pdf",
          "target": "_blank", "rel": "noopener",
        ], texts["counter.staff.receipt.print"])
      h.actionLink(
        ActionLink(texts["counter.staff.receipt.case"], href: "/staff/cases/\(accepted.caseID)", rank: .secondary))
      h.actionLink(ActionLink(texts["counter.staff.receipt.again"], href: StartRoutes.path, rank: .secondary))
    }
  }
}
