/// Comparing strings as FEEL does: code point by code point, never by canonical equivalence,
/// so that 神 and its compatibility twin U+FA19 stay two characters.
enum Text {
  static func isSame(_ a: String, _ b: String) -> Bool {
    let x = a.utf8
    let y = b.utf8
    guard x.count == y.count else { return false }
    let same: Bool?? = x.withContiguousStorageIfAvailable { p in
      y.withContiguousStorageIfAvailable { q in isSame(UnsafeRawBufferPointer(p), UnsafeRawBufferPointer(q)) }
    }
    if let same, let same { return same }
    return x.elementsEqual(y)
  }

  /// Eight bytes at a time; the last eight may overlap those before. Both have the same length.
  @inline(__always)
  private static func isSame(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    let count = a.count
    guard count >= 8 else {
      for index in 0..<count where a[index] != b[index] { return false }
      return true
    }
    if a.baseAddress == b.baseAddress { return true }
    var at = 0
    while at + 8 <= count {
      if word(a, at) != word(b, at) { return false }
      at += 8
    }
    return word(a, count - 8) == word(b, count - 8)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  /// Whether the first comes before the second by code points; the order of UTF-8 bytes is the same.
  static func isLess(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  static func hash(_ text: String, into hasher: inout Hasher) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
    if done == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }

  /// A string used as a dictionary key by its code points.
  struct Key: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (a: Key, b: Key) -> Bool { Text.isSame(a.text, b.text) }

    func hash(into hasher: inout Hasher) { Text.hash(text, into: &hasher) }
  }
}
