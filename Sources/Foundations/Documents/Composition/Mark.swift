/// One thing to draw, in points from the top left of its strip.
enum Mark {
  case text(TextLine, x: Double, top: Double, tags: [Tag])
  case fill(Box, Ink)
  case line(x: Double, y: Double, toX: Double, toY: Double, weight: Double)
  case code(QRCode, Box)
  case seal(DocumentSeal, Box)
  case dotted(x: Double, y: Double, toX: Double, toY: Double)
  case filled(FilledBox)
}

extension Mark {
  func moved(x dx: Double, y dy: Double) -> Mark {
    switch self {
    case .text(let line, let x, let top, let tags): return .text(line, x: x + dx, top: top + dy, tags: tags)
    case .fill(let box, let ink): return .fill(box.moved(x: dx, y: dy), ink)
    case .line(let x, let y, let toX, let toY, let weight):
      return .line(x: x + dx, y: y + dy, toX: toX + dx, toY: toY + dy, weight: weight)
    case .code(let code, let box): return .code(code, box.moved(x: dx, y: dy))
    case .seal(let seal, let box): return .seal(seal, box.moved(x: dx, y: dy))
    case .dotted(let x, let y, let toX, let toY): return .dotted(x: x + dx, y: y + dy, toX: toX + dx, toY: toY + dy)
    case .filled(var filled):
      filled.box = filled.box.moved(x: dx, y: dy)
      return .filled(filled)
    }
  }

  var isText: Bool { if case .text = self { true } else { false } }
}

/// A box of a form, which is drawn and told where it stands by one and the same value.
struct FilledBox {
  enum Look: Equatable {
    case tick(isTicked: Bool)
    case character
    /// Room without a frame.
    case room
    /// Room in a frame of its own: for a stamp.
    case framedRoom
  }

  var box: Box
  let look: Look
  let place: SheetPlace
  var character: Int?
}

/// One element of the document's structure, for screen readers: `P`, `H1`, `Table`, `TR`, `TD`.
///
/// - Note: Source: ISO 32000-1:2008, 14.8.4 "Standard structure types".
struct Tag: Equatable {
  let name: String
  /// Tells two elements of the same name apart.
  let number: Int
}

/// A part of a page over the whole width between the margins. No page break cuts it, unless it says where.
struct Strip {
  var height: Double
  var marks: [Mark]
  /// A page break may not stand between this strip and the next one.
  var staysWithNext = false
  /// What stands above this strip when it is the first of a page: the header of its table.
  var header: [Strip] = []
  /// The least height that can be cut from its top; `nil` for a strip that stays whole.
  var least: Double?
  /// Cuts it in two, of which the first fits into the room; `nil` when it cannot be.
  var divide: ((_ room: Double) -> (first: Strip, rest: Strip)?)?
}

/// What comes next from top to bottom.
enum Flow {
  case strip(Strip)
  /// Empty room; none at the top of a page.
  case gap(Double)
  case pageBreak
}
