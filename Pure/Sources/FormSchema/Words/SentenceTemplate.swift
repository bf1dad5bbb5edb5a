/// A sentence with `{placeholders}`.
public struct SentenceTemplate: Sendable, Equatable {
  /// What it is made of, in order.
  public enum Piece: Sendable, Equatable {
    case literal(String)
    /// The words between the braces.
    case placeholder(String)
  }

  /// As it was written.
  public let source: String
  public let pieces: [Piece]

  public init(_ source: String) {
    self.source = source
    pieces = Self.pieces(of: source)
  }

  /// The words between braces, in order.
  public var placeholders: [String] {
    pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// The sentence with every placeholder filled.
  /// - Throws: ``UnknownPlaceholder`` for the first one that `source` has no value for.
  public func filled(_ source: PlaceholderSource) throws(UnknownPlaceholder) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .placeholder(let name):
        guard let placeholder = Placeholder(name), let value = source(placeholder) else {
          throw UnknownPlaceholder(name: name)
        }
        text += value
      }
    }
    return text
  }

  private static func pieces(of source: String) -> [Piece] {
    var pieces: [Piece] = []
    // Bytes are enough: no byte of a character beyond ASCII looks like a brace.
    var rest = source.utf8[...]
    func text(_ part: Substring.UTF8View) -> String { String(Substring(part)) }
    // Both braces are looked for in one pass, so a text of open braces stays linear.
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      let inner = rest[rest.index(after: open)..<close]
      let start = inner.lastIndex(of: UInt8(ascii: "{")).map { rest.index(after: $0) } ?? rest.index(after: open)
      let literal = rest[..<rest.index(before: start)]
      if !literal.isEmpty { pieces.append(.literal(text(literal))) }
      pieces.append(.placeholder(text(rest[start..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(text(rest))) }
    return pieces
  }
}

/// What a placeholder stands for; `nil` when there is no such value. An unanswered question gives an empty text.
public typealias PlaceholderSource = (Placeholder) -> String?

/// A placeholder that has no value.
public struct UnknownPlaceholder: Error, Sendable, Equatable {
  /// The words between the braces.
  public let name: String
}
