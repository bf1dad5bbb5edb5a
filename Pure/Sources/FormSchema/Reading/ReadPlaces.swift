extension AnswerReader {
  /// Words are enough, and so is a point on the map.
  func readLocation() -> Outcome {
    outcome { () throws(AnswerProblem) in
      let place = try line("place", max: TypedText.longestPart)
      let position = try position()
      if place.isEmpty, position == nil { return missing(variant: "place") }
      return .answer(.location(GeoPoint(position: position, place: place)))
    }
  }

  private func position() throws(AnswerProblem) -> GeoPoint.Position? {
    let latitude = try line("latitude", max: TypedText.longestPart)
    let longitude = try line("longitude", max: TypedText.longestPart)
    if latitude.isEmpty, longitude.isEmpty { return nil }
    guard let north = GeoPoint.Position.degrees(latitude) else { throw problem(.notAPosition, part: "latitude") }
    guard let east = GeoPoint.Position.degrees(longitude) else { throw problem(.notAPosition, part: "longitude") }
    guard let position = GeoPoint.Position(latitude: north, longitude: east) else {
      throw problem(.outsideJapan, part: "latitude")
    }
    return position
  }
}
