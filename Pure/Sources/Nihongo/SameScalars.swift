/// Text that is the same only when each Unicode scalar is: names and addresses are matched as written.
///
/// `String ==` is canonical equivalence, for which 神 U+795E and 神 U+FA19 are one; a family register says they are two.
struct SameScalars: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: SameScalars, right: SameScalars) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0xFF))
  }
}
