import Storage
import Vault

/// One column of sealed values: where they stand, and the place each is sealed for.
///
/// Sealing, opening and sealing anew take the place from here, so they cannot disagree. A ``Feature`` lists its
/// columns; one that is not listed would stay under the old key for ever.
public struct SealedColumn: Sendable {
  /// A column of the row, and what it holds.
  public enum Part: Sendable, Equatable {
    case text(StaticName)
    case int(StaticName)

    var name: String {
      switch self {
      case .text(let name), .int(let name): name.text
      }
    }
  }

  /// A name written in the source, never one from outside: it becomes part of statements.
  public struct StaticName: Sendable, Equatable, ExpressibleByStringLiteral {
    let text: String
    public init(stringLiteral text: StaticString) { self.text = "\(text)" }
  }

  public let table: String
  public let column: String
  /// The primary key of the table, in its order.
  let key: [Part]
  /// What else of the row the place needs.
  let beside: [Part]
  /// The place, cut at its placeholders: one word more than there are names.
  private let words: [String]
  private let names: [String]

  /// - Parameters:
  ///   - key: the primary key of `table`, in its order.
  ///   - beside: other columns that the place names.
  ///   - place: what a value is sealed for, with columns in braces: `cases/typed/{number}/{case_id}`.
  public init(_ table: StaticName, _ column: StaticName, key: [Part], beside: [Part] = [], place: StaticName) {
    (self.table, self.column, self.key, self.beside) = (table.text, column.text, key, beside)
    let parts = place.text.split(separator: "{", omittingEmptySubsequences: false)
      .map { $0.split(separator: "}", omittingEmptySubsequences: false) }
    words = parts.map { String($0.last ?? "") }
    names = parts.dropFirst().map { String($0.first ?? "") }
    let known = Set((key + beside).map(\.name))
    precondition(
      !key.isEmpty && known.isSuperset(of: names),
      "the place of \(table.text).\(column.text) names a column it does not have")
  }

  /// The columns of the primary key, in its order.
  public var keyNames: [String] { key.map(\.name) }
  /// The other columns that the place names.
  public var besideNames: [String] { beside.map(\.name) }

  /// `cases_record.personal`
  public var name: String { "\(table).\(column)" }

  /// The place of one value.
  /// - Parameter values: what stands for each placeholder, in the order of the place.
  public func place(_ values: any CustomStringConvertible...) -> String {
    precondition(values.count == names.count, "the place of \(name) takes \(names.count) values")
    return filled(values.map(\.description))
  }

  /// The place of the value in `row`, which holds ``key`` and ``beside``.
  func place(of row: SQLRow) throws(StorageError) -> String {
    var values: [String] = []
    for name in names { values.append(try Self.text(of: name, in: row, parts: key + beside)) }
    return filled(values)
  }

  /// How an operator finds the row: its key, which is never personal.
  func label(of row: SQLRow) throws(StorageError) -> String {
    var values: [String] = []
    for part in key { values.append(try Self.text(of: part.name, in: row, parts: key)) }
    return "\(name) \(values.joined(separator: "/"))"
  }

  private static func text(of name: String, in row: SQLRow, parts: [Part]) throws(StorageError) -> String {
    parts.contains(.int(StaticName(name))) ? "\(try row.int(name))" : try row.text(name)
  }

  private func filled(_ values: [String]) -> String {
    zip(values, words.dropFirst()).reduce(words[0]) { $0 + $1.0 + $1.1 }
  }
}

extension SealedColumn.StaticName {
  /// A name that was one before.
  fileprivate init(_ known: String) { text = known }
}
