import CPango
import Kernel

/// Turns text into lines of placed glyphs, with the typefaces and line-breaking rules of one language.
///
/// Belongs to one rendering on one thread: Pango's font map is a thread's own.
final class TextShaper {
  private let context: OpaquePointer
  private let language: Language

  init(language: Language) throws(DocumentsProblem) {
    guard let context = pango_font_map_create_context(pango_cairo_font_map_get_default()) else {
      throw .drawingFailed(reason: "no font context")
    }
    self.context = context
    self.language = language
    pango_cairo_context_set_resolution(context, 72)
    pango_context_set_language(context, pango_language_from_string(language.tag))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    pango_context_set_round_glyph_positions(context, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

  /// Breaks `text` into lines no wider than `width`, in points.
  func shape(_ text: String, _ style: TextStyle, width: Double) -> ShapedText {
    let layout: OpaquePointer = pango_layout_new(context)
    apply(style, to: layout)
    pango_layout_set_width(layout, units(width))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_indent(layout, units(style.indent))
    pango_layout_set_justify(layout, style.isJustified ? 1 : 0)
    pango_layout_set_text(layout, text.printable.withBreaksInEndlessWords, -1)
    return ShapedText(layout: layout, style: style, width: width)
  }

  /// One line, as wide as it is.
  func line(_ text: String, _ style: TextStyle) -> TextLine? {
    shape(text.printableLine, style.aligned(.start), width: 10_000).lines.first
  }

  private func apply(_ style: TextStyle, to layout: OpaquePointer) {
    let font = pango_font_description_from_string(families(style.family))
    pango_font_description_set_size(font, units(style.size))
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    let attributes = pango_attr_list_new()
    // A ligature is one glyph for several letters; without it each letter stays selectable and searchable.
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0,clig=0,dlig=0"))
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }

  private func families(_ family: TextStyle.Family) -> String {
    switch (family, language) {
    case (.mincho, .english): "Noto Serif CJK JP,IPAexMincho,serif"
    case (.gothic, .english): "Noto Sans CJK JP,IPAexGothic,sans-serif"
    case (.mincho, _): "IPAexMincho,Noto Serif CJK JP,serif"
    case (.gothic, _): "IPAexGothic,Noto Sans CJK JP,sans-serif"
    case (.symbol, _): "DejaVu Sans,sans-serif"
    }
  }
}

/// Points to Pango's units.
func units(_ points: Double) -> Int32 { Int32((points * Double(PANGO_SCALE)).rounded()) }

/// Pango's units to points.
func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
