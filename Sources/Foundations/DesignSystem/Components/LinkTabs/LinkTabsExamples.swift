import HTMLKit
import Kernel

extension LinkTabs {
  static let examples: [ComponentExample] = [
    .init(title: "1つのものを、いくつかの面から") { h, _ in
      h.linkTabs(
        LinkTabs(
          label: "申請の表示",
          [
            PageLink("内容", href: "#linktabs", isCurrent: true), PageLink("書類", href: "#linktabs", count: 3),
            PageLink("経過", href: "#linktabs"), PageLink("連絡", href: "#linktabs", count: 1),
          ]))
    },
  ]
}
