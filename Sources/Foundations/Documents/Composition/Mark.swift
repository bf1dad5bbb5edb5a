/// One thing to draw, in points from the top left of its strip.
enum Mark {
  case text(TextLine, x: Double, top: Double, tags: [Tag])
  case fill(Box, Ink)
  case line(x: Double, y: Double, toX: Double, toY: Double, weight: Double)
  case code(QRCode, Box)
  case seal(DocumentSeal, Box)
}

/// One element of the document's structure, for screen readers: `P`, `H1`, `Table`, `TR`, `TD`.
///
/// - Note: Source: ISO 32000-1:2008, 14.8.4 "Standard structure types".
struct Tag: Equatable {
  let name: String
  /// Tells two elements of the same name apart.
  let number: Int
}

/// A part of a page that no page break may cut, over the whole width between the margins.
struct Strip {
  var height: Double
  var marks: [Mark]
  /// A page break may not stand between this strip and the next one.
  var staysWithNext = false
  /// What stands above this strip when it is the first of a page: the header of its table.
  var header: [Strip] = []
}

/// What comes next from top to bottom.
enum Flow {
  case strip(Strip)
  /// Empty room; none at the top of a page.
  case gap(Double)
  case pageBreak
}
