/// The paper and its margins, in points (1/72 inch). The origin is the top left corner.
enum PageGeometry {
  static let pointsPerMillimetre = 72.0 / 25.4
  /// A4 portrait, ISO 216: 210 × 297 mm.
  static let width = 210 * pointsPerMillimetre
  static let height = 297 * pointsPerMillimetre
  static let sideMargin = 24 * pointsPerMillimetre
  static let topMargin = 20 * pointsPerMillimetre
  /// Holds the footer.
  static let bottomMargin = 21 * pointsPerMillimetre
  static let footerBaseline = height - 12 * pointsPerMillimetre
  /// The room between the margins.
  static let roomWidth = width - 2 * sideMargin
  static let roomHeight = height - topMargin - bottomMargin
}

/// A rectangle in points.
struct Box: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  func moved(x dx: Double, y dy: Double) -> Box { Box(x: x + dx, y: y + dy, width: width, height: height) }
}

/// A colour, each part 0...1. Few are used, so that a black-and-white copy says the same.
struct Ink: Hashable {
  let red: Double
  let green: Double
  let blue: Double

  static let black = Ink(red: 0, green: 0, blue: 0)
  static let white = Ink(red: 1, green: 1, blue: 1)
  static let dim = Ink(red: 0.33, green: 0.33, blue: 0.33)
  static let border = Ink(red: 0.25, green: 0.25, blue: 0.25)
  static let shade = Ink(red: 0.945, green: 0.945, blue: 0.93)
  static let vermilion = Ink(red: 0.80, green: 0.15, blue: 0.10)
  static let pattern = Ink(red: 0.80, green: 0.89, blue: 0.87)
}
