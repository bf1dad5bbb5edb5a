import HTMLKit
import Kernel

extension DateRangeField {
  static let examples: [ComponentExample] = [
    .init(title: "最終日が初日より前") { h, texts in
      h.dateRangeField(
        DateRangeField(
          FieldFrame("example-stay", label: "利用する期間", id: "example-stay-group"),
          values: [.from: "令和8年11月21日", .to: "令和8年11月1日"],
          errors: [FieldError("example-stay.to", "利用する期間の終了日は、令和8年11月21日以後にしてください")]), texts)
    }
  ]
}
