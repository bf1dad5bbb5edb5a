/// Renders forms as PDF 1.5: A4 portrait, typefaces embedded, tagged for screen readers; and tells where each box is.
public enum SheetRenderer {
  /// A sheet as a file, and its boxes in the order they are drawn.
  public struct Printed: Sendable, Equatable {
    public let pdf: [UInt8]
    public let boxes: [SheetBox]
    public let pageCount: Int
  }

  /// The same layout gives the same bytes and places on the same installation.
  ///
  /// Synchronous: about 20 ms a page, so a server calls it off its event loops. May be called from any thread.
  /// - Throws: ``DocumentsProblem`` when a code does not fit or cairo fails.
  /// - Complexity: O(length of the texts).
  public static func render(_ layout: SheetLayout) throws(DocumentsProblem) -> Printed {
    let shaper = try TextShaper(language: layout.language)
    var composer = SheetComposer(shaper: shaper)
    try composer.append(layout)
    let pages = PageComposer(room: SheetGeometry.height).pages(composer.flow)
    let drawer = SheetDrawer(layout: layout, shaper: shaper, pages: pages)
    return Printed(pdf: try drawer.pdf(), boxes: drawer.boxes, pageCount: pages.count)
  }
}
