import CPango

/// A text broken into lines. Keeps Pango's layout alive for as long as a line of it may be drawn.
final class ShapedText {
  let layout: OpaquePointer
  let style: TextStyle
  private let width: Double

  /// Takes over one reference to `layout`.
  init(layout: OpaquePointer, style: TextStyle, width: Double) {
    self.layout = layout
    self.style = style
    self.width = width
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// The lines from the top. O(lines).
  var lines: [TextLine] {
    var found: [TextLine] = []
    var node = pango_layout_get_lines_readonly(layout)
    while let entry = node {
      if let data = entry.pointee.data {
        found.append(textLine(data.assumingMemoryBound(to: PangoLayoutLine.self)))
      }
      node = entry.pointee.next
    }
    return found
  }

  private func textLine(_ line: UnsafeMutablePointer<PangoLayoutLine>) -> TextLine {
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line, nil, &logical)
    let indent = pango_layout_line_is_paragraph_start(line) != 0 ? style.indent : 0
    let lineWidth = points(logical.width)
    let glyphHeight = points(logical.height)
    let height = max(style.advance, glyphHeight)
    return TextLine(
      owner: self, line: line, x: start(of: line, width: lineWidth, indent: indent), width: lineWidth,
      baseline: (height - glyphHeight) / 2 - points(logical.y), height: height)
  }

  private func start(
    of line: UnsafeMutablePointer<PangoLayoutLine>, width lineWidth: Double, indent: Double
  ) -> Double {
    switch style.alignment {
    case .centre: max(0, (width - lineWidth) / 2)
    case .end: max(0, width - lineWidth)
    case .start:
      pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL ? max(0, width - lineWidth) : indent
    }
  }
}

/// One line of a ``ShapedText``, in points from the top left of its box.
struct TextLine {
  /// Keeps `line` valid.
  let owner: ShapedText
  let line: UnsafeMutablePointer<PangoLayoutLine>
  var x: Double
  let width: Double
  /// From the top of the line.
  let baseline: Double
  let height: Double

  var ink: Ink { owner.style.ink }
}
