import HTMLKit
import Kernel

extension ErrorSummary {
  static let examples: [ComponentExample] = [
    .init(title: "2つのエラー") { h, texts in
      h.errorSummary(
        ErrorSummary([
          FieldError("example-phone", "電話番号は、市外局番から数字で入力してください"),
          FieldError("example-living", "「はい」か「いいえ」を選んでください"),
        ]), texts)
    },
  ]
}
