import HTMLKit
import Kernel

extension Breadcrumbs {
  static let examples: [ComponentExample] = [
    .init(title: "現在の位置") { h, texts in
      h.breadcrumbs(
        Breadcrumbs([.init("ホーム", href: "#main"), .init("手続き", href: "#main"), .init("引っ越し", href: "#main")]), texts)
    },
  ]
}
