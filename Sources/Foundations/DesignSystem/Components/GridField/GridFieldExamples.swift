import HTMLKit
import Kernel

extension GridField {
  static let examples: [ComponentExample] = [
    .init(title: "条件・結果・備考の列") { h, texts in
      h.gridField(
        GridField(
          "example-grid", caption: "手数料の表",
          columns: [
            .init("使いみち", note: "条件", tone: .condition, suggestions: ["年金の手続き", "そのほか"]),
            .init("手数料（円）", note: "結果", tone: .result), .init("根拠", note: "備考", tone: .remark),
          ],
          rows: [
            .init(1, ["年金の手続き", "0", "手数料条例 第5条"]),
            .init(2, ["そのほか", "300", "手数料条例 別表"], mark: "当たりました", isPicked: true),
          ]), texts)
    },
    .init(title: "読めない所があるとき") { h, texts in
      h.gridField(
        GridField(
          "example-grid-wrong", caption: "年齢の表",
          columns: [.init("年齢", note: "条件", tone: .condition), .init("手数料（円）", note: "結果", tone: .result)],
          rows: [.init(1, ["65以じょう", "0"])],
          errors: [FieldError("example-grid-wrong:0:0", "「65以じょう」は読めません。「65以上」のように書いてください。")]), texts)
    },
  ]
}
