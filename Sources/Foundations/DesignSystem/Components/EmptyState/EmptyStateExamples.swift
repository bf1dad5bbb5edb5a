import HTMLKit
import Kernel

extension EmptyState {
  static let examples: [ComponentExample] = [
    .init(title: "まだ何もない一覧") { h, _ in
      h.emptyState(
        EmptyState(
          "まだ申請がありません", text: "申請をすると、ここに受付番号と経過が並びます。",
          action: ActionLink("手続きを探す", href: "#emptystate", rank: .secondary)))
    },
  ]
}
