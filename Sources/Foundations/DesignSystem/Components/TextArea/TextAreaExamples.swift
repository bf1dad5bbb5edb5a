import HTMLKit
import Kernel

extension TextArea {
  static let examples: [ComponentExample] = [
    .init(title: "文字数の上限つき") { h, texts in
      h.textArea(
        TextArea(
          FieldFrame("example-reason", label: "申請の理由", hint: "分かる範囲でかまいません。"),
          value: "転入にともない、子どもの保育園の入園を希望します。", limit: 200), texts)
    },
    .init(title: "エラー") { h, texts in
      h.textArea(
        TextArea(
          FieldFrame("example-opinion", label: "ご意見", error: "ご意見は20文字以内にまとめてください"),
          value: "市役所の駐車場が、土曜日の午前中はいつも混み合っています。", rows: 3, limit: 20), texts)
    },
  ]
}
