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

/// Codes and calendars the whole product shares.
public protocol ReferencePort: Sendable {
  /// The places of seven digits; empty when the code is not in the imported data.
  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace]
  /// National holidays as imported, at most a minute old; empty before the first import.
  func holidays() async throws -> Holidays
}
