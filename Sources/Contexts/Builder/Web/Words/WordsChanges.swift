import DecisionSheets
import Documents
import FormSchema
import Kernel
import ProcedureDraft

/// What a sheet that came back would change.
struct WordsChanges: Sendable {
  struct Change: Sendable {
    let sentence: DraftSentence
    let language: Language
    let before: String?
    let after: String
    /// The Japanese that was translated, where it is another now.
    let translated: String?
  }

  /// Why nothing can be made of a file.
  enum Refusal: Error, Sendable {
    case unreadable(SpreadsheetProblem)
    case notUTF8
    /// No row names the columns.
    case noHeadings
    case tooMany
  }

  let changes: [Change]
  /// Keys that no sentence has.
  let unknown: [String]

  /// More rows than any procedure has sentences.
  static let mostRows = 50_000

  /// - Parameter bytes: a workbook, or CSV in UTF-8.
  /// - Throws: ``Refusal``
  init(_ bytes: [UInt8], for words: DraftWords) throws(Refusal) {
    let rows = try Self.rows(bytes)
    guard rows.count <= Self.mostRows else { throw .tooMany }
    guard let (first, columns) = Self.headings(rows) else { throw .noHeadings }
    let known = Dictionary(words.sentences.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [Change] = [], unknown: [String] = []
    for row in rows.dropFirst(first + 1) {
      func cell(_ column: WordsSheet.Column) -> String {
        guard let place = columns[column], row.indices.contains(place) else { return "" }
        return Self.plain(row[place])
      }
      let key = cell(.key)
      guard !key.isEmpty else { continue }
      guard let sentence = known[key] else {
        unknown.append(key)
        continue
      }
      let japanese = cell(.japanese)
      for language in sentence.languages {
        let after = cell(.of(language)), before = sentence.translations[language]
        // An empty cell was not translated; what the group says already needs no words of its own.
        guard !after.isEmpty, after != before.map(Self.plain) else { continue }
        if before == nil, sentence.brought[language].map(Self.plain) == after { continue }
        let isOther = !japanese.isEmpty && japanese != Self.plain(sentence.japanese)
        changes.append(
          Change(
            sentence: sentence, language: language, before: before, after: after,
            translated: isOther ? japanese : nil))
      }
    }
    (self.changes, self.unknown) = (changes, unknown)
  }

  /// The edit that takes all of it.
  func edit(of folder: DraftFolder) -> DraftEdit? {
    let edits = DraftWords.languages.compactMap { language in
      DraftWords.edit(
        changes.filter { $0.language == language }.map { ($0.sentence.key, $0.after, $0.before) }, in: language,
        of: folder)
    }
    return edits.isEmpty ? nil : edits.count == 1 ? edits[0] : .all(edits)
  }

  private static func rows(_ bytes: [UInt8]) throws(Refusal) -> [[String]] {
    if bytes.starts(with: [0x50, 0x4B]) {
      do { return try SpreadsheetReader.sheets(from: bytes).first?.rows ?? [] } catch { throw .unreadable(error) }
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    do {
      // What stands there only so that a spreadsheet runs nothing.
      return try CSVText.sheet(named: "words", from: bytes).rows.map { row in
        row.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }
      }
    } catch { throw .noHeadings }
  }

  /// The row that names the columns, and where each of them is.
  private static func headings(_ rows: [[String]]) -> (row: Int, columns: [WordsSheet.Column: Int])? {
    for (number, row) in rows.prefix(10).enumerated() {
      var columns: [WordsSheet.Column: Int] = [:]
      for (place, cell) in row.enumerated() {
        for column in WordsSheet.Column.allCases where cell.trimmed.hasSuffix("[\(column.rawValue)]") {
          columns[column] = place
        }
      }
      if columns[.key] != nil, columns[.easyJapanese] ?? columns[.english] != nil { return (number, columns) }
    }
    return nil
  }

  /// Spreadsheets know other line ends, and add spaces at the ends.
  private static func plain(_ text: String) -> String { text.replacing("\r\n", with: "\n").trimmed }
}
