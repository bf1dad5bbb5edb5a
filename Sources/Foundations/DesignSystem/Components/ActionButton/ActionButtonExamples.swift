import HTMLKit
import Kernel

extension ActionButton {
  static let examples: [ComponentExample] = [
    .init(title: "次の一歩と、そのほか") { h, _ in
      h.buttonGroup { h in
        h.actionButton(ActionButton("確認へ進む"))
        h.actionButton(ActionButton("あとで続ける", rank: .secondary, name: "later", value: "yes", skipsChecks: true))
        h.actionLink(ActionLink("前に戻る", href: "#actionbutton", rank: .quiet))
      }
    },
    .init(title: "取り消せない操作") { h, _ in
      h.buttonGroup { h in
        h.actionButton(ActionButton("申請を取り下げる", rank: .warning))
        h.actionLink(ActionLink("申請に戻る", href: "#actionbutton", rank: .secondary))
      }
    },
  ]
}
