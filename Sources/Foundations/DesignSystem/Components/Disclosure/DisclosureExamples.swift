import HTMLKit
import Kernel

extension Disclosure {
  static let examples: [ComponentExample] = [
    .init(title: "必要な人だけ開く") { h, _ in
      h.disclosure(
        Disclosure("代理の方が申請するとき") { h in
          h.p("委任状と、代理の方の本人確認書類が必要です。委任状は、市の様式でなくてもかまいません。")
        })
    },
  ]
}
