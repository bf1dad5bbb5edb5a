/// Goes through what someone typed from left to right.
struct TypedCharacters {
  let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var isAtEnd: Bool { offset == scalars.count }
  var next: Unicode.Scalar? { isAtEnd ? nil : scalars[offset] }

  mutating func skipBlanks() { while let next, next.isBlank { offset += 1 } }

  /// Takes a word if it stands here.
  mutating func take(_ word: String) -> Bool {
    let wanted = Array(word.unicodeScalars)
    guard scalars[offset...].starts(with: wanted) else { return false }
    offset += wanted.count
    return true
  }

  /// Takes the first of these words that stands here.
  mutating func take(oneOf words: [String]) -> String? {
    for word in words where take(word) { return word }
    return nil
  }

  /// Takes digits; empty where there are none.
  mutating func digits() -> String {
    var digits = ""
    while let next, ("0"..."9").contains(next) {
      digits.unicodeScalars.append(next)
      offset += 1
    }
    return digits
  }

  mutating func back(to offset: Int) { self.offset = offset }
}

extension TypedCharacters {
  /// What was taken since an offset.
  func text(from start: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<offset])
    return text
  }
}
