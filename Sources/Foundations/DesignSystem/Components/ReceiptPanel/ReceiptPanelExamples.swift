import HTMLKit
import Kernel

extension ReceiptPanel {
  static let examples: [ComponentExample] = [
    .init(title: "受付の完了") { h, texts in
      h.receiptPanel(
        ReceiptPanel(
          title: "申請を受け付けました", number: "26-4K7M-P3XQ-7", note: "令和8年11月21日 14時5分に受け付けました。",
          headsPage: false), texts)
    },
  ]
}
