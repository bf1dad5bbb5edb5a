import Kernel
import Nihongo
import Ports

/// A file of reference data, read whole: what can be imported.
public enum ReferenceData: Sendable {
  /// `postal_code,prefecture,city,town`, one place a line.
  case postalPlaces([(postalCode: String, place: PostalPlace)])
  /// `code,prefecture,name`: JIS X 0402 with its check digit, six digits.
  case municipalities([(code: String, prefecture: String, name: String)])
  /// `date,name`, dates as `2026-01-01` or `2026/1/1`.
  case holidays([(date: CivilDate, name: String)])

  public enum Kind: String, Sendable, CaseIterable {
    case postalPlaces = "postal-places"
    case municipalities, holidays
  }

  /// The first line that cannot be used.
  public struct Unreadable: Error, Sendable, Equatable {
    public let line: Int
    public let wouldBeRight: String
  }

  /// Reads a CSV text; a first line without digits is a heading.
  /// - Throws: ``Unreadable``
  public init(_ kind: Kind, csv: String) throws(Unreadable) {
    var places: [(String, PostalPlace)] = []
    var municipalities: [(String, String, String)] = []
    var holidays: [(CivilDate, String)] = []
    var number = 0
    for line in csv.split(whereSeparator: \.isNewline) {
      number += 1
      if number == 1, !line.contains(where: \.isNumber) { continue }
      let cells = Self.cells(line)
      switch kind {
      case .postalPlaces: places.append(try Self.place(cells, number))
      case .municipalities: municipalities.append(try Self.municipality(cells, number))
      case .holidays: holidays.append(try Self.holiday(cells, number))
      }
    }
    switch kind {
    case .postalPlaces: self = .postalPlaces(places.map { (postalCode: $0.0, place: $0.1) })
    case .municipalities: self = .municipalities(municipalities.map { (code: $0.0, prefecture: $0.1, name: $0.2) })
    case .holidays: self = .holidays(holidays.map { (date: $0.0, name: $0.1) })
    }
  }

  public var kind: Kind {
    switch self {
    case .postalPlaces: .postalPlaces
    case .municipalities: .municipalities
    case .holidays: .holidays
    }
  }

  public var count: Int {
    switch self {
    case .postalPlaces(let rows): rows.count
    case .municipalities(let rows): rows.count
    case .holidays(let rows): rows.count
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      String(cell.drop { $0 == "\"" || $0 == " " || $0 == "\u{FEFF}" }.reversed().drop { $0 == "\"" || $0 == " " || $0 == "\r" }.reversed())
    }
  }

  private static func place(_ cells: [String], _ line: Int) throws(Unreadable) -> (String, PostalPlace) {
    guard cells.count == 4, let code = PostalCode(cells[0]), !cells[1].isEmpty, !cells[2].isEmpty else {
      throw Unreadable(line: line, wouldBeRight: "postal_code,prefecture,city,town")
    }
    return (code.digits, PostalPlace(prefecture: cells[1], city: cells[2], town: cells[3]))
  }

  private static func municipality(_ cells: [String], _ line: Int) throws(Unreadable) -> (String, String, String) {
    guard cells.count == 3, MunicipalityCode(cells[0]) != nil, cells[0].count == 6 else {
      throw Unreadable(line: line, wouldBeRight: "code,prefecture,name with a six-digit code")
    }
    return (cells[0], cells[1], cells[2])
  }

  private static func holiday(_ cells: [String], _ line: Int) throws(Unreadable) -> (CivilDate, String) {
    guard cells.count == 2, let date = try? DateReader.read(cells[0]), !cells[1].isEmpty else {
      throw Unreadable(line: line, wouldBeRight: "date,name with a date such as 2026-01-01")
    }
    return (date, cells[1])
  }
}
