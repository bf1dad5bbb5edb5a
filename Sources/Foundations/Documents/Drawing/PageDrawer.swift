import CPango

/// Draws composed pages one after the other.
struct PageDrawer {
  let layout: DocumentLayout
  let shaper: TextShaper
  let cairo: OpaquePointer
  private var structure: StructureWriter
  /// The parts of the footer that are the same on every page.
  private let number: TextLine?
  private let marker: TextLine?

  init(layout: DocumentLayout, shaper: TextShaper, cairo: OpaquePointer) {
    self.layout = layout
    self.shaper = shaper
    self.cairo = cairo
    structure = StructureWriter(cairo: cairo)
    number = layout.number.flatMap { shaper.line($0, .footer) }
    marker = layout.marker.flatMap { shaper.line($0, .footer) }
  }

  mutating func draw(_ pages: [[PageComposer.Placed]]) {
    let marker = layout.marker.flatMap { PageMarker(text: $0, shaper: shaper, cairo: cairo) }
    for (index, page) in pages.enumerated() {
      if layout.paper == .patterned { PaperPattern(cairo: cairo).draw() }
      for placed in page { draw(placed.strip, top: PageGeometry.topMargin + placed.top) }
      structure.leaveLeaf()
      footer(page: index + 1, of: pages.count)
      marker?.draw()
      cairo_show_page(cairo)
    }
    structure.finish()
  }

  private mutating func draw(_ strip: Strip, top: Double) {
    for mark in strip.marks { draw(mark, x: PageGeometry.sideMargin, y: top) }
  }

  private mutating func draw(_ mark: Mark, x: Double, y: Double) {
    switch mark {
    case .text(let line, let dx, let dy, let tags):
      structure.enter(tags)
      draw(line, x: x + dx, y: y + dy)
    case .fill(let box, let ink):
      structure.leaveLeaf()
      fill(box.moved(x: x, y: y), ink)
    case .line(let fromX, let fromY, let toX, let toY, let weight):
      structure.leaveLeaf()
      line(from: (x + fromX, y + fromY), to: (x + toX, y + toY), weight: weight)
    case .code(let code, let box):
      structure.leaveLeaf()
      draw(code, in: box.moved(x: x, y: y))
    case .seal(let seal, let box):
      structure.leaveLeaf()
      SealDrawing(seal: seal, shaper: shaper, cairo: cairo).draw(in: box.moved(x: x, y: y))
    }
  }

  private func draw(_ line: TextLine, x: Double, y: Double) {
    setInk(line.ink)
    cairo_move_to(cairo, x + line.x, y + line.baseline)
    pango_cairo_show_layout_line(cairo, line.line)
  }

  private func fill(_ box: Box, _ ink: Ink) {
    setInk(ink)
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
    cairo_fill(cairo)
  }

  private func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), weight: Double) {
    setInk(.border)
    cairo_set_line_width(cairo, weight)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_SQUARE)
    cairo_move_to(cairo, start.x, start.y)
    cairo_line_to(cairo, end.x, end.y)
    cairo_stroke(cairo)
  }

  /// The code with its quiet zone on white, so that it can be read on any paper.
  private func draw(_ code: QRCode, in box: Box) {
    fill(box, .white)
    setInk(.black)
    let module = box.width / Double(code.side + 2 * QRCode.quietZone)
    // Rows overlap by a hair: a viewer that smooths edges would else show white lines between them.
    let hair = module * 0.03
    for run in code.runs {
      cairo_rectangle(
        cairo, box.x + Double(run.column + QRCode.quietZone) * module,
        box.y + Double(run.row + QRCode.quietZone) * module, Double(run.length) * module, module + hair)
    }
    cairo_fill(cairo)
  }

  private func footer(page: Int, of count: Int) {
    let room = PageGeometry.roomWidth
    let left = PageGeometry.sideMargin
    if let number { footer(number, x: left) }
    if let line = shaper.line("\(page) / \(count)", .footer) { footer(line, x: left + (room - line.width) / 2) }
    if let marker { footer(marker, x: left + room - marker.width) }
  }

  private func footer(_ line: TextLine, x: Double) { draw(line, x: x, y: PageGeometry.footerBaseline - line.baseline) }

  private func setInk(_ ink: Ink) { cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue) }
}
