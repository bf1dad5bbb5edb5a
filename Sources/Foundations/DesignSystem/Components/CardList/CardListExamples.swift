import HTMLKit
import Kernel

extension CardList {
  static let examples: [ComponentExample] = [
    .init(title: "手続きの一覧") { h, _ in
      h.cardList(
        CardList(
          [
            .init(
              "住民票の写しの請求", href: "#cardlist", text: "住所や世帯の証明が必要なときに。", facts: ["約5分", "手数料300円"]),
            .init(
              "引っ越しの届け出", href: "#cardlist", text: "つむぎ市へ、つむぎ市から、市の中での引っ越し。", facts: ["約10分", "14日以内"],
              tag: StatusTag("来庁不要", tone: .success)),
            .init("保育園の入園の申し込み", href: "#cardlist", text: "4月入園の申し込みは12月10日までです。", facts: ["約20分", "書類が必要"]),
          ], heading: .h3))
    },
  ]
}
