import HTMLKit
import Kernel

extension TimeField {
  static let examples: [ComponentExample] = [
    .init(title: "答えがあるとき") { h, texts in
      h.timeField(TimeField(FieldFrame("example-visit", label: "来庁する時刻"), value: "午後2時半"), texts)
    },
    .init(title: "わからないとも答えられる") { h, texts in
      h.timeField(
        TimeField(FieldFrame("example-accident-time", label: "事故のあった時刻", unknown: .chosen(false))), texts)
    },
  ]
}
