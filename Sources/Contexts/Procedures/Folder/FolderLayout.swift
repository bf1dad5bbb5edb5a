import FormSchema
import Nihongo
import SourceFiles

/// Which files a procedure's folder may have.
enum FolderLayout {
  private static let fixed = [
    "procedure.yaml", "form.yaml", "decision.yaml", "messages.yaml", "text/en.yaml", "text/easy-ja.yaml",
  ] + DecisionKind.allCases.map(\.path)

  static func isExpected(_ file: String) -> Bool {
    if fixed.contains(file) { return true }
    if let table = DefinitionReader.name(file, in: "tables", ending: "csv") { return SourceID.isLegal(table) }
    return ["documents", "examples", "groups"].contains { folder in
      DefinitionReader.name(file, in: folder).map(SourceID.isLegal) ?? false
    }
  }

  /// The name a file was most likely meant to have: `form.yaml` for `Form.yml`.
  static func closest(to file: String) -> String? {
    let lower = file.lowercased()
    let plain = lower.hasSuffix(".yml") ? "\(lower.dropLast(3))yaml" : lower
    return isExpected(plain) ? plain : Suggestion.closest(to: file, among: fixed)
  }

  /// What file managers leave behind in every folder; nobody has to tidy it away.
  static func isLeftBehind(_ name: String) -> Bool {
    [".DS_Store", "Thumbs.db", "desktop.ini"].contains(name) || name.hasPrefix("._")
  }
}
