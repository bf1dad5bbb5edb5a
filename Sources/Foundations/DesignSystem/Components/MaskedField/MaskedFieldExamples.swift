import HTMLKit
import Kernel

extension MaskedField {
  static let examples: [ComponentExample] = [
    .init(title: "入力したあとは見えない") { h, texts in
      h.maskedField(
        MaskedField(
          FieldFrame("example-my-number", label: "マイナンバー（個人番号）", hint: "12けたの数字です。"),
          value: "123456789018", purpose: "介護保険の要介護認定の事務"), texts)
    }
  ]
}
