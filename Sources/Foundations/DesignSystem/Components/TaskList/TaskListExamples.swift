import HTMLKit
import Kernel

extension TaskList {
  static let examples: [ComponentExample] = [
    .init(title: "やることの一覧") { h, texts in
      h.taskList(
        TaskList(
          id: "example-tasks",
          [
            .init("申請する方のこと", href: "#tasklist", status: StatusTag("入力済み", tone: .success)),
            .init(
              "お子さまのこと", href: "#tasklist", hint: "人数分の入力が必要です。",
              status: StatusTag("途中", tone: .waiting)),
            .init("確認と送信", hint: "上の2つが終わると進めます。", status: StatusTag("まだ進めません")),
          ]), texts)
    },
  ]
}
