import HTMLKit
import Kernel

extension SelectField {
  static let examples: [ComponentExample] = [
    .init(title: "長い一覧から1つ") { h, texts in
      h.selectField(
        SelectField(
          FieldFrame("example-school", label: "通う小学校"),
          options: [.init("east", "東小学校"), .init("west", "西小学校"), .init("harbour", "港小学校")], value: "west",
          width: .medium), texts)
    },
    .init(title: "エラー") { h, texts in
      h.selectField(
        SelectField(
          FieldFrame("example-office", label: "受け取る窓口", error: "受け取る窓口を選んでください"),
          options: [.init("main", "市役所本庁"), .init("branch", "駅前出張所")], width: .medium), texts)
    },
  ]
}
