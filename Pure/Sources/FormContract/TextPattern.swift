/// What a text has to look like, as a regular expression that JSON Schema and this module read alike.
///
/// - Note: Source: JSON Schema Validation 2020-12 §6.3.3: patterns are those of ECMA-262 and match anywhere unless
///   anchored.
enum TextPattern: Sendable, Equatable {
  case date, time
  /// `254-0041`, `2540041` or nothing.
  case postalCode
  /// Digits with hyphens, spaces, brackets, and + at the beginning.
  case phone
  case digits(ClosedRange<Int>)
  case digitsOrNothing(Int)

  var text: String {
    switch self {
    case .date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    case .time: "^([01][0-9]|2[0-3]):[0-5][0-9]$"
    case .postalCode: "^([0-9]{3}-?[0-9]{4})?$"
    case .phone: "^[+]?[0-9][0-9 ()-]*$"
    case .digits(let count):
      count.lowerBound == count.upperBound
        ? "^[0-9]{\(count.lowerBound)}$" : "^[0-9]{\(count.lowerBound),\(count.upperBound)}$"
    case .digitsOrNothing(let count): "^([0-9]{\(count)})?$"
    }
  }

  func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return switch self {
    case .date: Self.fits(bytes, "0000-00-00")
    case .time: Self.fits(bytes, "00:00") && bytes[..<2].lexicographicallyPrecedes("24".utf8) && bytes[3] < 0x36
    case .postalCode: bytes.isEmpty || Self.fits(bytes, "000-0000") || Self.fits(bytes, "0000000")
    case .phone: Self.isPhone(bytes)
    case .digits(let count): count.contains(bytes.count) && bytes.allSatisfy(Self.isDigit)
    case .digitsOrNothing(let count): bytes.isEmpty || (bytes.count == count && bytes.allSatisfy(Self.isDigit))
    }
  }

  /// - Parameter picture: 0 stands for any digit.
  private static func fits(_ bytes: [UInt8], _ picture: StaticString) -> Bool {
    let wanted = Array("\(picture)".utf8)
    return bytes.count == wanted.count
      && zip(bytes, wanted).allSatisfy { $1 == 0x30 ? isDigit($0) : $0 == $1 }
  }

  private static func isPhone(_ bytes: [UInt8]) -> Bool {
    let rest = bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes[...]
    return rest.first.map(isDigit) ?? false
      && rest.allSatisfy { isDigit($0) || " ()-".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
