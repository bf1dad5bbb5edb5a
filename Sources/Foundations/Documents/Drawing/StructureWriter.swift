import CPango

/// Opens and closes structure tags around what is drawn, so that a screen reader finds paragraphs and table cells.
///
/// A tag that holds text must end on the page it began on; tags around it (a table, its row) may go on.
struct StructureWriter {
  private let cairo: OpaquePointer
  private var open: [Tag] = []
  private var leafIsOpen = false

  init(cairo: OpaquePointer) {
    self.cairo = cairo
    cairo_tag_begin(cairo, "Document", nil)
  }

  /// What is drawn next belongs to `tags`, the outermost first; to nothing (decoration) when there are none.
  mutating func enter(_ tags: [Tag]) {
    if tags.isEmpty { return leaveLeaf() }
    if leafIsOpen && tags == open { return }
    leaveLeaf()
    let common = zip(open, tags.dropLast()).prefix { $0 == $1 }.count
    close(downTo: common)
    for tag in tags[common...] {
      cairo_tag_begin(cairo, tag.name, nil)
      open.append(tag)
    }
    leafIsOpen = true
  }

  /// Ends the tag that holds text.
  mutating func leaveLeaf() {
    guard leafIsOpen else { return }
    close(downTo: open.count - 1)
    leafIsOpen = false
  }

  mutating func finish() {
    leaveLeaf()
    close(downTo: 0)
    cairo_tag_end(cairo, "Document")
  }

  private mutating func close(downTo count: Int) {
    while open.count > count { cairo_tag_end(cairo, open.removeLast().name) }
  }
}
