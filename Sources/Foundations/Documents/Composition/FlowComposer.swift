import Kernel

/// Measures the blocks of a layout and turns them into a flow of strips.
struct FlowComposer {
  let layout: DocumentLayout
  let shaper: TextShaper
  private(set) var flow: [Flow] = []
  private var lastTag = 0

  private let width = PageGeometry.roomWidth
  private var bodyFamily: TextStyle.Family { layout.face == .mincho ? .mincho : .gothic }
  private var body: TextStyle { .body(bodyFamily) }

  init(layout: DocumentLayout, shaper: TextShaper) {
    self.layout = layout
    self.shaper = shaper
  }

  mutating func append(_ block: DocumentBlock) throws(DocumentsProblem) {
    switch block {
    case .title(let text): title(text)
    case .heading(let text): heading(text)
    case .formNumber(let text): lines(of: shaper.shape(text, .note, width: width), tags: [tag("P")])
    case .reference(let number, let date): reference(number, date)
    case .addressee(let lines): addressee(lines)
    case .issuer(let issuer): self.issuer(issuer)
    case .paragraph(let text): paragraph(text)
    case .centred(let text): aligned(text, .centre)
    case .trailing(let text): aligned(text, .end)
    case .fields(let fields): self.fields(fields)
    case .table(let table): self.table(table)
    case .notes(let texts): notes(texts)
    case .code(let code): try self.code(code)
    case .checks(let checks): self.checks(checks)
    case .rule: rule()
    case .space(let millimetres): space(millimetres)
    case .pageBreak: flow.append(.pageBreak)
    }
  }
}

// MARK: Lines of text

extension FlowComposer {
  private mutating func title(_ text: String) {
    flow.append(.gap(6))
    lines(of: shaper.shape(text, .title, width: width), tags: [tag("H1")], allStayWithNext: true)
    flow.append(.gap(10))
  }

  private mutating func heading(_ text: String) {
    flow.append(.gap(13))
    lines(of: shaper.shape(text, .heading, width: width), tags: [tag("H2")], allStayWithNext: true)
    flow.append(.gap(3))
  }

  private mutating func reference(_ number: String?, _ date: String) {
    for text in [number, date].compactMap({ $0 }) {
      lines(of: shaper.shape(text, body.aligned(.end), width: width), tags: [tag("P")])
    }
    flow.append(.gap(6))
  }

  private mutating func addressee(_ texts: [String]) {
    flow.append(.gap(4))
    for text in texts {
      lines(of: shaper.shape(text, .addressee, width: width * 0.75), tags: [tag("P")], allStayWithNext: true)
    }
    flow.append(.gap(10))
  }

  private mutating func paragraph(_ text: String) {
    var style = body
    style.isJustified = layout.language != .english
    flow.append(.gap(3))
    for part in text.printable.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = layout.language != .english && !part.hasPrefix("　")
      style.indent = isIndented ? style.size : 0
      lines(of: shaper.shape(String(part), style, width: width), tags: [tag("P")])
    }
    flow.append(.gap(layout.language == .english ? 7 : 3))
  }

  private mutating func aligned(_ text: String, _ alignment: TextStyle.Alignment) {
    flow.append(.gap(4))
    let stays = alignment == .centre
    lines(of: shaper.shape(text, body.aligned(alignment), width: width), tags: [tag("P")], allStayWithNext: stays)
    flow.append(.gap(4))
  }

  private mutating func notes(_ texts: [String]) {
    flow.append(.gap(8))
    for text in texts {
      lines(of: shaper.shape(text, .note, width: width), tags: [tag("P")])
      flow.append(.gap(2))
    }
  }

  private mutating func rule() {
    let line = Mark.line(x: 0, y: 6, toX: width, toY: 6, weight: RowComposer.light)
    flow.append(.strip(Strip(height: 12, marks: [line])))
  }

  private mutating func space(_ millimetres: Double) {
    guard millimetres.isFinite, millimetres > 0 else { return }
    flow.append(.gap(min(millimetres * PageGeometry.pointsPerMillimetre, PageGeometry.roomHeight)))
  }

  /// One strip a line. The first two lines stay together, and the last two.
  private mutating func lines(of text: ShapedText, tags: [Tag], allStayWithNext: Bool = false) {
    let lines = text.lines
    for (index, line) in lines.enumerated() {
      let keeps = lines.count > 1 && (index == 0 || index == lines.count - 2)
      let mark = Mark.text(line, x: 0, top: 0, tags: tags)
      flow.append(.strip(Strip(height: line.height, marks: [mark], staysWithNext: allStayWithNext || keeps)))
    }
  }

  private mutating func tag(_ name: String) -> Tag {
    lastTag += 1
    return Tag(name: name, number: lastTag)
  }
}

