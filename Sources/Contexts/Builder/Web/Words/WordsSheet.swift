import DecisionSheets
import Documents
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// The sentences of a draft as a sheet for a translator: a row each, the languages beside each other.
struct WordsSheet: Sendable {
  enum Format: String, Sendable, CaseIterable {
    case xlsx
    case csv

    var mediaType: String {
      self == .csv
        ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }

  /// What stands in a column. Its heading ends with this word in brackets, whatever the language of the other words.
  enum Column: String, CaseIterable {
    case key, place, japanese = "ja", easyJapanese = "easy-ja", english = "en", remark

    var width: Double {
      switch self {
      case .key: 28
      case .place: 26
      case .japanese, .easyJapanese, .english: 44
      case .remark: 22
      }
    }

    static func of(_ language: Language) -> Column { language == .english ? .english : .easyJapanese }
  }

  let rows: [WordsModel.Row]
  let texts: Texts

  /// Headings first.
  private var cells: [[String]] {
    [Column.allCases.map(heading)] + rows.map { row in Column.allCases.map { cell($0, row) } }
  }

  func csv() -> [UInt8] {
    var lines = CSVWriter()
    for row in cells { lines.write(row.map { .text($0) }) }
    return lines.take()
  }

  /// - Throws: ``DocumentsProblem``
  func write(to path: String, createdAt: Instant) throws(DocumentsProblem) {
    let rows = cells.enumerated().map { number, row in
      zip(Column.allCases, row).map { column, text in WorkbookSheet.Cell(text, look(column, isHeading: number == 0)) }
    }
    try WorkbookWriter.write(
      [
        WorkbookSheet(
          name: texts["builder.staff.words.sheet"], rows: rows, widths: Column.allCases.map(\.width), frozenRows: 1,
          frozenColumns: 1)
      ], to: path, createdAt: createdAt)
  }

  private func look(_ column: Column, isHeading: Bool) -> WorkbookSheet.Look {
    switch column {
    case .easyJapanese, .english: isHeading ? .resultHeading : .result
    case .japanese: isHeading ? .conditionHeading : .body
    case .key, .place, .remark: isHeading ? .remarkHeading : .body
    }
  }

  private func heading(_ column: Column) -> String {
    "\(texts["builder.staff.words.column.\(column.rawValue)"]) [\(column.rawValue)]"
  }

  private func cell(_ column: Column, _ row: WordsModel.Row) -> String {
    let sentence = row.sentence
    switch column {
    case .key: return sentence.key
    case .place: return texts.place(of: sentence)
    case .japanese: return sentence.japanese
    case .easyJapanese: return translation(.easyJapanese, sentence)
    case .english: return translation(.english, sentence)
    case .remark: return remark(row)
    }
  }

  private func translation(_ language: Language, _ sentence: DraftSentence) -> String {
    guard sentence.languages.contains(language) else { return "" }
    return sentence.translations[language] ?? sentence.brought[language] ?? ""
  }

  private func remark(_ row: WordsModel.Row) -> String {
    if !row.sentence.missing.isEmpty { return texts["builder.staff.words.missing-here"] }
    return row.stale.map { texts["builder.staff.words.before", ["text": $0.japanese]] } ?? ""
  }
}
