import HTMLKit
import Kernel

extension Workbench {
  static let examples: [ComponentExample] = [
    .init(title: "左に一覧、中央に編集、右に見え方") { h, texts in
      h.workbench(
        Workbench(
          asideLabel: "住民の方からの見え方",
          side: { h in
            h.ul(["class": "ds-bench-list"]) { h in
              h.li { h in h.a(["href": "#workbench", "aria-current": "page"], "電話番号") }
              h.li { h in h.a(["href": "#workbench"], "メールアドレス") }
            }
          },
          main: { h in
            h.ol(["class": "ds-bench-items"]) { h in
              h.li { h in
                h.p("柴犬")
                h.div(["class": "ds-bench-tools"]) { h in
                  h.actionButton(ActionButton("上へ", rank: .quiet, hiddenSuffix: "柴犬"))
                  h.actionButton(ActionButton("下へ", rank: .quiet, hiddenSuffix: "柴犬"))
                }
              }
            }
          },
          aside: { h in
            h.div(["class": "ds-phone"]) { h in
              h.textField(
                TextField(FieldFrame("workbench-phone", label: "電話番号"), kind: .telephone, width: .medium), texts)
            }
          }))
    },
  ]
}
