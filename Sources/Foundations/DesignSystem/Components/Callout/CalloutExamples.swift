import HTMLKit
import Kernel

extension Callout {
  static let examples: [ComponentExample] = [
    .init(title: "補足") { h, _ in
      h.callout(Callout(title: "マイナンバーカードをお持ちの方へ", text: "コンビニエンスストアでも、朝6時半から夜11時まで証明書を受け取れます。"))
    },
    .init(title: "注意") { h, _ in
      h.callout(Callout(.caution, title: "14日以内に届け出てください", text: "引っ越した日から14日を過ぎると、過料がかかることがあります。"))
    },
  ]
}
