import HTMLKit
import Kernel

extension InsertList {
  static let examples: [ComponentExample] = [
    .init(title: "文の中に入る言葉を選ぶ") { h, texts in
      h.textArea(TextArea(FieldFrame("example-letter", label: "お知らせの文"), value: "{applicant.name} 様"), texts)
      h.insertList(
        InsertList(
          [
            Group("申請した方", [Item("氏名", "{applicant.name}"), Item("住所", "{applicant.address}")]),
            Group("申請", [Item("受付番号", "{case.receipt}")]),
          ], into: "example-letter"), texts)
    }
  ]
}
