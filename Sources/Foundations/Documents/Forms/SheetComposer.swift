/// Measures the blocks of a sheet and turns them into a flow of strips.
struct SheetComposer {
  let shaper: TextShaper
  private(set) var flow: [Flow] = []
  private var lastTag = 0
  /// Rows that follow each other are one table for a screen reader.
  private var table: Tag?
  private let overflow = Overflow()

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
    let (marks, height) = compose(row)
    guard height > SheetGeometry.height, let (first, second) = row.halves else {
      flow.append(.strip(Strip(height: height, marks: marks, staysWithNext: row.staysWithNext)))
      return
    }
    self.row(first)
    self.row(second)
  }

  private mutating func compose(_ row: SheetRow) -> (marks: [Mark], height: Double) {
    let table = table ?? tag("Table")
    self.table = table
    let tags = [table, tag("TR")]
    let padding = row.isRuled ? SheetGeometry.cellSide : 0
    var cells: [(x: Double, cell: SheetCell, marks: [Mark], height: Double)] = []
    var x = 0.0
    for (cell, width) in zip(row.cells, widths(row)) {
      let items = SheetItems(shaper: shaper, tags: tags + [tag("TD")]) { [overflow] in overflow.add($0, $1) }
      let (marks, height) = SheetCellComposer(items: items, width: width - 2 * padding).compose(cell.lines)
      cells.append((x, cell, marks, height))
      x += width
    }
    let height = (cells.map(\.height).max() ?? 0) + 2 * SheetGeometry.cellTop
    var fills: [Mark] = [], marks: [Mark] = []
    for (index, (x, cell, own, ownHeight)) in cells.enumerated() {
      let right = index + 1 < cells.count ? cells[index + 1].x : self.width
      if cell.isShaded { fills.append(.fill(Box(x: x, y: 0, width: right - x, height: height), .shade)) }
      let top = cell.isShaded ? SheetGeometry.cellTop + 1 : (height - ownHeight) / 2
      marks += own.map { $0.moved(x: x + padding, y: top) }
    }
    // Each cell's texts follow each other, so that a cell is one element for a screen reader.
    let texts = marks.filter(\.isText)
    return (fills + (row.isRuled ? rules(row, height) : []) + marks.filter { !$0.isText } + texts, height)
  }

  private func widths(_ row: SheetRow) -> [Double] {
    let fixed = row.cells.compactMap(\.millimetres).map(SheetGeometry.millimetres).reduce(0, +)
    let open = Double(max(1, row.cells.count { $0.millimetres == nil }))
    return row.cells.map { $0.millimetres.map(SheetGeometry.millimetres) ?? (width - fixed) / open }
  }

  private func rules(_ row: SheetRow, _ height: Double) -> [Mark] {
    var edges = [0.0]
    for width in widths(row) { edges.append((edges.last ?? 0) + width) }
    let right = edges.last ?? width
    return [0, height].map { .line(x: 0, y: $0, toX: right, toY: $0, weight: 0.5) }
      + edges.map { .line(x: $0, y: 0, toX: $0, toY: height, weight: $0 == 0 || $0 == right ? 0.8 : 0.5) }
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
