import HTMLKit
import Kernel

extension StatusTag {
  static let examples: [ComponentExample] = [
    .init(title: "色と言葉") { h, _ in
      let tags: [StatusTag] = [
        StatusTag("下書き"), StatusTag("受付済み", tone: .info), StatusTag("審査中", tone: .waiting),
        StatusTag("交付済み", tone: .success), StatusTag("書類の追加が必要", tone: .attention),
        StatusTag("期限切れ", tone: .danger),
      ]
      h.p { h in
        for tag in tags {
          h.statusTag(tag)
          h.text(" ")
        }
      }
    },
  ]
}
