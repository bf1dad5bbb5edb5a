import CPango

/// A square official seal: a heavy frame with its text in columns from the right, each written downwards.
struct SealDrawing {
  let seal: DocumentSeal
  let shaper: TextShaper
  let cairo: OpaquePointer

  /// No seal has more characters; the rest would not be readable.
  private static let mostCharacters = 25

  func draw(in box: Box) {
    let ink = Ink.vermilion
    cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue)
    let weight = box.width * 0.045
    frame(box, weight: weight)
    let margin = weight * 1.9
    let inner = Box(
      x: box.x + margin, y: box.y + margin, width: box.width - 2 * margin, height: box.height - 2 * margin)
    characters(in: inner)
  }

  private func frame(_ box: Box, weight: Double) {
    cairo_set_line_width(cairo, weight)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_rectangle(cairo, box.x + weight / 2, box.y + weight / 2, box.width - weight, box.height - weight)
    cairo_stroke(cairo)
  }

  private func characters(in box: Box) {
    let characters = Array(seal.text.printable.filter { !$0.isWhitespace }.prefix(Self.mostCharacters))
    guard !characters.isEmpty else { return }
    for (number, column) in Self.columns(characters.count).enumerated() {
      let columns = Self.columns(characters.count).count
      let width = box.width / Double(columns)
      let height = box.height / Double(column.count)
      for (row, index) in column.enumerated() {
        let cell = Box(
          x: box.x + box.width - Double(number + 1) * width, y: box.y + Double(row) * height, width: width,
          height: height)
        draw(characters[index], in: cell)
      }
    }
  }

  /// The characters of each column, from the right: as square as can be, the fuller columns first.
  static func columns(_ count: Int) -> [Range<Int>] {
    guard count > 0 else { return [] }
    let columns = Int(Double(count).squareRoot().rounded(.up))
    var start = 0
    return (0..<columns).compactMap { column in
      let remaining = columns - column
      let length = (count - start + remaining - 1) / remaining
      defer { start += length }
      return length > 0 ? start..<start + length : nil
    }
  }

  /// The glyph's outline, stretched to fill its cell as an engraver would.
  private func draw(_ character: Character, in cell: Box) {
    let size = 40.0
    guard let line = shaper.line(String(character), TextStyle(family: .mincho, size: size, advance: 60)) else { return }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_new_path(cairo)
    cairo_move_to(cairo, 0, 0)
    pango_cairo_layout_line_path(cairo, line.line)
    var (left, top, right, bottom) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(cairo, &left, &top, &right, &bottom)
    cairo_new_path(cairo)
    // A stroke like 一 is kept from swelling to a whole cell.
    let (width, height) = (max(right - left, size * 0.55), max(bottom - top, size * 0.55))
    cairo_translate(cairo, cell.x + cell.width / 2, cell.y + cell.height / 2)
    cairo_scale(cairo, cell.width * 0.88 / width, cell.height * 0.88 / height)
    cairo_translate(cairo, -(left + right) / 2, -(top + bottom) / 2)
    cairo_move_to(cairo, 0, 0)
    pango_cairo_layout_line_path(cairo, line.line)
    cairo_set_line_width(cairo, size * 0.045)
    cairo_fill_preserve(cairo)
    cairo_stroke(cairo)
  }
}
