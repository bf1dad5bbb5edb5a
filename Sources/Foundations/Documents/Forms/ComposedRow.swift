/// A row of a sheet with everything at its place, and where a page break may cut it.
struct ComposedRow {
  /// From the margin: where each of its cells begins, and where the last one ends.
  let edges: [Double]
  /// Of its cells.
  let isShaded: [Bool]
  let isRuled: Bool
  /// Boxes before texts, so that each cell's texts follow each other: a cell is one element for a screen reader.
  let marks: [Mark]
  let height: Double
  let staysWithNext: Bool
  /// Between the boxes of a long list, from the row's top; none for a row that stays whole.
  var breaks: [Double] = []
  /// What stands once more beside what a page break moved to the next page, and how high that is.
  var again: (marks: [Mark], height: Double) = ([], 0)
  /// The tags of the row and its cells, of which every part of it needs its own.
  var tags = 0..<0

  /// A part is no lower than three lines.
  private static let leastPart = 48.0
  private static let padding = SheetGeometry.cellTop

  var strip: Strip { strip(from: 0, to: nil, part: 0) }

  /// - Parameters:
  ///   - start: the break it begins at.
  ///   - end: the break it ends at; `nil` for the row's end.
  ///   - part: how many parts stand on the pages before.
  private func strip(from start: Double, to end: Double?, part: Int) -> Strip {
    let offset = part == 0 ? 0 : Self.padding - start
    let own = marks.filter { $0.top >= start - 0.01 && $0.top < (end ?? .infinity) - 0.01 }
    let told = (part == 0 ? [] : again.marks) + own.map { $0.moved(x: 0, y: offset) }
    let height = max((end.map { $0 + Self.padding } ?? height) + offset, part == 0 ? 0 : again.height)
    var strip = Strip(height: height, marks: frame(height) + told.map { $0.tagged(tags, part) })
    strip.staysWithNext = staysWithNext && end == nil
    guard end == nil, let least = cuts(start, part, room: .infinity).first else { return strip }
    strip.least = least + offset + Self.padding
    strip.divide = { room in
      guard let cut = cuts(start, part, room: room).last else { return nil }
      return (self.strip(from: start, to: cut, part: part), self.strip(from: cut, to: nil, part: part + 1))
    }
    return strip
  }

  /// The breaks that leave enough on both sides, with what stands before them in `room`.
  private func cuts(_ start: Double, _ part: Int, room: Double) -> [Double] {
    let offset = part == 0 ? 0 : Self.padding - start
    return breaks.filter { cut in
      cut - start >= Self.leastPart && height - cut >= Self.leastPart && cut + offset + Self.padding <= room + 0.01
    }
  }

  /// Shades and rules.
  private func frame(_ height: Double) -> [Mark] {
    let shades = isShaded.indices.filter { isShaded[$0] }.map { index in
      Mark.fill(Box(x: edges[index], y: 0, width: edges[index + 1] - edges[index], height: height), .shade)
    }
    guard isRuled, let right = edges.last else { return shades }
    return shades + [0, height].map { .line(x: 0, y: $0, toX: right, toY: $0, weight: 0.5) }
      + edges.map { .line(x: $0, y: 0, toX: $0, toY: height, weight: $0 == 0 || $0 == right ? 0.8 : 0.5) }
  }
}

extension Mark {
  /// From the top of what it stands in.
  fileprivate var top: Double {
    switch self {
    case .text(_, _, let top, _): top
    case .fill(let box, _), .code(_, let box), .seal(_, let box): box.y
    case .line(_, let y, _, _, _), .dotted(_, let y, _, _): y
    case .filled(let filled): filled.box.y
    }
  }

  /// With tags of its own for a part of a row.
  fileprivate func tagged(_ own: Range<Int>, _ part: Int) -> Mark {
    guard part > 0, case .text(let line, let x, let top, let tags) = self else { return self }
    return .text(
      line, x: x, top: top,
      tags: tags.map { own.contains($0.number) ? Tag(name: $0.name, number: $0.number + part * own.count) : $0 })
  }
}
