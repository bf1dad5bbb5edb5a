import Kernel

/// A list of codes that belongs to a procedure: `tables/<id>.csv`, rows of texts by the text of their first column.
public struct CodeTable: Sendable, Equatable {
  public let id: String
  /// The first is `id`, the second `label`.
  public let columns: [String]
  /// As many texts each as there are columns.
  public let rows: [[String]]
  private let places: [String: Int]

  /// The columns every table begins with.
  public static let firstColumns = ["id", "label"]

  /// - Parameter rows: shorter ones are filled up with empty texts; of two with the same id the first counts.
  public init(id: String, columns: [String] = Self.firstColumns, rows: [[String]] = []) {
    self.id = id
    self.columns = columns
    self.rows = rows.map { row in
      columns.indices.map { $0 < row.count ? row[$0] : "" }
    }
    places = Dictionary(
      self.rows.enumerated().map { ($0.element.first ?? "", $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// A text of a row.
  /// - Returns: `nil` when there is no such row or column.
  /// - Complexity: O(columns).
  public func text(_ row: String, _ column: String) -> String? {
    guard let place = places[row], let index = columns.firstIndex(of: column) else { return nil }
    return rows[place][index]
  }

  /// Its rows as the options of a choice; a column `label-en` gives their labels in English.
  public var options: [Option] {
    let translations = Language.allCases.compactMap { language in
      columns.firstIndex(of: "label-\(language.rawValue)").map { (language, $0) }
    }
    return rows.map { row in
      Option(
        id: row[0], label: row.count > 1 ? row[1] : row[0],
        translations: Dictionary(uniqueKeysWithValues: translations.map { ($0.0, row[$0.1]) }))
    }
  }

  public static func == (left: CodeTable, right: CodeTable) -> Bool {
    left.id == right.id && left.columns == right.columns && left.rows == right.rows
  }
}