// MARK: Rows

extension FlowComposer {
  private mutating func fields(_ fields: [DocumentField]) {
    let table = tag("Table")
    let labelWidth = width * 0.27
    flow.append(.gap(8))
    for (index, field) in fields.enumerated() {
      var row = RowComposer(tags: [table, tag("TR")], limit: PageGeometry.roomHeight)
      row.isFirst = index == 0
      row.isLast = index == fields.count - 1
      let label = cell(field.label, .label, x: 0, width: labelWidth, inset: row.padding.side, "TH", fill: .shade)
      let value = cell(
        field.value, body, x: labelWidth, width: width - labelWidth, inset: row.padding.side, "TD", fill: nil)
      flow += row.strips([label, value], least: 27).map(Flow.strip)
    }
    flow.append(.gap(10))
  }

  private mutating func table(_ table: DocumentTable) {
    guard !table.columns.isEmpty else { return }
    let tag = tag("Table")
    flow.append(.gap(8))
    var header = self.header(table, tag, limit: PageGeometry.roomHeight)
    flow += header.map { strip in
      var strip = strip
      strip.staysWithNext = true
      return .strip(strip)
    }
    if header.count > 1 || header[0].height > PageGeometry.roomHeight / 3 { header = [] }
    header = header.map(\.withoutTags)
    let limit = PageGeometry.roomHeight - header.reduce(0) { $0 + $1.height }
    for (index, texts) in table.rows.enumerated() {
      let isLast = index == table.rows.count - 1
      flow += row(texts, of: table, tag, header: header, isLast: isLast, limit: limit).map(Flow.strip)
    }
    flow.append(.gap(10))
  }

  private mutating func header(_ table: DocumentTable, _ tag: Tag, limit: Double) -> [Strip] {
    var row = RowComposer(tags: [tag, self.tag("TR")], limit: limit)
    row.padding = (side: 5, top: 3)
    row.isFirst = true
    row.isLast = table.rows.isEmpty
    let cells = zip(table.columns, places(of: table.columns)).map { column, place in
      cell(column.title, .tableHead, x: place.x, width: place.width, inset: row.padding.side, "TH", fill: .shade)
    }
    return row.strips(cells, least: 23)
  }

  private mutating func row(
    _ texts: [String], of table: DocumentTable, _ tag: Tag, header: [Strip], isLast: Bool, limit: Double
  ) -> [Strip] {
    var row = RowComposer(tags: [tag, self.tag("TR")], limit: limit)
    row.padding = (side: 5, top: 3)
    row.isLast = isLast
    let places = places(of: table.columns)
    let cells = table.columns.indices.map { index in
      let style = TextStyle.tableCell.aligned(table.columns[index].isTrailing ? .end : .start)
      let text = Self.text(at: index, in: texts, columns: table.columns.count)
      return cell(text, style, x: places[index].x, width: places[index].width, inset: row.padding.side, "TD", fill: nil)
    }
    return row.strips(cells, least: 22).map { strip in
      var strip = strip
      strip.header = header
      return strip
    }
  }

  /// The last column also takes what lies beyond it, so that no cell is lost.
  private static func text(at index: Int, in texts: [String], columns: Int) -> String {
    guard index < texts.count else { return "" }
    return index == columns - 1 ? texts[index...].joined(separator: "\n") : texts[index]
  }

  private func places(of columns: [DocumentColumn]) -> [(x: Double, width: Double)] {
    let weights = columns.map { $0.weight.isFinite ? min(1000, max(0.1, $0.weight)) : 1 }
    let unit = width / weights.reduce(0, +)
    var x = 0.0
    return weights.map { weight in
      defer { x += weight * unit }
      return (x, weight * unit)
    }
  }

  private mutating func cell(
    _ text: String, _ style: TextStyle, x: Double, width: Double, inset: Double, _ name: String, fill: Ink?
  ) -> RowComposer.Cell {
    let shaped = shaper.shape(text, style, width: max(style.size, width - 2 * inset))
    return RowComposer.Cell(lines: shaped.lines, x: x, width: width, tag: tag(name), fill: fill)
  }

