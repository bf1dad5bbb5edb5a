import DesignSystem
import FormSchema
import FormScript
import HTMLKit
import Kernel
import Ports
import Web

/// It is sent: what to say to the caller now, with the number and the secret told apart.
func callReceiptPage(_ application: OpenApplication, _ accepted: AcceptedApplication, texts: Texts) -> Page {
  let words = application.published.definition.words(in: texts.officerLanguage)
  let crumbs = [Breadcrumbs.Crumb(texts["dialogue.staff.title"], href: PhoneRoutes.path)]
  return Page(texts["dialogue.staff.receipt.title"], audience: .staff, breadcrumbs: crumbs) { h in
    h.talkStyles()
    h.receiptPanel(
      ReceiptPanel(title: texts["dialogue.staff.receipt.title"], number: accepted.receipt, note: words.title), texts)
    h.h2(["id": "aloud"], texts["dialogue.staff.say"])
    h.div(["class": "talk-aloud", "role": "group", "aria-labelledby": "aloud"]) { h in
      h.p(texts["dialogue.staff.receipt.thanks", ["title": words.title]])
      h.p(texts["dialogue.staff.receipt.number", ["number": spelled(accepted.receipt, texts)]])
      h.p(texts["dialogue.staff.receipt.secret", ["secret": spelled(accepted.secret, texts)]])
      h.p(texts["dialogue.staff.receipt.keep"])
      if accepted.fee.amount > 0 { h.p(texts["dialogue.fee", ["yen": accepted.fee.grouped]]) }
      for line in words.whatHappensNext { h.p(line) }
      h.p(texts["dialogue.staff.receipt.goodbye"])
    }
    h.p { h in
      h.text(texts["dialogue.staff.receipt.secret.label"] + " ")
      h.strong(["id": "case-secret"]) { h in h.plainText(accepted.secret) }
    }
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["dialogue.staff.receipt.next"], href: PhoneRoutes.path))
      h.actionLink(
        ActionLink(
          texts["dialogue.staff.receipt.print"], href: "/staff/counter/applications/\(application.id)/receipt.pdf",
          rank: .secondary))
    }
    h.p(["class": "ds-quiet"], texts["dialogue.staff.receipt.note"])
  }
}

/// Character by character; the hyphens are pauses.
private func spelled(_ code: String, _ texts: Texts) -> String {
  code.split(separator: "-").map { $0.map(String.init).joined(separator: " ") }
    .joined(separator: texts["dialogue.spoken.comma"])
}
