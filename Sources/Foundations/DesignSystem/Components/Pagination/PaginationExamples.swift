import HTMLKit
import Kernel

extension Pagination {
  static let examples: [ComponentExample] = [
    .init(title: "長い一覧の途中") { h, texts in
      h.pagination(Pagination(current: 7, pageCount: 24) { "?page=\($0)" }, texts)
    },
  ]
}
