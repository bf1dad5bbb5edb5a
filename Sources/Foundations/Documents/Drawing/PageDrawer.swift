import CPango

/// Draws composed pages one after the other.
struct PageDrawer {
  let layout: DocumentLayout
  let shaper: TextShaper
  let cairo: OpaquePointer
  private let pen: Pen
  private var structure: StructureWriter
  /// The parts of the footer that are the same on every page.
  private let number: TextLine?
  private let marker: TextLine?

  init(layout: DocumentLayout, shaper: TextShaper, cairo: OpaquePointer) {
    self.layout = layout
    self.shaper = shaper
    self.cairo = cairo
    pen = Pen(cairo: cairo)
    structure = StructureWriter(cairo: cairo)
    number = layout.number.flatMap { shaper.line($0, .footer) }
    marker = layout.marker.flatMap { shaper.line($0, .footer) }
  }

  /// - Parameter most: only so many of them are drawn; `nil` for all.
  mutating func draw(_ pages: [[PageComposer.Placed]], most: Int? = nil) {
    let marker = layout.marker.flatMap { PageMarker(text: $0, shaper: shaper, cairo: cairo) }
    for (index, page) in pages.prefix(most ?? pages.count).enumerated() {
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
      pen.text(line, x: x + dx, y: y + dy)
    case .seal(let seal, let box):
      structure.leaveLeaf()
      SealDrawing(seal: seal, shaper: shaper, cairo: cairo).draw(in: box.moved(x: x, y: y))
    case .fill, .line, .code, .dotted, .filled:
      structure.leaveLeaf()
      pen.draw(mark, x: x, y: y)
    }
  }

  private func footer(page: Int, of count: Int) {
    let room = PageGeometry.roomWidth
    let left = PageGeometry.sideMargin
    if let number { footer(number, x: left) }
    if let line = shaper.line("\(page) / \(count)", .footer) { footer(line, x: left + (room - line.width) / 2) }
    if let marker { footer(marker, x: left + room - marker.width) }
  }

  private func footer(_ line: TextLine, x: Double) {
    pen.text(line, x: x, y: PageGeometry.footerBaseline - line.baseline)
  }
}
