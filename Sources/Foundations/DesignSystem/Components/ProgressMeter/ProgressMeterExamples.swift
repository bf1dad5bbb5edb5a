import HTMLKit
import Kernel

extension ProgressMeter {
  static let examples: [ComponentExample] = [
    .init(title: "どこまで済んだか") { h, texts in
      h.progressMeter(ProgressMeter(id: "example-progress", label: "今日の審査", done: 18, total: 25), texts)
    },
  ]
}
