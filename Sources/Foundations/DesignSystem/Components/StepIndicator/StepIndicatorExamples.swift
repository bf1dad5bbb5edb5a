import HTMLKit
import Kernel

extension StepIndicator {
  static let examples: [ComponentExample] = [
    .init(title: "全6ステップのうち、3番目") { h, texts in
      h.stepIndicator(
        StepIndicator(["はじめに", "申請する方", "お子さま", "添付書類", "確認", "完了"], current: 3), texts)
    },
  ]
}
