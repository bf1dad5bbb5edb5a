import HTMLKit
import Kernel

extension Welcome {
  static let examples: [ComponentExample] = [
    .init(title: "トップページのはじめ") { h, texts in
      h.welcome(
        Welcome(
          title: "市役所の手続きを、ここから", lead: "24時間いつでも、スマートフォンやパソコンから申請できます。",
          search: SearchBox(label: "何の手続きをしますか", action: "/gallery", name: "example-welcome", hint: "例：住民票、引っ越し、保育園"),
          shortcuts: [
            ActionLink("住民票", href: "#welcome"), ActionLink("引っ越し", href: "#welcome"),
            ActionLink("子育て", href: "#welcome"), ActionLink("申請の状況を見る", href: "#welcome"),
          ], headsPage: false), texts)
    },
  ]
}
