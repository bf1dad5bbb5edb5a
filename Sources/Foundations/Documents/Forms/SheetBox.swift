/// Where a box of a sheet was drawn: what a reading machine looks for.
public struct SheetBox: Sendable, Equatable {
  /// Counted from 1.
  public let page: Int
  public let place: SheetPlace
  /// Which character of the field, counted from 0; `nil` for room to write and boxes to tick.
  public let character: Int?
  /// In hundredths of a millimetre from the top left corner of the paper.
  public let left: Int
  public let top: Int
  public let width: Int
  public let height: Int

  init(page: Int, place: SheetPlace, character: Int?, box: Box) {
    (self.page, self.place, self.character) = (page, place, character)
    let hundredths = { (points: Double) in Int((points / PageGeometry.pointsPerMillimetre * 100).rounded()) }
    (left, top) = (hundredths(box.x), hundredths(box.y))
    (width, height) = (hundredths(box.width), hundredths(box.height))
  }
}
