import HTMLKit
import Kernel

extension Timeline {
  static let examples: [ComponentExample] = [
    .init(title: "申請の経過") { h, texts in
      h.timeline(
        Timeline([
          .init(
            "書類の追加をお願いしました", when: "令和8年11月21日 14時5分", dateTime: "2026-11-21T14:05:00+09:00", actor: "市民課",
            text: "賃貸借契約書の2ページ目をお送りください。", tone: .attention),
          .init("審査を始めました", when: "令和8年11月20日 9時12分", dateTime: "2026-11-20T09:12:00+09:00", actor: "市民課", tone: .info),
          .init("申請を受け付けました", when: "令和8年11月19日 21時40分", dateTime: "2026-11-19T21:40:00+09:00", tone: .success),
        ]), texts)
    },
  ]
}
