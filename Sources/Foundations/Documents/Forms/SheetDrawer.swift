/// Draws the composed pages of a sheet, and tells where its boxes are.
struct SheetDrawer {
  let layout: SheetLayout
  let shaper: TextShaper
  let pages: [[PageComposer.Placed]]

  /// In the order they are drawn.
  var boxes: [SheetBox] {
    pages.enumerated().flatMap { index, page in
      (index > 0 ? boxes(owner, page: index + 1, top: 0) : [])
        + page.flatMap { boxes($0.strip.marks, page: index + 1, top: SheetGeometry.top + $0.top) }
    }
  }

  private func boxes(_ marks: [Mark], page: Int, top: Double) -> [SheetBox] {
    marks.compactMap { mark in
      guard case .filled(let filled) = mark else { return nil }
      let box = filled.box.moved(x: SheetGeometry.sideMargin, y: top)
      return SheetBox(page: page, place: filled.place, character: filled.character, box: box)
    }
  }

  /// Beneath the running head, from the top left of the margin.
  private var owner: [Mark] {
    guard let space = layout.owner else { return [] }
    let items = SheetItems(shaper: shaper, tags: []) { _, _ in }
    let measure = items.measure(.space(space), room: SheetGeometry.ownerWidth)
    let y = SheetGeometry.bandTop + SheetGeometry.bandHeight - measure.height - 4
    return measure.marks(SheetGeometry.ownerWidth).map { $0.moved(x: 0, y: y) }
  }

  func pdf() throws(DocumentsProblem) -> [UInt8] {
    let surface = try PDFSurface(width: SheetGeometry.pageWidth, height: SheetGeometry.pageHeight)
    surface.describe(title: layout.title, author: layout.author, createdAt: layout.createdAt)
    let pen = Pen(cairo: surface.cairo)
    var structure = StructureWriter(cairo: surface.cairo)
    for (index, page) in pages.enumerated() {
      try band(page: index + 1, pen, &structure)
      for placed in page { draw(placed.strip.marks, top: SheetGeometry.top + placed.top, pen, &structure) }
      structure.leaveLeaf()
      corners(pen)
      footer(page: index + 1, pen)
      surface.turnPage()
    }
    structure.finish()
    return CatalogAmendment.apply(to: try surface.finish(), language: layout.language)
  }

  private func draw(_ marks: [Mark], top y: Double, _ pen: Pen, _ structure: inout StructureWriter) {
    let x = SheetGeometry.sideMargin
    for mark in marks {
      guard case .text(let line, let dx, let dy, let tags) = mark else {
        structure.leaveLeaf()
        pen.draw(mark, x: x, y: y)
        continue
      }
      structure.enter(tags)
      pen.text(line, x: x + dx, y: y + dy)
    }
  }

  /// The title or the running head, and the code that says which page this is.
  private func band(page: Int, _ pen: Pen, _ structure: inout StructureWriter) throws(DocumentsProblem) {
    let left = SheetGeometry.sideMargin, top = SheetGeometry.bandTop, side = SheetGeometry.codeSide
    let code = try QRCode(alphanumeric: "\(layout.code).\(page).\(pages.count)")
    let right = SheetGeometry.pageWidth - SheetGeometry.cornerInset - side
    pen.code(code, in: Box(x: right, y: SheetGeometry.cornerInset - 3, width: side, height: side))
    let number = layout.number.flatMap { shaper.line($0, page == 1 ? .sheetNumber : .sheetRunning) }
    page == 1 && number != nil ? structure.enter([Tag(name: "P", number: 0)]) : structure.leaveLeaf()
    if let number { pen.text(number, x: left, y: top) }
    let under = number?.height ?? 0
    guard page == 1 else {
      if let line = shaper.line(layout.running, .sheetRunning) {
        let room = SheetGeometry.bandHeight - line.height - 4
        pen.text(line, x: left, y: top + (layout.owner == nil ? room : under))
      }
      return draw(owner, top: 0, pen, &structure)
    }
    // As far from the left as from the code, so that it stands in the middle of the paper.
    let room = SheetGeometry.width - 2 * (side + 4 - (SheetGeometry.sideMargin - SheetGeometry.cornerInset))
    // The largest that stands on one line, so that no last word stands alone.
    let shaped = TextStyle.sheetTitles.map { shaper.shape(layout.title, $0, width: room).lines }
    let lines = (shaped.first { $0.count == 1 } ?? shaped[0]).prefix(2)
    let height = SheetGeometry.bandHeight - under
    var y = top + under + max(0, (height - lines.reduce(0) { $0 + $1.height }) / 2)
    structure.enter([Tag(name: "H1", number: 0)])
    for line in lines {
      pen.text(line, x: left + (SheetGeometry.width - room) / 2, y: y)
      y += line.height
    }
  }

  private func corners(_ pen: Pen) {
    let inset = SheetGeometry.cornerInset, side = SheetGeometry.cornerSide
    let right = SheetGeometry.pageWidth - inset - side, bottom = SheetGeometry.pageHeight - inset - side
    for (x, y) in [(inset, inset), (inset, bottom), (right, bottom)] {
      pen.fill(Box(x: x, y: y, width: side, height: side), .black)
    }
  }

  private func footer(page: Int, _ pen: Pen) {
    let baseline = SheetGeometry.footerBaseline
    if let line = shaper.line(layout.footer, .footer) {
      pen.text(line, x: SheetGeometry.sideMargin, y: baseline - line.baseline)
    }
    if let line = shaper.line("\(page) / \(pages.count)", .footer) {
      pen.text(line, x: SheetGeometry.pageWidth - SheetGeometry.sideMargin - line.width, y: baseline - line.baseline)
    }
  }
}
