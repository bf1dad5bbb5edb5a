/// Renders layouts as PDF 1.5: A4 portrait, typefaces embedded, tagged for screen readers.
public enum PDFRenderer {
  /// The bytes of the file. The same layout gives the same bytes on the same installation.
  ///
  /// Any text is taken as it is, apart from control characters. Synchronous: about 10 ms a page, so a server
  /// calls it off its event loops. May be called from any thread, and from several at once.
  /// - Throws: ``DocumentsProblem`` when a QR code's payload does not fit or cairo fails.
  /// - Complexity: O(length of the texts).
  public static func render(_ layout: DocumentLayout) throws(DocumentsProblem) -> [UInt8] {
    let shaper = try TextShaper(language: layout.language)
    let pages = try pages(layout, shaper)
    let surface = try PDFSurface(width: PageGeometry.width, height: PageGeometry.height)
    surface.describe(title: layout.title, author: layout.author, createdAt: layout.createdAt)
    var drawer = PageDrawer(layout: layout, shaper: shaper, cairo: surface.cairo)
    drawer.draw(pages)
    return CatalogAmendment.apply(to: try surface.finish(), language: layout.language)
  }

  /// The first page as a picture in PNG, so many pixels wide: what stands beside the text of a letter while one writes it.
  /// - Throws: ``DocumentsProblem`` as ``render(_:)``.
  public static func picture(_ layout: DocumentLayout, width: Int) throws(DocumentsProblem) -> [UInt8] {
    let shaper = try TextShaper(language: layout.language)
    let pages = try pages(layout, shaper)
    let picture = try PagePicture(width: width)
    var drawer = PageDrawer(layout: layout, shaper: shaper, cairo: picture.cairo)
    drawer.draw(pages, most: 1)
    return try picture.png()
  }

  private static func pages(
    _ layout: DocumentLayout, _ shaper: TextShaper
  ) throws(DocumentsProblem) -> [[PageComposer.Placed]] {
    var composer = FlowComposer(layout: layout, shaper: shaper)
    for block in layout.blocks { try composer.append(block) }
    return PageComposer(room: PageGeometry.roomHeight).pages(composer.flow)
  }
}
