import HTMLKit
import Kernel

/// Amounts side by side, drawn for the eye and given as a table for everyone.
public struct BarChart: Sendable {
  public struct Bar: Sendable {
    public var label: String
    /// Zero or more; what the length is drawn from.
    public var amount: Double
    /// The amount for people, with its unit: `128件`.
    public var shown: String

    public init(_ label: String, amount: Double, shown: String) {
      self.label = label
      self.amount = amount
      self.shown = shown
    }
  }

  /// Begins the ids of the chart, which must be unique on the page.
  public var id: String
  public var title: String
  /// The heads of the table's two columns.
  public var labelTitle: String
  public var amountTitle: String
  public var bars: [Bar]

  public init(id: String, title: String, labelTitle: String, amountTitle: String, bars: [Bar]) {
    self.id = id
    self.title = title
    self.labelTitle = labelTitle
    self.amountTitle = amountTitle
    self.bars = bars
  }

  /// The length of a bar in thousandths of the longest, whole.
  func length(of bar: Bar) -> Int {
    let longest = bars.map(\.amount).max() ?? 0
    return longest > 0 && bar.amount > 0 ? Int((bar.amount / longest * 1000).rounded()) : 0
  }
}

extension HTML {
  /// Writes a chart of bars with its figures as a table.
  public mutating func barChart(_ chart: BarChart, _ texts: Texts) {
    figure(["class": "ds-chart"]) { h in
      h.figcaption(chart.title)
      // The drawing says nothing that the table does not say.
      h.div(["class": "ds-chart-bars", "aria-hidden": "true"]) { h in
        for bar in chart.bars {
          h.span(["class": "ds-chart-label"], bar.label)
          h.bar(length: chart.length(of: bar))
          h.span(["class": "ds-chart-amount"]) { h in h.plainText(bar.shown) }
        }
      }
      h.disclosure(
        Disclosure(texts["design.chart.table"]) { h in
          h.dataTable(
            DataTable(
              id: "\(chart.id)-table", caption: chart.title,
              columns: [.init(chart.labelTitle), .init(chart.amountTitle, isNumeric: true)],
              rows: chart.bars.map { [.text($0.label), .text($0.shown)] }), texts)
        })
    }
  }

  private mutating func bar(length: Int) {
    let box: HTML.Attributes = [
      "class": "ds-chart-bar", "viewBox": "0 0 1000 20", "preserveAspectRatio": "none", "focusable": "false",
    ]
    element("svg", box) { h in
      h.element("rect", ["class": "ds-chart-track", "width": "1000", "height": "20"]) { _ in }
      h.element("rect", ["class": "ds-chart-fill", "width": String(length), "height": "20"]) { _ in }
    }
  }
}
