/// The paper of a form and its margins, in points. The origin is the top left corner.
enum SheetGeometry {
  static let pageWidth = PageGeometry.width
  static let pageHeight = PageGeometry.height
  static let sideMargin = millimetres(17)
  /// The title or the running head, and the code.
  static let bandTop = millimetres(9)
  static let bandHeight = millimetres(22)
  static let codeSide = millimetres(22)
  /// Room for whose form it is, beneath the running head.
  static let ownerWidth = millimetres(110)
  static let top = bandTop + bandHeight + millimetres(2)
  static let bottomMargin = millimetres(17)
  static let footerBaseline = pageHeight - millimetres(10)
  static let width = pageWidth - 2 * sideMargin
  static let height = pageHeight - top - bottomMargin
  /// The squares in three corners of each page that a machine finds its place by; the code is in the fourth.
  static let cornerInset = millimetres(8)
  static let cornerSide = millimetres(2.5)

  static let cellSide = millimetres(2)
  static let cellTop = millimetres(1.2)
  /// A box for one character.
  static let characterWidth = millimetres(5.6)
  static let characterHeight = millimetres(8)
  static let tickSide = millimetres(3.4)
  /// A line to write on by hand.
  static let writingHeight = millimetres(8.5)

  static func millimetres(_ value: Double) -> Double { value * PageGeometry.pointsPerMillimetre }
}

extension SheetWords {
  var style: TextStyle {
    switch self {
    case .label: TextStyle(family: .gothic, size: 10.5, advance: 15.5)
    case .body: TextStyle(family: .mincho, size: 10.5, advance: 16)
    case .small: TextStyle(family: .gothic, size: 9, advance: 13, ink: .dim)
    case .unit: TextStyle(family: .mincho, size: 10.5, advance: 16)
    case .number: TextStyle(family: .gothic, size: 9.5, advance: 15.5, alignment: .centre)
    }
  }
}

extension TextStyle {
  /// From the largest.
  static let sheetTitles = [18, 16, 14].map {
    TextStyle(family: .mincho, size: $0, advance: $0 + 8, alignment: .centre)
  }
  static let sheetNumber = TextStyle(family: .mincho, size: 10.5, advance: 15)
  static let sheetRunning = TextStyle(family: .gothic, size: 9, advance: 14, ink: .dim)
  static let sheetHeading = TextStyle(family: .gothic, size: 11, advance: 17)
  static let sheetCaption = TextStyle(family: .gothic, size: 7.5, advance: 9.5, ink: .dim)
  static let sheetOptionNumber = TextStyle(family: .gothic, size: 8, advance: 16, ink: .dim)
  /// What was typed, from the largest size to the smallest that a space may take.
  static let sheetWritten = [11.5, 10, 8.5, 7, 6].map {
    TextStyle(family: .mincho, size: $0, advance: $0 * 1.5)
  }
}
