import CPango

/// An A4 page being drawn as a picture by cairo.
final class PagePicture {
  private let surface: OpaquePointer
  /// Where to draw, in points from the top left of the page.
  let cairo: OpaquePointer

  private final class Sink { var bytes: [UInt8] = [] }

  /// - Parameter width: in pixels, at least 1.
  init(width: Int) throws(DocumentsProblem) {
    let scale = Double(max(1, width)) / PageGeometry.width
    surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(max(1, width)), Int32((PageGeometry.height * scale).rounded(.up)))
    cairo = cairo_create(surface)
    try Self.check(cairo_surface_status(surface))
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    cairo_scale(cairo, scale, scale)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// - Throws: ``DocumentsProblem/drawingFailed(reason:)`` with the first thing that went wrong since the start.
  func png() throws(DocumentsProblem) -> [UInt8] {
    try Self.check(cairo_status(cairo))
    let sink = Sink()
    let status = cairo_surface_write_to_png_stream(
      surface,
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque())
    try Self.check(status)
    return sink.bytes
  }

  private static func check(_ status: cairo_status_t) throws(DocumentsProblem) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .drawingFailed(reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown")
  }
}
