import CPango

/// Draws single things at places on a page, in points from its top left.
struct Pen {
  let cairo: OpaquePointer

  /// What needs neither a reader's structure nor other typefaces: lines, colours, codes and boxes.
  func draw(_ mark: Mark, x: Double, y: Double) {
    switch mark {
    case .fill(let box, let ink): fill(box.moved(x: x, y: y), ink)
    case .line(let fromX, let fromY, let toX, let toY, let weight):
      line(from: (x + fromX, y + fromY), to: (x + toX, y + toY), weight: weight)
    case .code(let code, let box): self.code(code, in: box.moved(x: x, y: y))
    case .dotted(let fromX, let fromY, let toX, let toY):
      line(from: (x + fromX, y + fromY), to: (x + toX, y + toY), weight: 0.5, isDotted: true)
    case .filled(let filled): draw(filled, in: filled.box.moved(x: x, y: y))
    case .text, .seal: break
    }
  }

  private func draw(_ filled: FilledBox, in box: Box) {
    switch filled.look {
    case .room: break
    case .character, .framedRoom: frame(box, weight: 0.5)
    case .tick(let isTicked):
      frame(box, weight: 0.7)
      if isTicked { tick(in: box) }
    }
  }

  func text(_ line: TextLine, x: Double, y: Double) {
    ink(line.ink)
    cairo_move_to(cairo, x + line.x, y + line.baseline)
    pango_cairo_show_layout_line(cairo, line.line)
  }

  func fill(_ box: Box, _ colour: Ink) {
    ink(colour)
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
    cairo_fill(cairo)
  }

  func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), weight: Double, isDotted: Bool = false
  ) {
    ink(.border)
    cairo_set_line_width(cairo, weight)
    cairo_set_line_cap(cairo, isDotted ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_SQUARE)
    if isDotted { cairo_set_dash(cairo, [1.2, 1.8], 2, 0) }
    cairo_move_to(cairo, start.x, start.y)
    cairo_line_to(cairo, end.x, end.y)
    cairo_stroke(cairo)
    if isDotted { cairo_set_dash(cairo, nil, 0, 0) }
  }

  func frame(_ box: Box, weight: Double) {
    ink(.border)
    cairo_set_line_width(cairo, weight)
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
    cairo_stroke(cairo)
  }

  /// A check mark as a person writes it, from corner to corner of a box.
  func tick(in box: Box) {
    ink(.black)
    cairo_set_line_width(cairo, box.width * 0.14)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_move_to(cairo, box.x + box.width * 0.16, box.y + box.height * 0.52)
    cairo_line_to(cairo, box.x + box.width * 0.42, box.y + box.height * 0.82)
    cairo_line_to(cairo, box.x + box.width * 0.98, box.y + box.height * 0.02)
    cairo_stroke(cairo)
  }

  /// The code with its quiet zone on white, so that it can be read on any paper.
  func code(_ code: QRCode, in box: Box) {
    fill(box, .white)
    ink(.black)
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

  private func ink(_ ink: Ink) { cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue) }
}
