/// Measures the blocks of a sheet and turns them into a flow of strips.
struct SheetComposer {
  let shaper: TextShaper
  private(set) var flow: [Flow] = []
  private var lastTag = 0
  /// Rows that follow each other are one table for a screen reader.
  private var table: Tag?
  private let overflow = Overflow()
  /// Stands in a row that a page break has cut.
  private var continued = ""

  private let width = SheetGeometry.width

  /// What was too long for its room, in the order it stands.
  private final class Overflow {
    private(set) var texts: [(place: SheetPlace, text: String)] = []

    /// A row that is divided is measured twice.
    func add(_ place: SheetPlace, _ text: String) {
      if !texts.contains(where: { $0.place == place }) { texts.append((place, text)) }
    }
  }

  init(shaper: TextShaper) { self.shaper = shaper }

  mutating func append(_ layout: SheetLayout) throws(DocumentsProblem) {
    continued = layout.continued
    for block in layout.blocks { try append(block) }
    let texts = overflow.texts
    guard !texts.isEmpty else { return }
    heading(layout.continuation, note: nil)
    for (place, text) in texts {
      words(place.title, .label, staysWithNext: true)
      words(text, .body)
      flow.append(.gap(6))
    }
  }

  private mutating func append(_ block: SheetBlock) throws(DocumentsProblem) {
    if case .row(let row) = block { return self.row(row) }
    table = nil
    switch block {
    case .heading(let text, let note): heading(text, note: note)
    case .words(let text, let look): words(text, look)
    case .codes(let codes): try self.codes(codes)
    case .gap(let millimetres): flow.append(.gap(SheetGeometry.millimetres(millimetres)))
    case .pageBreak: flow.append(.pageBreak)
    case .row: break
    }
  }

  private mutating func tag(_ name: String) -> Tag {
    lastTag += 1
    return Tag(name: name, number: lastTag)
  }
}

// MARK: Words

extension SheetComposer {
  /// On a shaded bar, so that parts are found at a glance.
  private mutating func heading(_ text: String, note: String?) {
    flow.append(.gap(SheetGeometry.millimetres(3.5)))
    let lines = shaper.shape(text, .sheetHeading, width: width - 12).lines
    let height = lines.reduce(0) { $0 + $1.height } + 3
    let tags = [tag("H2")]
    var marks: [Mark] = [
      .fill(Box(x: 0, y: 0, width: SheetGeometry.millimetres(1.6), height: height), .border)
    ]
    var top = 1.5
    for line in lines {
      marks.append(.text(line, x: 9, top: top, tags: tags))
      top += line.height
    }
    flow.append(.strip(Strip(height: height, marks: marks, staysWithNext: true)))
    if let note { words(note, .small, staysWithNext: true) }
    flow.append(.strip(Strip(height: 3, marks: [], staysWithNext: true)))
  }

  private mutating func words(_ text: String, _ look: SheetWords, staysWithNext: Bool = false) {
    let tags = [tag("P")]
    for line in shaper.shape(text, look.style, width: width).lines {
      let mark = Mark.text(line, x: 0, top: 0, tags: tags)
      flow.append(.strip(Strip(height: line.height, marks: [mark], staysWithNext: staysWithNext)))
    }
  }
}

// MARK: Rows

extension SheetComposer {
  private mutating func row(_ row: SheetRow) {
    let composed = compose(row)
    guard composed.height > SheetGeometry.height, composed.breaks.isEmpty, let (first, second) = row.halves else {
      flow.append(.strip(composed.strip))
      return
    }
    self.row(first)
    self.row(second)
  }

  private mutating func compose(_ row: SheetRow) -> ComposedRow {
    let table = table ?? tag("Table")
    self.table = table
    let first = lastTag + 1, tags = [table, tag("TR")], cellTags = row.cells.map { _ in tag("TD") }
    let edges = edges(of: row)
    let cells = lay(row, edges, tags, cellTags)
    let height = (cells.map(\.height).max() ?? 0) + 2 * SheetGeometry.cellTop
    let marks = placed(cells, row, edges, height)
    var composed = ComposedRow(
      edges: edges, isShaded: row.cells.map(\.isShaded), isRuled: row.isRuled, marks: marks, height: height,
      staysWithNext: row.staysWithNext)
    guard height > Self.divisibleHeight, let long = cells.indices.max(by: { cells[$0].height < cells[$1].height }),
      !cells[long].breaks.isEmpty
    else { return composed }
    // Nothing of the other cells is cut.
    let others = row.cells.indices.filter { $0 != long }
    let below = others.map { top(row.cells[$0], cells[$0].height, height) + cells[$0].height }.max() ?? 0
    let start = top(row.cells[long], cells[long].height, height)
    composed.breaks = cells[long].breaks.map { $0 + start }.filter { $0 >= below }
    composed.again = again(row, long, edges, tags, cellTags)
    composed.tags = first..<(lastTag + 1)
    // Each part has tags of its own.
    lastTag += composed.breaks.count * composed.tags.count
    return composed
  }

