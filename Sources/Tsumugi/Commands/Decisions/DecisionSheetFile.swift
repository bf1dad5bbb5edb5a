import Builder
import DMN
import DecisionSheets
import Documents
import FEEL
import Foundation
import Kernel

/// Sheets in files: a `.csv` file is one, a folder holds several, a spreadsheet too.
enum DecisionSheetFile {
  /// The largest file of one sheet, in bytes.
  static let most = 16 * 1_048_576

  static func read(_ path: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> [Sheet] {
    let phrases = DecisionPhrases(language: language)
    if DecisionFile.form(of: path) == .spreadsheet { return try spreadsheet(path, language) }
    guard DecisionBytes.isFolder(path) else { return [try csv(path, language)] }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
      .filter { $0.lowercased().hasSuffix(".csv") }
    guard !names.isEmpty else { throw DecisionRefusal(lines: [phrases.noSheets(path)]) }
    var sheets: [Sheet] = []
    for name in names { sheets.append(try csv(URL(filePath: path).appending(path: name).path, language)) }
    return sheets
  }

  private static func csv(_ path: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> Sheet {
    let bytes = try DecisionBytes.read(path, most: most, DecisionPhrases(language: language))
    let name = URL(filePath: path).deletingPathExtension().lastPathComponent
    // Where nobody chose UTF-8, Excel for Japanese writes Shift_JIS with Microsoft's additions, as Foundation reads it.
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let converted = isUTF8 ? nil : String(data: Data(bytes), encoding: .shiftJIS)
    do {
      return try CSVText.sheet(named: name, from: converted.map { Array($0.utf8) } ?? bytes)
    } catch {
      throw DecisionRefusal(lines: error.problems.map { "\(path): \($0.sentence(in: language))" }, status: 1)
    }
  }

  private static func spreadsheet(_ path: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> [Sheet] {
    let most = SpreadsheetLimits.standard.fileBytes
    let bytes = try DecisionBytes.read(path, most: most, DecisionPhrases(language: language))
    do {
      return try DecisionWorkbook.sheets(from: bytes)
    } catch {
      let sentence = error.sentence(in: language == .ja ? .japanese : .english)
      throw DecisionRefusal(lines: ["\(path): \(sentence)"], status: 1)
    }
  }

  /// Writes the sheets as a spreadsheet.
  static func write(
    _ sheets: [Sheet], spreadsheet path: String, _ language: SentenceLanguage, world: World = .live
  ) throws(DecisionRefusal) {
    do {
      try DecisionWorkbook.write(sheets, to: path, createdAt: world.now, language: language)
    } catch {
      throw DecisionRefusal(lines: [DecisionPhrases(language: language).unwritable(path)])
    }
  }

  /// A sheet's name as the name of a file; marks that mean something in paths become `_`.
  static func fileName(_ sheet: String) -> String {
    let safe = sheet.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "_" : $0 }
    return (safe.first == "." ? "_" : "") + String(safe) + ".csv"
  }

  /// The sheets as a model named as the file is.
  static func model(
    _ sheets: [Sheet], _ path: String, _ language: SentenceLanguage
  ) throws(SheetProblems) -> DecisionModel {
    let name = URL(filePath: path).deletingPathExtension().lastPathComponent
    return try SheetReader.model(sheets, named: name, namespace: "urn:tsumugi:decisions:\(name)", language: language)
  }
}
