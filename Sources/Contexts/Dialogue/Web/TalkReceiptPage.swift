import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// It is done: the number, the secret beside it, and what happens next.
func talkReceiptPage(_ application: OpenApplication, _ accepted: AcceptedApplication, texts: Texts) -> Page {
  let words = application.published.definition.words(in: texts.language)
  let title = texts["dialogue.receipt"]
  return Page(title) { h in
    h.receiptPanel(ReceiptPanel(title: title, number: accepted.receipt, note: words.title), texts)
    h.callout(
      Callout(.caution, title: texts["dialogue.receipt.secret"]) { h in
        h.p(["class": "ds-code"]) { h in h.strong(["id": "case-secret"]) { h in h.plainText(accepted.secret) } }
        h.p(texts["dialogue.receipt.secret.note"])
      })
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["dialogue.receipt.status"], href: "/status", rank: .secondary))
    }
    h.h2(texts["dialogue.receipt.next"])
    h.ol { h in for line in words.whatHappensNext { h.li(line) } }
  }
}
