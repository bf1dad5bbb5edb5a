/// Lays cells side by side into a strip, or into several when the row is higher than a page.
struct RowComposer {
  struct Cell {
    var lines: [TextLine]
    var x: Double
    var width: Double
    var tag: Tag
    var fill: Ink?
  }

  /// Tags around the cells: the table and the row.
  var tags: [Tag]
  /// From a cell's border to its text, in points.
  var padding = (side: 7.0, top: 4.5)
  var hasBorders = true
  /// The first row of its table has the heavier line above, the last below.
  var isFirst = false
  var isLast = false
  /// The most one strip may take, in points.
  var limit: Double

  static let heavy = 0.9
  static let light = 0.4

  func strips(_ cells: [Cell], least: Double = 0) -> [Strip] {
    var remaining = cells.map { $0.lines[...] }
    var strips: [Strip] = []
    repeat {
      let taken = remaining.map { take(from: $0) }
      for index in remaining.indices { remaining[index] = remaining[index].dropFirst(taken[index].count) }
      strips.append(strip(cells, taken, least: least))
    } while remaining.contains { !$0.isEmpty }
    return ruled(strips, cells)
  }

  /// As many lines as fit into one strip, at least one.
  private func take(from lines: ArraySlice<TextLine>) -> ArraySlice<TextLine> {
    var height = 2 * padding.top
    var count = 0
    for line in lines {
      height += line.height
      if height > limit && count > 0 { break }
      count += 1
    }
    return lines.prefix(count)
  }

  private func strip(_ cells: [Cell], _ lines: [ArraySlice<TextLine>], least: Double) -> Strip {
    let heights = lines.map { $0.reduce(0) { $0 + $1.height } }
    let height = max(least, (heights.max() ?? 0) + 2 * padding.top)
    var fills: [Mark] = []
    var texts: [Mark] = []
    for (index, cell) in cells.enumerated() {
      if let ink = cell.fill { fills.append(.fill(Box(x: cell.x, y: 0, width: cell.width, height: height), ink)) }
      var top = hasBorders ? (height - heights[index]) / 2 : padding.top
      for line in lines[index] {
        texts.append(.text(line, x: cell.x + padding.side, top: top, tags: tags + [cell.tag]))
        top += line.height
      }
    }
    return Strip(height: height, marks: fills + texts)
  }

  private func ruled(_ strips: [Strip], _ cells: [Cell]) -> [Strip] {
    guard hasBorders, let first = cells.first, let last = cells.last else { return strips }
    let edges = cells.map(\.x) + [last.x + last.width]
    return strips.enumerated().map { index, strip in
      var strip = strip
      let top = isFirst && index == 0 ? Self.heavy : Self.light
      let bottom = isLast && index == strips.count - 1 ? Self.heavy : Self.light
      var lines = [(0.0, top), (strip.height, bottom)].map { y, weight in
        Mark.line(x: first.x, y: y, toX: edges[edges.count - 1], toY: y, weight: weight)
      }
      lines += edges.enumerated().map { number, x in
        let isOuter = number == 0 || number == edges.count - 1
        return Mark.line(x: x, y: 0, toX: x, toY: strip.height, weight: isOuter ? Self.heavy : Self.light)
      }
      let firstText = strip.marks.firstIndex { if case .text = $0 { true } else { false } } ?? strip.marks.count
      strip.marks.insert(contentsOf: lines, at: firstText)
      return strip
    }
  }
}
