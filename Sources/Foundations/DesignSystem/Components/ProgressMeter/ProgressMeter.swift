import HTMLKit
import Kernel

/// How much of something countable is done.
public struct ProgressMeter: Sendable {
  /// Unique on the page.
  public var id: String
  public var label: String
  public var done: Int
  public var total: Int

  public init(id: String, label: String, done: Int, total: Int) {
    self.id = id
    self.label = label
    self.done = done
    self.total = total
  }
}

extension HTML {
  /// Writes how much is done, in words and as a bar.
  public mutating func progressMeter(_ meter: ProgressMeter, _ texts: Texts) {
    let figures = texts["design.progress", ["done": String(meter.done), "total": String(meter.total)]]
    div(["class": "ds-progress"]) { h in
      h.label(["class": "ds-progress-label", "for": meter.id], meter.label)
      h.progress(
        [
          "id": meter.id, "max": String(max(1, meter.total)), "value": String(meter.done),
          "aria-describedby": "\(meter.id)-figures",
        ], figures)
      h.p(["class": "ds-hint", "id": "\(meter.id)-figures"], figures)
    }
  }
}
