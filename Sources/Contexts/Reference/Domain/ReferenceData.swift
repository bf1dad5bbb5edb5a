import Kernel

/// A file of reference data, read whole: what can be imported.
public enum ReferenceData: Sendable {
  case postalPlaces([PostalPlaceRow])
  case municipalities([MunicipalityRow])
  case holidays([HolidayRow])

  public enum Kind: String, Sendable, CaseIterable {
    case postalPlaces = "postal-places"
    case municipalities, holidays
  }

  /// The first line that cannot be used.
  public struct Unreadable: Error, Sendable, Equatable {
    /// Counted from 1.
    public let line: Int
    public let wouldBeRight: String
  }

  /// Reads a CSV file in UTF-8.
  /// - Throws: ``Unreadable``, also for a file that holds nothing: it would empty the table.
  public init(_ kind: Kind, csv: [UInt8]) throws(Unreadable) {
    let rows = CSVRows(csv)
    self = switch kind {
    case .postalPlaces: .postalPlaces(try PostalPlaceRow.read(rows))
    case .municipalities: .municipalities(try MunicipalityRow.read(rows))
    case .holidays: .holidays(try HolidayRow.read(rows))
    }
    guard count > 0 else { throw Unreadable(line: 1, wouldBeRight: "at least one row") }
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

  /// What makes each row the one it is, to tell two files apart.
  var keys: Set<String> {
    switch self {
    case .postalPlaces(let rows): Set(rows.map(\.key))
    case .municipalities(let rows): Set(rows.map(\.key))
    case .holidays(let rows): Set(rows.map(\.key))
    }
  }
}
