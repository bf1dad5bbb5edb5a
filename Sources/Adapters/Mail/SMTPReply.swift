/// One answer of a mail server: a code of three digits and its lines.
///
/// - Note: Source: RFC 5321 §4.2: `250-` goes on, `250 ` or `250` ends.
struct SMTPReply: Equatable {
  let code: Int
  /// The text of each line, without the code.
  let lines: [String]

  /// What the first digit says (RFC 5321 §4.2.1).
  enum Kind: Int {
    case done = 2
    /// The server waits for the rest: the text after DATA, the next word of a sign-in.
    case more = 3
    case notNow = 4
    case never = 5
  }

  /// Always one of the four, since the reader takes no other codes.
  var kind: Kind? { Kind(rawValue: code / 100) }

  /// The words that follow `name` in the server's list of extensions; `nil` when it is not listed.
  func option(_ name: String) -> [String]? {
    for line in lines {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "=" }).map { $0.uppercased() }
      if words.first == name { return Array(words.dropFirst()) }
    }
    return nil
  }

  /// For the operator's board: code and text without any address, and without what `hiding` says.
  func reason(at step: String, hiding secret: String = "") -> String {
    let words = lines.joined(separator: " ").split(separator: " ").map { word in
      word.contains("@") || word.contains("<") || (!secret.isEmpty && word.contains(secret)) ? "…" : String(word)
    }
    let text = words.joined(separator: " ").unicodeScalars.filter { (0x20...0x7E).contains($0.value) || $0 == "…" }
    return String("\(step): \(code) \(String(String.UnicodeScalarView(text)))".prefix(240))
  }
}

/// Puts the lines of a server together into replies.
struct SMTPReplyReader {
  /// No honest server says more.
  static let mostBytes = 65_536

  private var code: Int?
  private var lines: [String] = []

  /// Takes one line without its end.
  /// - Returns: the reply that ends with this line; `nil` when more lines belong to it.
  /// - Throws: ``Malformed``
  mutating func take(_ line: String) throws(Malformed) -> SMTPReply? {
    let digits = line.prefix(3)
    guard digits.utf8.count == 3, let number = Int(digits), (200...599).contains(number), code == nil || code == number
    else { throw Malformed() }
    let rest = line.dropFirst(3)
    guard rest.isEmpty || rest.first == " " || rest.first == "-" else { throw Malformed() }
    lines.append(String(rest.dropFirst()))
    guard rest.first != "-" else {
      code = number
      return nil
    }
    defer { (code, lines) = (nil, []) }
    return SMTPReply(code: number, lines: lines)
  }

  struct Malformed: Error {}
}
