import Kernel

/// Adds to a finished PDF what cairo 1.16 cannot say: the document's language, and that a reader's window should
/// show the title. Screen readers choose their voice by the language.
///
/// Cairo writes the catalogue as its last object, then the cross-reference table. So only the table's own address
/// moves. When the file does not have that shape it stays as it is.
/// - Note: Source: ISO 32000-1:2008, 7.7.2 "Document catalog", 7.5.5 "File trailer".
enum CatalogAmendment {
  static func apply(to pdf: [UInt8], language: Language) -> [UInt8] {
    let entries = Array("   /Lang (\(language.tag))\n   /ViewerPreferences << /DisplayDocTitle true >>\n".utf8)
    guard let end = last("\nstartxref\n", in: pdf, before: pdf.count),
      let table = number(in: pdf, from: end + 11), table < pdf.count,
      let object = last("/Type /Catalog", in: pdf, before: table),
      let close = last(">>\nendobj\n", in: pdf, before: table), close > object
    else { return pdf }
    var amended = Array(pdf[..<close])
    amended += entries
    amended += pdf[close..<end]
    amended += Array("\nstartxref\n\(table + entries.count)\n%%EOF\n".utf8)
    return amended
  }

  private static func number(in bytes: [UInt8], from start: Int) -> Int? {
    let digits = bytes[start...].prefix { (0x30...0x39).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The last place of `pattern` that begins before `limit`.
  private static func last(_ pattern: StaticString, in bytes: [UInt8], before limit: Int) -> Int? {
    let pattern = Array(UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount))
    var start = min(limit, bytes.count) - pattern.count
    while start >= 0 {
      if bytes[start..<start + pattern.count].elementsEqual(pattern) { return start }
      start -= 1
    }
    return nil
  }
}
