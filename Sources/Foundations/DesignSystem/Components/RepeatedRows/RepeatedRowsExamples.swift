import HTMLKit
import Kernel

extension RepeatedRows {
  static let examples: [ComponentExample] = [
    .init(title: "2人分の質問") { h, texts in
      let rows = ["1", "2"].map { key in
        Row(key, title: "お子さま\(key)") { h in
          h.textField(
            TextField(FieldFrame("example-children.\(key).name", label: "お名前"), value: key == "1" ? "佐藤 一郎" : ""),
            texts)
        }
      }
      h.repeatedRows(
        RepeatedRows(
          FieldFrame("example-children", label: "お子さま", hint: "3人まで入力できます。"), itemTitle: "お子さま", rows: rows),
        texts)
    },
    .init(title: "まだないとき") { h, texts in
      h.repeatedRows(
        RepeatedRows(
          FieldFrame("example-cars", label: "お車", error: "お車を1台以上入力してください"), itemTitle: "お車", rows: []), texts)
    },
  ]
}
