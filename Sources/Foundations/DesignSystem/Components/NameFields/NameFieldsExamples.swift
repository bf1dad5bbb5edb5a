import HTMLKit
import Kernel

extension NameFields {
  static let examples: [ComponentExample] = [
    .init(title: "氏名とフリガナ") { h, texts in
      h.nameFields(
        NameFields(FieldFrame("example-applicant", label: "申請する方のお名前"), values: [.family: "﨑山", .given: "花子"]), texts)
    },
    .init(title: "1つの欄だけエラー") { h, texts in
      h.nameFields(
        NameFields(
          FieldFrame("example-child", label: "お子さまのお名前"), values: [.family: "佐藤", .given: "つむぎ", .familyKana: "佐藤"],
          errors: [FieldError("example-child.family-kana", "セイはカタカナで入力してください")], isOwn: false), texts)
    },
  ]
}
