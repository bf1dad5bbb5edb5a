import HTMLKit
import Kernel

extension OutputField {
  static let examples: [ComponentExample] = [
    .init(title: "計算した値") { h, texts in
      h.outputField(OutputField("example-fee", label: "手数料", hint: "1通300円です。", lines: ["900円"]), texts)
    },
    .init(title: "まだ決まらない") { h, texts in
      h.outputField(OutputField("example-desk", label: "担当の窓口"), texts)
    },
  ]
}
