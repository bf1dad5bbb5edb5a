import HTMLKit
import Kernel

extension ListField {
  static let examples: [ComponentExample] = [
    .init(title: "名前の一部を入力すると候補が出る") { h, texts in
      h.listField(
        ListField(
          FieldFrame("example-class", label: "通っている学校"),
          items: [
            Item("つむぎ第一小学校", code: "101"), Item("つむぎ第二小学校", code: "102"), Item("はまべ小学校", code: "103"),
          ]), texts)
    },
    .init(title: "一覧にない答え") { h, texts in
      h.listField(
        ListField(
          FieldFrame("example-class-wrong", label: "通っている学校", error: "通っている学校は、一覧の中から選んでください"),
          items: [Item("つむぎ第一小学校", code: "101")], value: "山の小学校"), texts)
    },
  ]
}
