/// An expression's text as bytes, with the few questions the reader asks of it.
struct SourceText {
  let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var count: Int { bytes.count }

  /// The byte there, or zero beyond the end.
  @inline(__always)
  func byte(_ at: Int) -> UInt8 {
    at < bytes.count ? bytes[at] : 0
  }

  /// The code point that begins there and its length in bytes; nil at the end.
  func scalar(_ at: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard at < bytes.count else { return nil }
    let first = bytes[at]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard at + length <= bytes.count else { return (Unicode.Scalar(0xFFFD) ?? " ", 1) }
    var value = UInt32(first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F))
    for i in 1..<length { value = value << 6 | UInt32(bytes[at + i] & 0x3F) }
    return (Unicode.Scalar(value) ?? " ", length)
  }

  /// The first byte after a run of name characters.
  func endOfWord(_ at: Int) -> Int {
    var i = at
    while let (scalar, length) = scalar(i), NameCharacter.continues(scalar) { i += length }
    return i
  }

  /// The first byte after white space, without regard to comments.
  func endOfSpace(_ at: Int) -> Int {
    var i = at
    while let (scalar, length) = scalar(i), NameCharacter.isSpace(scalar) { i += length }
    return i
  }

  func text(_ start: Int, _ end: Int) -> String {
    guard start < end, start >= 0, end <= bytes.count else { return "" }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
