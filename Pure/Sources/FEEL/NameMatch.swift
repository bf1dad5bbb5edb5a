/// Whether a name stands at a place of a text.
enum NameMatch {
  /// The byte after the name; nil where another text stands there.
  static func end(of name: [UInt8], in source: SourceText, at start: Int, strict: Bool) -> Int? {
    var i = 0
    var at = start
    while i < name.count {
      if name[i] == 0x20 {
        let end = source.endOfSpace(at)
        let touchesMark = isMark(name, i - 1) || isMark(name, i + 1)
        guard end > at || (!strict && touchesMark) else { return nil }
        at = end
      } else {
        if !strict, i > 0, name[i - 1] != 0x20, isMark(name, i) || isMark(name, i - 1) {
          at = source.endOfSpace(at)
        }
        guard source.byte(at) == name[i], at < source.count else { return nil }
        at += 1
      }
      i += 1
    }
    guard let last = name.last, isMark(last) || source.endOfWord(at) == at else { return nil }
    return at
  }

  private static func isMark(_ name: [UInt8], _ at: Int) -> Bool {
    at >= 0 && at < name.count && isMark(name[at])
  }

  /// ASCII that cannot be part of a word.
  private static func isMark(_ byte: UInt8) -> Bool {
    guard byte < 0x80, byte != 0x20 else { return false }
    return !NameCharacter.continues(Unicode.Scalar(byte))
  }
}
