import CPango
import Foundation

/// Fine waves over the whole page, drawn as lines: scraping leaves a gap, and a copier fills or loses them.
struct PaperPattern {
  let cairo: OpaquePointer

  private static let pitch = 7.0
  private static let wave = 46.0
  private static let weight = 0.35
  /// A half wave as one cubic curve: the control points of the best fit to a sine.
  /// - Note: Source: least squares over 0...π; the greatest error is below 1 % of the height.
  private static let handle = 0.3642

  func draw() {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    let ink = Ink.pattern
    cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue)
    cairo_set_line_width(cairo, Self.weight)
    cairo_new_path(cairo)
    for number in 0...Int(PageGeometry.height / Self.pitch) {
      let y = Double(number) * Self.pitch
      let height = 5 + 9 * abs(sin(Double(number) * 0.105))
      wave(y: y, height: height, phase: 0)
      wave(y: y, height: height, phase: Self.wave / 2)
    }
    cairo_stroke(cairo)
  }

  private func wave(y: Double, height: Double, phase: Double) {
    let half = Self.wave / 2
    var x = -phase
    var side = 1.0
    cairo_move_to(cairo, x, y)
    while x < PageGeometry.width {
      let peak = y + side * height * 4 / 3 * 0.98
      cairo_curve_to(cairo, x + half * Self.handle, peak, x + half * (1 - Self.handle), peak, x + half, y)
      x += half
      side = -side
    }
  }
}
