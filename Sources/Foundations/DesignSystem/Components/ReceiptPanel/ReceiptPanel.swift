import HTMLKit
import Kernel

/// What a person takes away from a finished procedure: that it is done, and the number to ask with.
public struct ReceiptPanel: Sendable {
  /// The page's `h1`, such as 「申請を受け付けました」.
  public var title: String
  /// As printed, such as `26-4K7M-P3XQ-7`.
  public var number: String
  /// One sentence below the number, such as what was received.
  public var note: String?
  /// When it was received, on a line of its own that breaks nowhere but at its spaces.
  public var moment: String?
  /// Whether the title is the page's `h1`: not where the panel is only shown as an example.
  public var headsPage: Bool

  public init(
    title: String, number: String, note: String? = nil, moment: String? = nil, headsPage: Bool = true
  ) {
    self.moment = moment
    self.headsPage = headsPage
    self.title = title
    self.number = number
    self.note = note
  }

  /// The number as single characters, so that a voice reads each of them; the hyphens are pauses.
  var spoken: String {
    number.split(separator: "-").map { $0.map(String.init).joined(separator: " ") }.joined(separator: "、")
  }
}

extension HTML {
  /// Writes the panel at the end of a procedure.
  public mutating func receiptPanel(_ panel: ReceiptPanel, _ texts: Texts) {
    div(["class": "ds-receipt"]) { h in
      h.element(panel.headsPage ? "h1" : "p", ["class": "ds-receipt-title"]) { h in h.text(panel.title) }
      h.p(["class": "ds-receipt-label"], texts["design.receipt.number"])
      h.p(["class": "ds-receipt-number"]) { h in
        h.span(["aria-hidden": "true", "id": "receipt-number"]) { h in h.plainText(panel.number) }
        h.visuallyHidden(texts["design.receipt.spoken", ["digits": panel.spoken]])
      }
      h.button(
        [
          "class": "ds-button ds-button-secondary ds-copy", "type": "button", "hidden": "",
          "data-copy": "receipt-number", "data-copied": texts["design.receipt.copied"],
        ], texts["design.receipt.copy"])
      h.p(["class": "ds-receipt-copied", "role": "status", "data-copy-result": ""]) { _ in }
      if let note = panel.note { h.p(["class": "ds-receipt-note"], note) }
      if let moment = panel.moment { h.p(["class": "ds-receipt-note ds-receipt-moment"], moment) }
    }
  }
}
