import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

struct ReceiptModel: Sendable {
  let value: Case
  /// How the fee was worked out: an id of the procedure's reasons.
  let feeReason: String?
  let definition: ProcedureDefinition
  let secret: SecretCode
  /// Whether the applicant was signed in.
  let isOnMyPage: Bool
}

/// It is done: the number, the secret that opens it again, and what happens next.
func receiptPage(_ model: ReceiptModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let words = model.definition.words(in: texts.language)
  let received = moment(model.value.receivedAt, texts)
  return Page(texts["cases.receipt.title"]) { h in
    h.receiptPanel(
      ReceiptPanel(
        title: texts["cases.receipt.title"], number: model.value.receipt.description,
        note: words.title, moment: texts["cases.receipt.received", ["when": received]]), texts)
    h.callout(
      Callout(.caution, title: texts["cases.receipt.secret-title"]) { h in
        h.p(["class": "ds-code"]) { h in h.strong(["id": "case-secret"]) { h in h.plainText(model.secret.text) } }
        h.p(texts["cases.receipt.secret"])
      })
    if model.isOnMyPage {
      h.p { h in
        h.text(texts["cases.receipt.on-my-page"] + texts["design.sentence-gap"])
        h.a(["href": "/my"], texts["cases.my-page"])
      }
    }
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["cases.receipt.copy"], href: "/status/\(model.value.id)/copy", rank: .secondary))
      h.actionLink(ActionLink(texts["cases.receipt.status"], href: "/status/\(model.value.id)", rank: .secondary))
    }
    h.h2(texts["cases.receipt.next"])
    h.ol { h in for line in words.whatHappensNext { h.li(line) } }
    h.p(texts["cases.receipt.days", ["n": "\(model.definition.procedure.expectedDays)"]])
    if model.value.fee.amount > 0 { h.p(texts["cases.receipt.fee", ["fee": texts["cases.yen", ["n": model.value.fee.grouped]]]]) }
    if let reason = model.feeReason.flatMap(words.reason) { h.p(reason) }
    h.removeFromDevice(.sent, of: model.definition.id, guard: formGuard, texts)
  }
}

/// A moment as the reader's language writes it: `令和8年11月21日 14:05`.
func moment(_ instant: Instant, _ texts: Texts) -> String {
  JapaneseDate(instant.dateInJapan).text(in: texts.language) + " " + instant.timeInJapan
}
