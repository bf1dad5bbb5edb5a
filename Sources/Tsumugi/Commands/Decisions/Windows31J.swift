import Glibc

/// Texts as Excel for Japanese writes them where nobody chose UTF-8: Shift_JIS with Microsoft's additions, code page 932.
///
/// Source: the IANA character set Windows-31J.
enum Windows31J {
  /// The bytes in UTF-8; nil where they are UTF-8 already, or no text of this encoding either.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard String(validating: bytes, as: UTF8.self) == nil, let converter = iconv_open("UTF-8", "CP932"),
      converter != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    defer { iconv_close(converter) }
    // A byte of half-width katakana becomes three; nothing becomes more.
    var converted = [UInt8](repeating: 0, count: bytes.count * 3)
    let rest = converted.withUnsafeMutableBytes { target -> Int? in
      var source = bytes
      return source.withUnsafeMutableBytes { source in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, room) = (source.count, target.count)
        return iconv(converter, &from, &left, &to, &room) < 0 || left > 0 ? nil : room
      }
    }
    guard let rest else { return nil }
    return Array(converted.prefix(converted.count - rest))
  }
}
