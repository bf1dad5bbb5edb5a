import DecimalArithmetic
import FEEL
import Foundation

/// The rows of a file of lines `category,income,age`.
struct Rows {
  private let rows: [[String: Value]]

  init(path: String) throws {
    rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let cells = line.split(separator: ",")
      return [
        "category": .string(String(cells[0])), "income": Decimal128(cells[1]).map { .number($0) } ?? .null,
        "age": Decimal128(cells[2]).map { .number($0) } ?? .null,
      ]
    }
  }

  var count: Int { rows.count }

  /// Only these names, in their order.
  func values(_ names: [String]) -> [[Value]] { rows.map { row in names.map { row[$0] ?? .null } } }

  /// Only these names.
  func named(_ names: [String]) -> [[String: Value]] { rows.map { row in row.filter { names.contains($0.key) } } }
}
