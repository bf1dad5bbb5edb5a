import HTMLKit
import Kernel

extension BarChart {
  static let examples: [ComponentExample] = [
    .init(title: "件数の棒グラフ") { h, texts in
      h.barChart(
        BarChart(
          id: "example-chart", title: "今月の申請", labelTitle: "手続き", amountTitle: "件数",
          bars: [
            .init("住民票の写し", amount: 702, shown: "702件"), .init("保育園", amount: 214, shown: "214件"),
            .init("転入届", amount: 76, shown: "76件"), .init("犬の登録", amount: 0, shown: "0件"),
          ]), texts)
    },
  ]
}
