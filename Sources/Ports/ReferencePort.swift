import FormSchema
import Kernel
import Nihongo
import Storage

/// A place a postal code stands for.
public struct PostalPlace: Sendable, Equatable {
  public let prefecture: String
  public let city: String
  public let town: String

  public init(prefecture: String, city: String, town: String) {
    (self.prefecture, self.city, self.town) = (prefecture, city, town)
  }
}

extension TypedAnswers {
  /// Writes into an address what all places of its postal code have in common; what differs is left to be typed.
  /// - Returns: whether there is any place.
  public mutating func fillIn(_ address: String, from places: [PostalPlace]) -> Bool {
    guard let first = places.first else { return false }
    self["\(address).prefecture"] = [first.prefecture]
    self["\(address).city"] = places.allSatisfy { $0.city == first.city } ? [first.city] : []
    self["\(address).town"] = places.count == 1 ? [first.town] : []
    return true
  }
}

/// Codes and calendars the whole product shares.
public protocol ReferencePort: Sendable {
  /// The places of seven digits; empty when the code is not in the imported data.
  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace]
  /// National holidays as imported, at most a minute old; empty before the first import.
  func holidays() async throws -> Holidays
}
