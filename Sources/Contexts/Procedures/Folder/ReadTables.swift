import DecisionSheets
import FormSchema
import SourceFiles

extension DefinitionReader {
  /// The tables in `tables/`, by their ids. What is wrong with one keeps it out, and ``brokenTables`` knows it.
  mutating func readTables(_ files: [String: SourceNode]) {
    for (file, node) in files.sorted(by: { $0.key < $1.key }) {
      guard let id = Self.name(file, in: "tables", ending: "csv"), case .scalar(let text, _) = node else { continue }
      do { tables[id] = try Self.table(id, text, file: file) } catch {
        findings.append(error)
        brokenTables.insert(id)
      }
    }
  }

  private static func table(_ id: String, _ text: String, file: String) throws(FolderFinding) -> CodeTable {
    let rows: [[String]]
    do { rows = try CSVText.sheet(named: id, from: text).rows } catch {
      let problem = error.problems.first
      let mark = SourceMark(file: file, line: (problem?.cell.row ?? 0) + 1)
      throw FolderFinding(.notCSV, at: mark)
    }
    let columns = rows.first ?? []
    guard columns.starts(with: CodeTable.firstColumns), Set(columns).count == columns.count,
      columns.allSatisfy({ !$0.isEmpty })
    else {
      throw FolderFinding(.unfitColumns, at: SourceMark(file: file), ["columns": columns.joined(separator: ", ")])
    }
    try check(rows, columns, file: file)
    return CodeTable(id: id, columns: columns, rows: Array(rows.dropFirst()))
  }

  /// Each row has an id of its own, a label, and no more cells than there are columns.
  private static func check(_ rows: [[String]], _ columns: [String], file: String) throws(FolderFinding) {
    guard rows.count > 1 else { throw FolderFinding(.emptyList, at: SourceMark(file: file), ["key": "id"]) }
    var first: [String: Int] = [:]
    for (index, row) in rows.enumerated().dropFirst() {
      let mark = SourceMark(file: file, line: index + 1)
      guard row.count <= columns.count else {
        throw FolderFinding(.unfitColumns, at: mark, ["columns": columns.joined(separator: ", ")])
      }
      guard let id = row.first, !id.isEmpty, row.count > 1, !row[1].isEmpty else {
        throw FolderFinding(.missingKey, at: mark, ["key": row.first?.isEmpty == false ? "label" : "id"])
      }
      if let line = first.updateValue(index + 1, forKey: id) {
        throw FolderFinding(.duplicateID, at: mark, ["id": id, "line": "\(line)"])
      }
    }
  }
}
