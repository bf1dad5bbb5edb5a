import HTMLKit
import Kernel

extension CheckboxGroup {
  static let examples: [ComponentExample] = [
    .init(title: "いくつでも") { h, texts in
      h.checkboxGroup(
        CheckboxGroup(
          FieldFrame("example-support", label: "必要なお手伝い", hint: "あてはまるものをすべて選んでください。", need: .optional),
          options: [
            ChoiceOption("sign", "手話通訳"), ChoiceOption("write", "筆談"),
            ChoiceOption("other", "その他") { h in
              h.textField(TextField(FieldFrame("example-other", label: "お手伝いの内容"), width: .wide), texts)
            },
          ], values: ["write"]), texts)
    },
    .init(title: "エラー") { h, texts in
      h.checkboxGroup(
        CheckboxGroup(
          FieldFrame("example-days", label: "利用する曜日", error: "利用する曜日を1つ以上選んでください"),
          options: [ChoiceOption("weekday", "平日"), ChoiceOption("saturday", "土曜日")]), texts)
    },
  ]
}
