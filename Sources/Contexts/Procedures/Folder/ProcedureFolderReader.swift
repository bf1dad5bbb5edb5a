import FormSchema
import Foundation
import SourceFiles

/// Reads a procedure's folder: the definition, or everything that is wrong with it.
public enum ProcedureFolderReader {
  /// What came of reading.
  public struct Outcome: Sendable {
    /// `nil` while there are mistakes.
    public internal(set) var definition: ProcedureDefinition?
    /// By file and line.
    public internal(set) var findings: [FolderFinding]
    /// Where each thing stands, as ``DefinitionReader`` noted it.
    var marks: [String: SourceMark] = [:]
    /// What was read, where the mistakes leave the form and its rules as they are meant: the proof can say more of it.
    var draft: ProcedureDefinition?
    /// What tables of decisions leave out, which the form may never ask them.
    var gaps: [DecisionGap] = []
  }

  /// Reads the folder at `path`. Links are not followed.
  /// - Parameter set: the ids of the procedures it may name as related; `nil` when they are not known.
  public static func read(_ path: String, for town: TownFacts? = nil, among set: Set<String>? = nil) -> Outcome {
    let folder = FolderFiles(at: path)
    guard folder.isWhole else { return Outcome(definition: nil, findings: folder.findings) }
    let name = URL(filePath: path).standardizedFileURL.lastPathComponent
    return read(folder.files, named: name, for: town, among: set, findings: folder.findings)
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
      if let finding = unexpected(file) {
        findings.append(finding)
        continue
      }
      do { nodes[file] = try node(bytes, file: file) } catch { findings.append(error) }
    }
    return judge(nodes, named: name, for: town, among: set, findings: findings).outcome
  }

  /// - Returns: `nil` when a folder may have such a file.
  static func unexpected(_ file: String) -> FolderFinding? {
    guard !FolderLayout.isExpected(file) else { return nil }
    var values = ["file": file]
    values["suggestion"] = FolderLayout.closest(to: file)
    return FolderFinding(.unexpectedFile, at: SourceMark(file: file), values)
  }

  /// Reads and checks files that are trees already.
  /// - Parameters:
  ///   - name: the folder's name; `nil` when there is no folder.
  ///   - findings: what stands against single files.
  /// - Returns: with the outcome the definition as far as it can be read at all, and whether nothing stood against that.
  static func judge(
    _ nodes: [String: SourceNode], named name: String?, for town: TownFacts?, among set: Set<String>?,
    findings: [FolderFinding]
  ) -> (outcome: Outcome, definition: ProcedureDefinition?, isReadable: Bool) {
    let unread = Set(findings.map(\.mark.file))
    // A file that could not be read is not missing.
    let isTold = { (finding: FolderFinding) in
      finding.code != .missingFile || !unread.contains(finding.mark.file)
    }
    var reader = DefinitionReader()
    guard let definition = reader.read(nodes) else {
      let all = sorted(findings + reader.findings.filter(isTold))
      return (Outcome(definition: nil, findings: all), nil, false)
    }
    let isReadable = reader.findings.isEmpty
    if let name, definition.id != name, !definition.id.isEmpty {
      reader.find(
        .folderNameDiffers, at: reader.marks["procedure.id"] ?? SourceMark(file: "procedure.yaml"),
        ["id": definition.id, "name": name])
    }
    var checker = DefinitionChecker(definition, marks: reader.marks)
    checker.check(for: town, among: set)
    checker.checkPlainTexts(reader.plainTexts)
    let all = findings + reader.findings + checker.findings.filter(isTold)
    let mistakes = all.filter { $0.severity == .mistake }, gaps = checker.gaps
    let isSettled = mistakes.allSatisfy { $0.isBesideTheForm || gaps.map(\.finding).contains($0) }
    let outcome = Outcome(
      definition: mistakes.isEmpty ? definition : nil, findings: sorted(all), marks: reader.marks,
      draft: isSettled ? definition : nil, gaps: gaps)
    return (outcome, definition, isReadable)
  }

  /// Decisions are DMN, tables CSV, everything else is YAML.
  private static func node(_ bytes: [UInt8], file: String) throws(FolderFinding) -> SourceNode {
    do throws(SourceTrouble) {
      guard file.hasSuffix(".dmn") || file.hasSuffix(".csv") else { return try YAMLSource.read(bytes, file: file) }
      return .scalar(try SourceText.read(bytes, file: file), SourceMark(file: file))
    } catch { throw FolderFinding(error) }
  }

  static func sorted(_ findings: [FolderFinding]) -> [FolderFinding] {
    let sorted = findings.sorted {
      ($0.mark.file, $0.mark.line, $0.mark.column, $0.code.rawValue)
        < ($1.mark.file, $1.mark.line, $1.mark.column, $1.code.rawValue)
    }
    // A group that is used twice is read twice.
    return zip(sorted, [nil] + sorted.map(Optional.some)).filter { $0.0 != $0.1 }.map(\.0)
  }
}
