import DMN
import DecisionSheets
import FEEL
import Foundation

/// A model read from a file, with the models it imports.
struct DecisionFile {
  enum Form: Equatable {
    case dmn
    case spreadsheet
    /// One file is one decision; a folder holds several.
    case csv
  }

  let path: String
  let model: DecisionModel
  let imports: [DecisionModel]

  var compiled: CompiledModel { CompiledModel(model, imports: imports) }

  /// What a path names, by its ending; nil where nobody can tell.
  static func form(of path: String) -> Form? {
    if path == "-" { return .dmn }
    switch URL(filePath: path).pathExtension.lowercased() {
    case "dmn", "xml": return .dmn
    case "xlsx": return .spreadsheet
    case "csv": return .csv
    default: return nil
    }
  }

  /// Whether a path can be written: a file whose form is known, or a folder. A new folder has no dot in its name, so that
  /// `fee.pdf` is no folder of sheets.
  static func canWrite(_ path: String) -> Bool {
    form(of: path) != nil || URL(filePath: path).pathExtension.isEmpty || DecisionBytes.isFolder(path)
  }

  /// Reads a model and what it imports: from the files named, then from other `.dmn` files beside it.
  ///
  /// - Throws: a refusal that names the file; where its content is wrong with status 1 and the place.
  static func read(
    _ path: String, imports: [String] = [], _ language: SentenceLanguage
  ) throws(DecisionRefusal) -> DecisionFile {
    let phrases = DecisionPhrases(language: language)
    switch form(of: path) ?? (DecisionBytes.isFolder(path) ? .csv : nil) {
    case nil where !FileManager.default.fileExists(atPath: path):
      throw DecisionRefusal(lines: [phrases.unreadable(path)])
    case nil: throw DecisionRefusal(lines: [phrases.unknownForm(path)])
    case .dmn:
      let model = try model(path, language)
      return DecisionFile(path: path, model: model, imports: try imported(by: model, at: path, imports, language))
    case .csv, .spreadsheet:
      let sheets = try DecisionSheetFile.read(path, language)
      do {
        return DecisionFile(path: path, model: try DecisionSheetFile.model(sheets, path, language), imports: [])
      } catch {
        throw DecisionRefusal(lines: error.problems.map { "\(path): \($0.sentence(in: language))" }, status: 1)
      }
    }
  }

  private static func model(_ path: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> DecisionModel {
    let bytes = try DecisionBytes.read(path, most: DMNLimits.standard.fileSize, DecisionPhrases(language: language))
    do {
      return try DecisionModel.read(xml: bytes)
    } catch {
      let lines = ProblemLines(path: path, model: nil, language: language)
      throw DecisionRefusal(lines: [lines.line(error)], status: 1)
    }
  }

  private static func imported(
    by model: DecisionModel, at path: String, _ named: [String], _ language: SentenceLanguage
  ) throws(DecisionRefusal) -> [DecisionModel] {
    var found: [DecisionModel] = []
    for path in named { found.append(try self.model(path, language)) }
    var wanted = model.imports + found.flatMap(\.imports)
    guard path != "-", !wanted.isEmpty else { return found }
    var beside = neighbours(of: path, language)
    while let next = wanted.popLast() {
      guard let place = beside.firstIndex(where: { $0.namespace == next.namespace }) else { continue }
      let model = beside.remove(at: place)
      wanted += model.imports
      found.append(model)
    }
    return found
  }

  /// The other models in the file's folder; those that cannot be read are nobody's imports.
  private static func neighbours(of path: String, _ language: SentenceLanguage) -> [DecisionModel] {
    let file = URL(filePath: path).standardizedFileURL
    let folder = file.deletingLastPathComponent()
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    return names.filter { $0.hasSuffix(".dmn") && $0 != file.lastPathComponent }.prefix(64).compactMap { name in
      try? model(folder.appending(path: name).path, language)
    }
  }
}
