import HTMLKit
import Kernel

extension ConsentField {
  static let examples: [ComponentExample] = [
    .init(title: "同意") { h, texts in
      h.consentField(
        ConsentField(
          FieldFrame(
            "example-consent", label: "課税状況を市が確認することに同意します",
            hint: "同意いただくと、課税証明書の提出が不要になります。")), texts)
    },
    .init(title: "エラー") { h, texts in
      h.consentField(
        ConsentField(
          FieldFrame("example-rules", label: "利用規約を読みました", error: "利用規約を読み、チェックを入れてください")), texts)
    },
  ]
}
