import HTMLKit
import Kernel

extension ReceiptPanel {
  static let examples: [ComponentExample] = [
    .init(title: "受付の完了") { h, texts in
      h.receiptPanel(
        ReceiptPanel(
          title: "申請を受け付けました", number: "26-4K7M-P3XQ-7", note: "住民票の写し", moment: "令和8年11月21日 14:05 受付",
          headsPage: false), texts)
    },
  ]
}
