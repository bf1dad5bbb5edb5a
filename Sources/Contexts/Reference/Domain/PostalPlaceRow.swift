import Kernel
import Nihongo

/// One place of the postal file.
public struct PostalPlaceRow: Sendable, Equatable {
  /// Seven digits.
  public let postalCode: String
  /// JIS X 0402, five digits.
  public let areaCode: String
  public let prefecture: String
  public let city: String
  /// Empty when the code stands for a whole city.
  public let town: String
  public let prefectureKana: String
  public let cityKana: String
  /// Empty when the town's name is not as the file writes it.
  public let townKana: String
}

extension PostalPlaceRow {
  static let wouldBeRight = """
    the columns of Japan Post's utf_ken_all.csv: area code, old postal code, postal code, three readings, \
    prefecture, city, town
    """

  /// Reads Japan Post's file, in which a long town goes over several rows; columns after the ninth do not matter.
  /// - Throws: ``ReferenceData/Unreadable``
  static func read(_ rows: CSVRows) throws(ReferenceData.Unreadable) -> [PostalPlaceRow] {
    var places: [PostalPlaceRow] = []
    var unfinished: Unfinished?
    for row in rows {
      guard row.fields.count >= 9, let code = PostalCode(row.fields[2]), row.fields[0].utf8.count == 5,
        !row.fields[6].isEmpty, !row.fields[7].isEmpty
      else { throw ReferenceData.Unreadable(line: row.line, wouldBeRight: wouldBeRight) }
      if let begun = unfinished, begun.row.fields[2] != row.fields[2] { throw begun.neverEnds }
      let town = (unfinished?.town ?? "") + row.fields[8]
      let first = unfinished?.row ?? row
      unfinished = PostalTown.isUnfinished(town) ? Unfinished(row: first, town: town) : nil
      if unfinished == nil { places += make(code, first.fields, town) }
    }
    if let unfinished { throw unfinished.neverEnds }
    return unique(places)
  }

  private struct Unfinished {
    let row: CSVRows.Row
    let town: String

    var neverEnds: ReferenceData.Unreadable {
      .init(line: row.line, wouldBeRight: "a town whose parenthesis is closed in this row or one of the next")
    }
  }

  private static func make(_ code: PostalCode, _ fields: [String], _ town: String) -> [PostalPlaceRow] {
    let names = PostalTown.names(town)
    let isAsWritten = names == [PostalTown.withoutParentheses(town)]
    let readings = (3...5).map { reading(fields[$0]) }
    return names.map { name in
      PostalPlaceRow(
        postalCode: code.digits, areaCode: fields[0], prefecture: fields[6], city: fields[7], town: name,
        prefectureKana: readings[0], cityKana: readings[1], townKana: isAsWritten ? readings[2] : "")
    }
  }

  /// In full-width katakana; the older file has half-width ones.
  private static func reading(_ written: String) -> String {
    let plain = PostalTown.withoutParentheses(written)
    return plain.unicodeScalars.contains { (0xFF61...0xFF9F).contains($0.value) } ? Width.fullKatakana(plain) : plain
  }

  /// Rows that differed only in their parentheses are one place. They stand beside each other.
  private static func unique(_ places: [PostalPlaceRow]) -> [PostalPlaceRow] {
    var seen: Set<String> = []
    return places.filter { seen.insert($0.key).inserted }
  }

  /// What makes it this place.
  var key: String { "\(postalCode)\t\(prefecture)\t\(city)\t\(town)" }
}
