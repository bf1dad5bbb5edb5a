/// A part of an expression as it is written, with all brackets that belong to it and none that only stand around it.
struct WrittenPart {
  private let bytes: [UInt8]
  private var range: Range<Int>

  private static let opening = UInt8(ascii: "("), closing = UInt8(ascii: ")"), quote = UInt8(ascii: "\"")

  /// - Parameter range: where the reader says it stands; a bracket at its ends may be missing.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    (self.bytes, self.range) = (bytes, range)
    widen()
    while isBracketed { self.range = trimmed((self.range.lowerBound + 1)..<(self.range.upperBound - 1)) }
  }

  var text: String { String(decoding: bytes[range], as: UTF8.self) }

  /// How deep it goes below where it begins, and how many brackets stay open at its end. Texts are passed over.
  private var depths: (lowest: Int, last: Int) {
    var depth = 0, lowest = 0, index = range.lowerBound, isText = false
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isText: index += 1
      case Self.quote: isText.toggle()
      case Self.opening where !isText: depth += 1
      case Self.closing where !isText:
        depth -= 1
        lowest = min(lowest, depth)
      default: break
      }
      index += 1
    }
    return (lowest, depth)
  }

  private mutating func widen() {
    let (lowest, last) = depths
    var start = range.lowerBound, end = range.upperBound
    for _ in 0..<(-lowest) {
      guard let before = bytes[..<start].lastIndex(where: { !Self.isSpace($0) }), bytes[before] == Self.opening else {
        break
      }
      start = before
    }
    for _ in 0..<(last - lowest) {
      guard let after = bytes[end...].firstIndex(where: { !Self.isSpace($0) }), bytes[after] == Self.closing else {
        break
      }
      end = after + 1
    }
    range = start..<end
  }

  /// Whether one pair of brackets stands around all of it.
  private var isBracketed: Bool {
    guard range.count > 2, bytes[range.lowerBound] == Self.opening, bytes[range.upperBound - 1] == Self.closing else {
      return false
    }
    var inner = self
    inner.range = (range.lowerBound + 1)..<(range.upperBound - 1)
    let depths = inner.depths
    return depths.lowest == 0 && depths.last == 0
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x0A, 0x0D, 0x09].contains(byte) }
}
