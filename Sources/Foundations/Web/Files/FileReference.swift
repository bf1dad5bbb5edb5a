import Foundation
import Storage
import Vault

/// A column in which names of sealed files stand, alone or among other words.
///
/// A ``Feature`` lists every one of its columns, as it lists its migrations. A file that no listed column names is
/// nobody's and is collected, so a column that is not listed loses files.
public struct FileReference: Sendable {
  /// Which values of a row are read, and how they are opened.
  private enum Content: Sendable {
    case plain(table: String, column: String, isName: Bool)
    case sealed(SealedColumn)
  }

  private let content: Content

  /// A column that holds one name and nothing else.
  public static func name(
    _ table: SealedColumn.StaticName, _ column: SealedColumn.StaticName
  ) -> FileReference { FileReference(content: .plain(table: table.text, column: column.text, isName: true)) }

  /// A column of open text that holds names among other words.
  public static func text(
    _ table: SealedColumn.StaticName, _ column: SealedColumn.StaticName
  ) -> FileReference { FileReference(content: .plain(table: table.text, column: column.text, isName: false)) }

  /// A column of sealed values that hold names among other words: answers, records.
  public static func sealed(_ column: SealedColumn) -> FileReference { FileReference(content: .sealed(column)) }

  /// `cases_document.file_name`
  public var name: String {
    switch content {
    case .plain(let table, let column, _): "\(table).\(column)"
    case .sealed(let column): column.name
    }
  }

  /// Hands over what each row of the column says, opened.
  /// - Throws: ``VaultProblem`` when a value cannot be opened: then nobody knows what it names.
  /// - Complexity: reads the whole column once.
  func forEachValue(_ vault: Vault, in tx: any Transaction, _ body: ([UInt8]) throws -> Void) throws {
    switch content {
    case .plain(let table, let column, _):
      let (table, column) = (SQLText(stringLiteral: table), SQLText(stringLiteral: column))
      try tx.forEachRow("SELECT \(column) AS content FROM \(table) WHERE \(column) IS NOT NULL") { row in
        try body(Array(try row.text("content").utf8))
      }
    case .sealed(let column):
      try tx.forEachRow(column.everyValue) { row in
        try body(try vault.open(try row.bytes("sealed"), place: column.place(of: row)))
      }
    }
  }
}

extension FileReference {
  /// Those of `mentioned` that are names for certain. Alone in its column, a name is certain; among other words it is
  /// when the SHA-256 it is the code of stands there too, as in every reference to an attachment.
  func certain(_ mentioned: [String], _ vault: Vault) -> [String] {
    if case .plain(_, _, isName: true) = content { return mentioned }
    let names = mentioned.map { digest in hexadecimal(vault.code(.fileNames, FileNames.bytes(hexadecimal: digest))) }
    return Set(names).intersection(mentioned).sorted()
  }
}

extension SealedColumn {
  /// Every value as `sealed`, with what its place needs.
  fileprivate var everyValue: SQLText {
    let (table, value) = (SQLText(stringLiteral: table), SQLText(stringLiteral: column))
    let names = SQLText(stringLiteral: (key + beside).map(\.name).joined(separator: ", "))
    return "SELECT \(names), \(value) AS sealed FROM \(table) WHERE \(value) IS NOT NULL"
  }
}

/// The names of files in a text of any shape.
///
/// A name is 64 hexadecimal digits, and so is the SHA-256 that stands beside it in every reference to an attachment.
/// Reading shapes would be finer and would lose a file the day a shape changes; looking for digits keeps too much at
/// worst.
enum FileNames {
  private static let length = 64

  /// Every run of exactly 64 lower-case hexadecimal digits: names, and whatever looks like one.
  static func mentioned(in text: [UInt8]) -> [String] {
    var found: [String] = []
    var start = 0
    for index in 0...text.count {
      let isDigit = index < text.count && ((0x30...0x39).contains(text[index]) || (0x61...0x66).contains(text[index]))
      if isDigit { continue }
      if index - start == length { found.append(String(decoding: text[start..<index], as: UTF8.self)) }
      start = index + 1
    }
    return found
  }

  /// - Parameter digits: an even number of lower-case hexadecimal digits.
  static func bytes(hexadecimal digits: String) -> [UInt8] {
    let nibbles = digits.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}
