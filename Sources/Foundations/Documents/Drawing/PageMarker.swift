import CPango

/// A word across the page that says what the paper is not: 見本, 複写, SAMPLE.
///
/// Drawn as outlines over everything, so that it neither hides under a table nor mixes into copied text.
struct PageMarker {
  private let line: TextLine
  private let cairo: OpaquePointer

  private static let style = TextStyle(family: .gothic, size: 100, advance: 150)
  /// A longer text, which no marker is, would only be a grey bar.
  private static let mostCharacters = 40

  /// - Returns: `nil` when the text has nothing to draw.
  init?(text: String, shaper: TextShaper, cairo: OpaquePointer) {
    guard let line = shaper.line(String(text.prefix(Self.mostCharacters)), Self.style), line.width > 0 else {
      return nil
    }
    self.line = line
    self.cairo = cairo
  }

  func draw() {
    let scale = min(1.9, PageGeometry.width * 0.78 / line.width)
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_set_source_rgba(cairo, 0.35, 0.35, 0.4, 0.13)
    cairo_translate(cairo, PageGeometry.width / 2, PageGeometry.height / 2)
    cairo_rotate(cairo, -0.62)
    cairo_scale(cairo, scale, scale)
    cairo_new_path(cairo)
    cairo_move_to(cairo, -line.width / 2, Self.style.size * 0.38)
    pango_cairo_layout_line_path(cairo, line.line)
    cairo_fill(cairo)
  }
}
