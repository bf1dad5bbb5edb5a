/// Reads `application/x-www-form-urlencoded` strictly: broken escapes or bytes that are no UTF-8 are refused whole.
///
/// - Complexity: linear in the length.
/// - Note: Source: WHATWG URL Standard §5.1, read 2026-11-21.
enum URLEncodedForm {
  static let mostFields = 2000

  /// - Throws: ``WebProblem/unreadableForm``
  static func fields(_ bytes: some Sequence<UInt8>) throws(WebProblem) -> [String: [String]] {
    var fields: [String: [String]] = [:]
    var count = 0
    for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
      count += 1
      guard count <= mostFields else { throw .unreadableForm }
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try text(parts[0])
      fields[name, default: []].append(parts.count > 1 ? try text(parts[1]) : "")
    }
    return fields
  }

  /// Line ends become `\n`, so that a text is the same from every browser.
  private static func text(_ encoded: ArraySlice<UInt8>) throws(WebProblem) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(encoded.count)
    var index = encoded.startIndex
    while index < encoded.endIndex {
      let byte = encoded[index]
      index += 1
      switch byte {
      case UInt8(ascii: "+"): plain.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard index + 2 <= encoded.endIndex, let high = digit(encoded[index]), let low = digit(encoded[index + 1])
        else { throw .unreadableForm }
        plain.append(high << 4 | low)
        index += 2
      default: plain.append(byte)
      }
    }
    guard let text = String(validating: plain, as: UTF8.self) else { throw .unreadableForm }
    return withPlainLineEnds(text)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// `\r\n` and lone `\r` become `\n`; NUL, which no keyboard types and no database keeps, is dropped.
func withPlainLineEnds(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 13 || $0 == 0 }) else { return text }
  var scalars = String.UnicodeScalarView()
  var previous: Unicode.Scalar = " "
  for scalar in text.unicodeScalars {
    if scalar == "\n" && previous == "\r" {} else if scalar != "\0" { scalars.append(scalar == "\r" ? "\n" : scalar) }
    previous = scalar
  }
  return String(scalars)
}
