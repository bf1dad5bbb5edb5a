import HTMLKit
import Kernel

extension DataTable {
  static let examples: [ComponentExample] = [
    .init(title: "並べ替えられる表（狭い画面では1件ずつ）") { h, texts in
      h.dataTable(
        DataTable(
          id: "example-cases", caption: "審査を待つ申請",
          columns: [
            .init("受付番号", sort: .init(href: "?sort=number")),
            .init("手続き"), .init("受付日", sort: .init(href: "?sort=-received", direction: .ascending)),
            .init("状態"), .init("手数料", isNumeric: true),
          ],
          rows: [
            [
              .link("26-4K7M-P3XQ-7", href: "#datatable"), .text("住民票の写し"), .text("11月19日"),
              .tag(StatusTag("審査中", tone: .waiting)), .text("300円"),
            ],
            [
              .link("26-9QW2-H6RD-K", href: "#datatable"), .text("保育園の入園"), .text("11月20日"),
              .tag(StatusTag("書類の追加が必要", tone: .attention)), .text("0円"),
            ],
          ]), texts)
    },
    .init(title: "横に送る表") { h, texts in
      h.dataTable(
        DataTable(
          id: "example-months", caption: "月ごとの件数",
          columns: [.init("手続き")] + (4...12).map { .init("\($0)月", isNumeric: true) },
          rows: [
            [.text("住民票の写し")] + [812, 640, 598, 571, 603, 588, 610, 655, 702].map { .text(String($0)) },
            [.text("転入届")] + [402, 190, 121, 98, 87, 110, 99, 84, 76].map { .text(String($0)) },
          ], narrow: .scrolling), texts)
    },
    .init(title: "何もない表") { h, texts in
      h.dataTable(
        DataTable(id: "example-none", caption: "差し戻した申請", columns: [.init("受付番号"), .init("手続き")], rows: []), texts)
    },
  ]
}
