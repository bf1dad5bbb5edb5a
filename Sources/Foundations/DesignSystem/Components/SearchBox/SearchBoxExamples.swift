import HTMLKit
import Kernel

extension SearchBox {
  static let examples: [ComponentExample] = [
    .init(title: "手続きを探す") { h, texts in
      h.searchBox(
        SearchBox(label: "手続きを探す", action: "/gallery", name: "example-q", value: "引っ越し", hint: "例：住民票、引っ越し、保育園"), texts)
    },
  ]
}
