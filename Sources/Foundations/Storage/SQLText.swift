/// A statement whose interpolations are bound parameters, so text from outside never becomes SQL.
///
/// Write SQL that SQLite 3.40 and PostgreSQL 15 both run. Column types: `TEXT`, `BIGINT`, and `\(.bytes)`.
/// A table of short rows whose key has several columns ends with `) \(.keptByKey)`.
public struct SQLText: ExpressibleByStringInterpolation, Sendable {
  /// What a statement is made of, in order.
  enum Piece: Sendable {
    case text(String)
    case value(SQLValue)
    case word(Word)
  }

  /// The few words the engines spell differently.
  public enum Word: Sendable {
    /// The type of a column of bytes.
    case bytes
    /// Behind the bracket that ends a table of short rows: they are kept in the order of their key, once. Only SQLite
    /// is told; it would keep such rows twice, by number and by key.
    case keptByKey
  }

  let pieces: [Piece]

  public init(stringLiteral text: String) { pieces = [.text(text)] }
  public init(stringInterpolation built: StringInterpolation) { pieces = built.pieces }
  private init(pieces: [Piece]) { self.pieces = pieces }

  /// The bound values, in the order of their placeholders.
  public var values: [SQLValue] {
    pieces.compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// Whether every bound value passes.
  func allValues(pass test: (SQLValue) -> Bool) -> Bool {
    pieces.allSatisfy { if case .value(let value) = $0 { test(value) } else { true } }
  }

  /// The text one engine reads: it says how it numbers placeholders and how it spells each word.
  public func text(placeholder: (_ number: Int) -> String, word: (Word) -> String) -> String {
    var number = 0
    return pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let part): text += part
      case .word(let spelled): text += word(spelled)
      case .value:
        number += 1
        text += placeholder(number)
      }
    }
  }

  /// Puts two statements' texts and values one behind the other: for conditions that are built up.
  public static func + (left: SQLText, right: SQLText) -> SQLText { SQLText(pieces: left.pieces + right.pieces) }

  /// The texts with `separator` between them.
  public static func joined(_ texts: [SQLText], separator: SQLText) -> SQLText {
    SQLText(pieces: texts.enumerated().reduce(into: []) { pieces, text in
      if text.offset > 0 { pieces += separator.pieces }
      pieces += text.element.pieces
    })
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }
    public mutating func appendInterpolation(_ value: Int?) {
      pieces.append(.value(value.map { .int($0) } ?? .null))
    }
    public mutating func appendInterpolation(_ value: String?) {
      pieces.append(.value(value.map { .text($0) } ?? .null))
    }
    public mutating func appendInterpolation(_ value: [UInt8]?) {
      pieces.append(.value(value.map { .bytes($0) } ?? .null))
    }
    public mutating func appendInterpolation(_ word: Word) { pieces.append(.word(word)) }
    public mutating func appendInterpolation(_ part: SQLText) { pieces += part.pieces }
  }
}
