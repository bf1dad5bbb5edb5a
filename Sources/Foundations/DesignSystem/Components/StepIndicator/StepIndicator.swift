import HTMLKit
import Kernel

/// Where one is on the way through a procedure: 「全6ステップのうち、3番目」.
public struct StepIndicator: Sendable {
  public var steps: [String]
  /// The current step, counted from 1.
  public var current: Int

  public init(_ steps: [String], current: Int) {
    self.steps = steps
    self.current = current
  }
}

extension HTML {
  /// Writes the steps of a procedure; on a phone the position and the current step only.
  public mutating func stepIndicator(_ indicator: StepIndicator, _ texts: Texts) {
    let position = ["n": String(indicator.current), "total": String(indicator.steps.count)]
    div(["class": "ds-steps"]) { h in
      h.p(["class": "ds-steps-position"], texts["design.steps.position", position])
      h.ol(["aria-label": texts["design.steps.label"]]) { h in
        for (number, step) in indicator.steps.enumerated() {
          h.step(step, number: number + 1, current: indicator.current, texts)
        }
      }
    }
  }

  private mutating func step(_ label: String, number: Int, current: Int, _ texts: Texts) {
    let state = number < current ? "done" : number == current ? "current" : "ahead"
    li(["class": "ds-step ds-step-\(state)", "aria-current": number == current ? "step" : nil]) { h in
      h.span(["class": "ds-step-number", "aria-hidden": "true"], number < current ? "✓" : String(number))
      h.span(["class": "ds-step-label"]) { h in
        if number < current { h.visuallyHidden(texts["design.steps.done"]) }
        h.text(label)
      }
    }
  }
}
