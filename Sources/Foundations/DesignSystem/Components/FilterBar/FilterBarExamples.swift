import HTMLKit
import Kernel

extension FilterBar {
  static let examples: [ComponentExample] = [
    .init(title: "条件と、いまの条件") { h, texts in
      h.filterBar(
        FilterBar(
          action: "/gallery", active: [.init("状態：審査中", removeHref: "?"), .init("担当：自分", removeHref: "?")],
          clearHref: "?"
        ) { h in
          h.selectField(
            SelectField(
              FieldFrame("example-status", label: "状態", need: .unmarked),
              options: [.init("waiting", "審査中"), .init("done", "交付済み")], value: "waiting", width: .full), texts)
          h.textField(
            TextField(FieldFrame("example-words", label: "言葉", need: .unmarked), kind: .search), texts)
        }, texts)
    },
  ]
}
