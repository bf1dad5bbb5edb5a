import DMN
import DecisionSheets
import FEEL
import Foundation

/// Sheets that go into a DMN file that is there: the file keeps everything sheets do not show.
enum DecisionUpdate {
  /// The model to be written.
  ///
  /// - Throws: a refusal that names the file, and each cell that is wrong.
  static func model(
    from path: String, into target: String, _ language: SentenceLanguage
  ) throws(DecisionRefusal) -> DecisionModel {
    let model = try DecisionFile.read(path, language).model
    guard DecisionFile.form(of: path) != .dmn, let old = try old(target, language) else { return model }
    let sheets = try DecisionSheetFile.read(path, language)
    do {
      return try SheetReader.model(sheets, updating: old, language: language)
    } catch {
      throw DecisionRefusal(lines: error.problems.map { "\(path): \($0.sentence(in: language))" }, status: 1)
    }
  }

  /// Nil where there is no DMN file yet: then there is nothing to keep. One that cannot be read may hold what nobody
  /// has elsewhere, so it is refused and not written over.
  private static func old(_ target: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> DecisionModel? {
    guard target != "-", DecisionFile.form(of: target) == .dmn, FileManager.default.fileExists(atPath: target) else {
      return nil
    }
    return try DecisionFile.read(target, language).model
  }
}
