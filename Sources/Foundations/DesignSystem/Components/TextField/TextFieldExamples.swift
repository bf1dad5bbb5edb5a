import HTMLKit
import Kernel

extension TextField {
  static let examples: [ComponentExample] = [
    .init(title: "必須、ヒントつき") { h, texts in
      h.textField(
        TextField(
          FieldFrame("example-mail", label: "メールアドレス", hint: "受付のお知らせをお送りします。"), kind: .email,
          width: .wide), texts)
    },
    .init(title: "任意、前後に単位") { h, texts in
      h.textField(
        TextField(
          FieldFrame("example-yen", label: "年間の収入", need: .optional), value: "1200000", kind: .number, width: .short,
          prefix: "約", suffix: "円"), texts)
    },
    .init(title: "エラー") { h, texts in
      h.textField(
        TextField(
          FieldFrame(
            "example-phone", label: "電話番号", hint: "日中につながる番号をご記入ください。",
            error: "電話番号は、市外局番から数字で入力してください"),
          value: "ABC-1234", kind: .telephone, width: .medium), texts)
    },
    .init(title: "変更できない値") { h, texts in
      h.textField(
        TextField(
          FieldFrame("example-fixed", label: "受付窓口", need: .unmarked), value: "市民課", width: .medium,
          isReadOnly: true), texts)
    },
  ]
}
