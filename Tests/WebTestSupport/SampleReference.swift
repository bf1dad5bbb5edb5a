import Kernel
import Nihongo
import Ports
import Storage

/// One postal code, and no holidays.
public struct SampleReference: ReferencePort {
  public init() {}

  public func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    digits == "2540041" ? [PostalPlace(prefecture: "神奈川県", city: "平塚市", town: "浅間町")] : []
  }
  public func holidays() async throws -> Holidays { Holidays() }
}
