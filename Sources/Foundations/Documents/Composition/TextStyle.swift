/// How a text looks. Sizes and advances are points.
struct TextStyle {
  enum Family { case mincho, gothic, symbol }
  enum Alignment { case start, centre, end }

  var family: Family
  var size: Double
  /// From one line to the next. At least 1.5 of the size, so that every Japanese typeface gives the same pitch.
  var advance: Double
  var ink = Ink.black
  var alignment = Alignment.start
  /// Room before the first line of each paragraph.
  var indent = 0.0
  var isJustified = false
}

extension TextStyle {
  static let title = TextStyle(family: .mincho, size: 20, advance: 30, alignment: .centre)
  static let heading = TextStyle(family: .gothic, size: 11.5, advance: 19)
  static let addressee = TextStyle(family: .mincho, size: 12.5, advance: 21)
  static let issuer = TextStyle(family: .mincho, size: 12.5, advance: 21)
  static let contact = TextStyle(family: .gothic, size: 8.5, advance: 14, ink: .dim)
  static let label = TextStyle(family: .gothic, size: 9.5, advance: 17)
  static let tableHead = TextStyle(family: .gothic, size: 9, advance: 15, alignment: .centre)
  static let tableCell = TextStyle(family: .mincho, size: 9.5, advance: 15.5)
  static let note = TextStyle(family: .mincho, size: 9, advance: 14)
  static let caption = TextStyle(family: .gothic, size: 9.5, advance: 16)
  static let captionLine = TextStyle(family: .gothic, size: 8, advance: 12.5, ink: .dim)
  static let footer = TextStyle(family: .gothic, size: 8, advance: 12, ink: .dim)
  static let checkBox = TextStyle(family: .symbol, size: 12, advance: 18.5)

  static func body(_ family: Family) -> TextStyle { TextStyle(family: family, size: 11, advance: 19) }

  func aligned(_ alignment: Alignment) -> TextStyle {
    var style = self
    style.alignment = alignment
    return style
  }
}