  private mutating func checks(_ checks: [DocumentCheck]) {
    let list = tag("L")
    let boxWidth = 20.0
    flow.append(.gap(4))
    for check in checks {
      var row = RowComposer(tags: [list, tag("LI")], limit: PageGeometry.roomHeight)
      row.padding = (side: 2, top: 1)
      row.hasBorders = false
      let box = cell(check.isTicked ? "☑" : "☐", .checkBox, x: 0, width: boxWidth, inset: 0, "Lbl", fill: nil)
      let text = cell(
        check.text, body, x: boxWidth, width: width - boxWidth, inset: row.padding.side, "LBody", fill: nil)
      flow += row.strips([box, text]).map(Flow.strip)
    }
    flow.append(.gap(6))
  }

  private mutating func code(_ code: DocumentCode) throws(DocumentsProblem) {
    let drawn = try QRCode(code.payload)
    let side = 30 * PageGeometry.pointsPerMillimetre
    var row = RowComposer(tags: [tag("Sect")], limit: PageGeometry.roomHeight)
    row.padding = (side: 10, top: 8)
    row.hasBorders = false
    let place = (x: side, width: width - side)
    let caption = cell(
      code.caption, .caption, x: place.x, width: place.width, inset: row.padding.side, "P", fill: nil)
    let lines = cell(
      code.lines.joined(separator: "\n"), .captionLine, x: place.x, width: place.width, inset: row.padding.side, "P",
      fill: nil)
    var words = caption
    words.lines += code.lines.isEmpty ? [] : lines.lines
    var strips = row.strips([words], least: side)
    strips[0].marks.insert(.code(drawn, Box(x: 0, y: 0, width: side, height: side)), at: 0)
    flow.append(.gap(10))
    flow += strips.map(Flow.strip)
    flow.append(.gap(6))
  }
}

// MARK: The issuer

extension FlowComposer {
  /// Lines that stand in one block with the seal. A longer text, which no office has, begins above it.
  private static let mostIssuerLines = 8

  private mutating func issuer(_ issuer: DocumentIssuer) {
    let side = (issuer.seal?.millimetres ?? 0) * PageGeometry.pointsPerMillimetre
    // By custom the seal touches the last character of the name: with its frame alone, so that the name stays legible.
    let overlap = issuer.seal == nil ? 0 : TextStyle.issuer.size * 0.2
    let room = width - side + overlap
    let words = ([issuer.organisation] + [issuer.office + "　" + issuer.name]).compactMap { $0 }
    let lines = words.flatMap { shaper.shape($0, .issuer, width: room).lines }
    flow.append(.gap(6))
    plain(lines.dropLast(Self.mostIssuerLines), x: 0)
    flow.append(.strip(issuerStrip(lines.suffix(Self.mostIssuerLines), issuer.seal, side: side, room: room)))
    contact(issuer.contact)
    flow.append(.gap(12))
  }

  private mutating func issuerStrip(
    _ lines: ArraySlice<TextLine>, _ seal: DocumentSeal?, side: Double, room: Double
  ) -> Strip {
    let tags = [tag("P")]
    let widest = lines.map(\.width).max() ?? 0
    let above = lines.dropLast().reduce(0) { $0 + $1.height }
    let last = lines.last?.height ?? 0
    let middle = max(side / 2, above + last / 2)
    var marks: [Mark] = []
    if let seal { marks.append(.seal(seal, Box(x: width - side, y: middle - side / 2, width: side, height: side))) }
    var top = middle - last / 2 - above
    for line in lines {
      marks.append(.text(line, x: max(0, room - widest), top: top, tags: tags))
      top += line.height
    }
    return Strip(height: middle + max(side, last) / 2, marks: marks)
  }

  private mutating func contact(_ texts: [String]) {
    let entries = texts.map { shaper.shape($0, .contact, width: width / 2).lines }
    let widest = entries.joined().map(\.width).max() ?? 0
    if !entries.isEmpty { flow.append(.gap(6)) }
    for lines in entries { plain(lines[...], x: width - widest) }
  }

  /// Lines that may be parted by a page break.
  private mutating func plain(_ lines: ArraySlice<TextLine>, x: Double) {
    let tags = [tag("P")]
    for line in lines {
      flow.append(.strip(Strip(height: line.height, marks: [.text(line, x: x, top: 0, tags: tags)])))
    }
  }
}

extension Strip {
  /// The same strip for the eye alone: a repeated header is read out once.
  fileprivate var withoutTags: Strip {
    var strip = self
    strip.marks = marks.map { mark in
      guard case .text(let line, let x, let top, _) = mark else { return mark }
      return .text(line, x: x, top: top, tags: [])
    }
    return strip
  }
}
