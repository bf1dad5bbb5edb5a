import FormSchema
import Foundation

/// Reads a procedure's folder: the definition, or everything that is wrong with it.
public enum ProcedureFolderReader {
  private static let mostFiles = 500

  /// What came of reading.
  public struct Outcome: Sendable {
    /// `nil` while there are mistakes.
    public let definition: ProcedureDefinition?
    /// By file and line.
    public let findings: [FolderFinding]
    /// Where each thing stands, as ``DefinitionReader`` noted it.
    var marks: [String: SourceMark] = [:]
  }

  /// Reads the folder at `path`. Links are not followed.
  /// - Parameter set: the ids of the procedures it may name as related; `nil` when they are not known.
  public static func read(_ path: String, for town: TownFacts? = nil, among set: Set<String>? = nil) -> Outcome {
    var findings: [FolderFinding] = []
    var files: [String: [UInt8]] = [:]
    collect(root: path, under: "", &files, &findings)
    let name = URL(filePath: path).standardizedFileURL.lastPathComponent
    return read(files, named: name, for: town, among: set, findings: findings)
  }

  /// Reads the files of a folder, by their path within it.
  /// - Parameter name: the folder's name, which must be the procedure's id.
  public static func read(
    _ files: [String: [UInt8]], named name: String, for town: TownFacts? = nil, among set: Set<String>? = nil
  ) -> Outcome { read(files, named: name, for: town, among: set, findings: []) }

  private static func read(
    _ files: [String: [UInt8]], named name: String, for town: TownFacts?, among set: Set<String>?,
    findings: [FolderFinding]
  ) -> Outcome {
    var findings = findings
    var nodes: [String: SourceNode] = [:]
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      guard isExpected(file) else {
        findings.append(FolderFinding(.unexpectedFile, at: SourceMark(file: file), ["file": file]))
        continue
      }
      do { nodes[file] = try node(bytes, file: file) } catch { findings.append(error) }
    }
    let unread = Set(findings.map(\.mark.file))
    var reader = DefinitionReader()
    guard let definition = reader.read(nodes) else {
      // A file that could not be read is not missing.
      return Outcome(definition: nil, findings: sorted(findings + reader.findings.filter {
        $0.code != .missingFile || !unread.contains($0.mark.file)
      }))
    }
    if definition.id != name, !definition.id.isEmpty {
      reader.find(
        .folderNameDiffers, at: reader.marks["procedure.id"] ?? SourceMark(file: "procedure.yaml"),
        ["id": definition.id, "name": name])
    }
    var checker = DefinitionChecker(definition, marks: reader.marks)
    checker.check(for: town, among: set)
    checker.checkPlainTexts(reader.plainTexts)
    findings += reader.findings + checker.findings.filter {
      $0.code != .missingFile || !unread.contains($0.mark.file)
    }
    return Outcome(
      definition: findings.contains { $0.severity == .mistake } ? nil : definition, findings: sorted(findings),
      marks: reader.marks)
  }

  /// Decisions are DMN, tables CSV, everything else is YAML.
  private static func node(_ bytes: [UInt8], file: String) throws(FolderFinding) -> SourceNode {
    guard file.hasSuffix(".dmn") || file.hasSuffix(".csv") else { return try YAMLSource.read(bytes, file: file) }
    let mark = SourceMark(file: file)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FolderFinding(.notUTF8, at: mark) }
    return .scalar(text, mark)
  }

  static func sorted(_ findings: [FolderFinding]) -> [FolderFinding] {
    let sorted = findings.sorted {
      ($0.mark.file, $0.mark.line, $0.mark.column, $0.code.rawValue)
        < ($1.mark.file, $1.mark.line, $1.mark.column, $1.code.rawValue)
    }
    // A group that is used twice is read twice.
    return zip(sorted, [nil] + sorted.map(Optional.some)).filter { $0.0 != $0.1 }.map(\.0)
  }

  private static func isExpected(_ file: String) -> Bool {
    if ["procedure.yaml", "form.yaml", "decision.yaml", "messages.yaml"].contains(file) { return true }
    if ["text/en.yaml", "text/easy-ja.yaml"].contains(file) { return true }
    if DecisionKind.allCases.contains(where: { $0.path == file }) { return true }
    if let table = DefinitionReader.name(file, in: "tables", ending: "csv") { return DefinitionReader.isID(table) }
    return ["documents", "examples", "groups"].contains { folder in
      DefinitionReader.name(file, in: folder).map(DefinitionReader.isID) ?? false
    }
  }

  private static func collect(
    root: String, under folder: String, _ files: inout [String: [UInt8]], _ findings: inout [FolderFinding]
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    for name in names.sorted() {
      let file = folder.isEmpty ? name : "\(folder)/\(name)"
      guard files.count < mostFiles else {
        findings.append(FolderFinding(.folderTooLarge, at: SourceMark(file: file), ["max": "\(mostFiles)"]))
        return
      }
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(file)")
      switch attributes?[.type] as? FileAttributeType {
      case .typeRegular: load(root, file, attributes?[.size] as? Int ?? 0, &files, &findings)
      case .typeDirectory where folder.isEmpty: collect(root: root, under: name, &files, &findings)
      case .typeSymbolicLink: findings.append(FolderFinding(.linkedFile, at: SourceMark(file: file)))
      default: findings.append(FolderFinding(.unexpectedFile, at: SourceMark(file: file), ["file": file]))
      }
    }
  }

  private static func load(
    _ root: String, _ file: String, _ size: Int, _ files: inout [String: [UInt8]], _ findings: inout [FolderFinding]
  ) {
    guard size <= YAMLSource.mostBytes else {
      findings.append(FolderFinding(.fileTooLarge, at: SourceMark(file: file)))
      return
    }
    // A file that may not be read is as good as missing.
    files[file] = FileManager.default.contents(atPath: "\(root)/\(file)").map(Array.init)
  }
}
