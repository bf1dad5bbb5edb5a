/// Stacks strips onto pages.
struct PageComposer {
  /// The height between the margins, in points.
  let room: Double

  /// A strip and its distance from the top margin.
  struct Placed {
    let strip: Strip
    let top: Double
  }

  /// At least one page, which may be empty. O(strips).
  func pages(_ flow: [Flow]) -> [[Placed]] {
    var pages: [[Placed]] = [[]]
    var top = 0.0
    func place(_ strip: Strip) {
      pages[pages.count - 1].append(Placed(strip: strip, top: top))
      top += strip.height
    }
    func turnPage() {
      pages.append([])
      top = 0
    }
    for (index, step) in flow.enumerated() {
      switch step {
      case .pageBreak: turnPage()
      case .gap(let height): if top > 0 { top += height }
      case .strip(let strip):
        let fits = top + height(from: index, in: flow) <= room + 0.01
        if !fits && !pages[pages.count - 1].isEmpty { turnPage() }
        if top == 0 { for line in strip.header { place(line) } }
        var rest = strip
        while top + rest.height > room + 0.01, let parts = rest.divide?(room - top) {
          place(parts.first)
          turnPage()
          rest = parts.rest
        }
        place(rest)
      }
    }
    return pages
  }

  /// The height of the strip at `index` and of those it must stand with; of the strip alone when no page can
  /// hold them all. Of one that can be cut, the least of it.
  private func height(from index: Int, in flow: [Flow]) -> Double {
    var total = 0.0
    var alone: Double?
    for step in flow[index...] {
      switch step {
      case .pageBreak: return total
      case .gap(let height): total += height
      case .strip(let strip):
        let height = strip.staysWithNext ? strip.height : strip.least ?? strip.height
        total += height
        alone = alone ?? height
        if !strip.staysWithNext { return total <= room ? total : alone ?? total }
        if total > room { return alone ?? total }
      }
    }
    return total
  }
}
