import CPango
import Kernel

/// A PDF being written into memory by cairo.
final class PDFSurface {
  private let sink: Sink
  private let surface: OpaquePointer
  /// Where to draw, in points from the top left of the page.
  let cairo: OpaquePointer

  private final class Sink { var bytes: [UInt8] = [] }

  init(width: Double, height: Double) throws(DocumentsProblem) {
    sink = Sink()
    // The surface is finished, and so writes for the last time, before `sink` can go: both live in this object.
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, closure, width, height)
    cairo = cairo_create(surface)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    try Self.check(cairo_surface_status(surface))
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }

  func describe(title: String, author: String, createdAt: Instant) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.printableLine)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author.printableLine)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Tsumugi")
    // Without these, cairo writes the present time, and the same layout would give other bytes tomorrow.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, createdAt.rfc3339)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, createdAt.rfc3339)
  }

  func turnPage() { cairo_show_page(cairo) }

  /// Ends the file. Nothing may be drawn after it.
  /// - Throws: ``DocumentsProblem/drawingFailed(reason:)`` with the first thing that went wrong since the start.
  func finish() throws(DocumentsProblem) -> [UInt8] {
    try Self.check(cairo_status(cairo))
    cairo_surface_finish(surface)
    try Self.check(cairo_surface_status(surface))
    return sink.bytes
  }

  private static func check(_ status: cairo_status_t) throws(DocumentsProblem) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw .drawingFailed(reason: cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown")
  }
}
