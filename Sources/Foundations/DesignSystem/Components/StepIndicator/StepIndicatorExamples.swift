import HTMLKit
import Kernel

extension StepIndicator {
  static let examples: [ComponentExample] = [
    .init(title: "6段階中の3段階目") { h, texts in
      h.stepIndicator(
        StepIndicator(["はじめに", "申請する方", "お子さま", "添付書類", "確認", "完了"], current: 3), texts)
    },
  ]
}