  /// Lower rows stay whole: what they leave free on a page is little.
  private static let divisibleHeight = SheetGeometry.millimetres(45)

  /// What is beside the long cell, with a word that it goes on.
  private func again(
    _ row: SheetRow, _ long: Int, _ edges: [Double], _ tags: [Tag], _ cellTags: [Tag]
  ) -> (marks: [Mark], height: Double) {
    var row = row
    row.cells[long].lines = []
    let widths = row.cells.indices.map { $0 == long ? 0 : edges[$0 + 1] - edges[$0] }
    if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] >= Self.continuedWidth {
      row.cells[widest].lines.append(SheetLine([.words(continued, .small)]))
    }
    let cells = lay(row, edges, tags, cellTags)
    let height = (cells.map(\.height).max() ?? 0) + 2 * SheetGeometry.cellTop
    return (placed(cells, row, edges, height), height)
  }

  /// Room for the word, in points.
  private static let continuedWidth = SheetGeometry.millimetres(20)

  private func lay(
    _ row: SheetRow, _ edges: [Double], _ tags: [Tag], _ cellTags: [Tag]
  ) -> [SheetCellComposer.Composed] {
    row.cells.indices.map { index in
      let items = SheetItems(shaper: shaper, tags: tags + [cellTags[index]]) { [overflow] in overflow.add($0, $1) }
      let width = edges[index + 1] - edges[index] - 2 * padding(row)
      return SheetCellComposer(items: items, width: width).compose(row.cells[index].lines)
    }
  }

  /// Every cell at its place, without rules and shades.
  private func placed(
    _ cells: [SheetCellComposer.Composed], _ row: SheetRow, _ edges: [Double], _ height: Double
  ) -> [Mark] {
    let marks = row.cells.indices.flatMap { index in
      let top = top(row.cells[index], cells[index].height, height)
      return cells[index].marks.map { $0.moved(x: edges[index] + padding(row), y: top) }
    }
    return marks.filter { !$0.isText } + marks.filter(\.isText)
  }

  private func padding(_ row: SheetRow) -> Double { row.isRuled ? SheetGeometry.cellSide : 0 }

  private func top(_ cell: SheetCell, _ own: Double, _ height: Double) -> Double {
    cell.isShaded ? SheetGeometry.cellTop + 1 : (height - own) / 2
  }

  private func edges(of row: SheetRow) -> [Double] {
    let fixed = row.cells.compactMap(\.millimetres).map(SheetGeometry.millimetres).reduce(0, +)
    let open = Double(max(1, row.cells.count { $0.millimetres == nil }))
    return row.cells.reduce(into: [0.0]) { edges, cell in
      edges.append(edges[edges.count - 1] + (cell.millimetres.map(SheetGeometry.millimetres) ?? (width - fixed) / open))
    }
  }
}

// MARK: Codes

extension SheetComposer {
  private static let codeSide = SheetGeometry.millimetres(40)

  private mutating func codes(_ codes: [SheetCode]) throws(DocumentsProblem) {
    let side = Self.codeSide, columns = 4, pitch = width / Double(columns)
    for start in stride(from: 0, to: codes.count, by: columns) {
      var marks: [Mark] = []
      for (column, code) in codes[start..<min(codes.count, start + columns)].enumerated() {
        let x = Double(column) * pitch
        marks.append(.code(try QRCode(alphanumeric: code.payload), Box(x: x, y: 0, width: side, height: side)))
        if let line = shaper.line(code.caption, .sheetCaption) {
          marks.append(.text(line, x: x + (side - line.width) / 2, top: side, tags: [tag("P")]))
        }
      }
      flow.append(.strip(Strip(height: side + 14, marks: marks)))
    }
  }
}

extension SheetRow {
  /// Two rows that say the same, for one that is higher than a page: the cell with the most to say is divided.
  fileprivate var halves: (SheetRow, SheetRow)? {
    let sizes = cells.map { $0.lines.reduce(0) { $0 + $1.items.count } }
    guard let most = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), sizes[most] > 1 else { return nil }
    var first = self, second = self
    for index in cells.indices where index != most { second.cells[index].lines = [] }
    let lines = cells[most].lines
    if lines.count > 1 {
      first.cells[most].lines = Array(lines[..<(lines.count / 2)])
      second.cells[most].lines = Array(lines[(lines.count / 2)...])
    } else {
      let items = lines[0].items
      first.cells[most].lines = [SheetLine(Array(items[..<(items.count / 2)]))]
      second.cells[most].lines = [SheetLine(Array(items[(items.count / 2)...]))]
    }
    return (first, second)
  }
}
