/// A header value with parameters, such as `form-data; name="photo"; filename="a.jpg"`.
struct HeaderValue {
  let value: String
  private let parameters: [(name: String, value: String)]

  init(_ text: String) {
    var pieces: [String] = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == ";" && !isQuoted { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    value = Self.trimmed(pieces[0]).lowercased()
    parameters = pieces.dropFirst().compactMap { piece in
      guard let equals = piece.firstIndex(of: "=") else { return nil }
      let name = Self.trimmed(String(piece[..<equals])).lowercased()
      return (name, Self.unquoted(Self.trimmed(String(piece[piece.index(after: equals)...]))))
    }
  }

  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  private static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let rest = text.utf8.drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(Substring(rest[...last]))
  }

  /// Browsers write `%22` for a quote and CR, LF inside a name (WHATWG HTML §4.10.21.8); nothing else is escaped.
  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var plain = String(text.dropFirst().dropLast())
    for (escaped, character) in [("%22", "\""), ("%0D", "\r"), ("%0A", "\n")] {
      plain = plain.split(separator: escaped, omittingEmptySubsequences: false).joined(separator: character)
    }
    return plain
  }
}
