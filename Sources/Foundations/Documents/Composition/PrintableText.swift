extension String {
  /// The text without what no paper can show: control characters become a line feed, a space, or nothing.
  ///
  /// Variation selectors, private-use characters and every assigned character stay as they are, and nothing is
  /// normalised: a name on a certificate is the name in the register. The two characters that force a writing
  /// direction (U+202D, U+202E) are dropped, as they can make a document read as what it does not say.
  /// - Note: Source: Unicode Technical Report 36 §2.9 "Bidirectional Text Spoofing", read 2026-11-21.
  var printable: String {
    guard unicodeScalars.contains(where: \.needsCare) else { return self }
    var kept = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      defer { previous = scalar }
      if !scalar.needsCare { kept.append(scalar) } else if scalar == "\t" { kept.append(" ") }
      if scalar.isLineEnd && !(scalar == "\n" && previous == "\r") { kept.append("\n") }
    }
    return String(kept)
  }

  /// The same on a single line: for titles, names of files' metadata and the footer.
  var printableLine: String { printable.split(separator: "\n").joined(separator: " ") }
}

extension String {
  /// The text with a line feed inside every word of more than 2,000 characters.
  ///
  /// Pango measures the rest of a word again for each line of it: a word of 80,000 letters takes seconds, and the
  /// same letters in pieces take milliseconds. Japanese may break anywhere and is left alone.
  var withBreaksInEndlessWords: String {
    guard utf8.count > Self.longestWord else { return self }
    var kept = String.UnicodeScalarView()
    var length = 0
    for character in self {
      let breaks = character.isWhitespace || (character.unicodeScalars.first?.value ?? 0) >= 0x2E80
      length = breaks ? 0 : length + 1
      if length > Self.longestWord {
        kept.append("\n")
        length = 1
      }
      kept.append(contentsOf: character.unicodeScalars)
    }
    return String(kept)
  }

  private static let longestWord = 2000
}

extension Unicode.Scalar {
  fileprivate var isLineEnd: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  fileprivate var needsCare: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202D, 0x202E: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
