import FormSchema
import Kernel
import Ports
import ProcedureDraft
import SourceFiles

/// Files that somebody brought: an export of another town, a folder from git.
struct BroughtFiles {
  private var folder = DraftFolder()
  private var findings: [FolderFinding] = []

  /// - Parameter files: by their path; where all stand in one folder, that folder is left away.
  init(_ files: [String: [UInt8]]) {
    let files = Self.withoutTop(files)
    var contents: [String: DraftFolder.File] = [:]
    var bytes = 0
    for (file, content) in files.sorted(by: { $0.key < $1.key }) {
      bytes += content.count
      guard contents.count < FolderFiles.most, bytes <= FolderFiles.mostBytes else {
        findings.append(
          FolderFinding(.folderTooLarge, at: SourceMark(file: file), ["max": "\(FolderFiles.most)"]))
        break
      }
      guard FolderLayout.isExpected(file) else {
        note(unexpected: file)
        continue
      }
      do { contents[file] = try Self.content(content, file: file) } catch { findings.append(error) }
    }
    folder = Self.plain(DraftFolder(contents))
  }

  var brought: BroughtFolder {
    BroughtFolder(folder: folder, findings: DraftReading(folder).findings(findings, AuthoringWords()))
  }

  private mutating func note(unexpected file: String) {
    let name = String(file.split(separator: "/").last ?? "")
    guard !FolderLayout.isLeftBehind(name), !file.hasSuffix("/") else { return }
    var values = ["file": file]
    values["suggestion"] = FolderLayout.closest(to: file)
    findings.append(FolderFinding(.unexpectedFile, at: SourceMark(file: file), values))
  }

  private static func content(_ bytes: [UInt8], file: String) throws(FolderFinding) -> DraftFolder.File {
    guard bytes.count <= YAMLSource.mostBytes else { throw FolderFinding(.fileTooLarge, at: SourceMark(file: file)) }
    do throws(SourceTrouble) {
      guard DraftFolder.isText(file) else { return .tree(JSONValue(try YAMLSource.read(bytes, file: file))) }
      return .text(try SourceText.read(bytes, file: file))
    } catch { throw FolderFinding(error) }
  }

  /// What can be read is kept as its version would be, so that a draft of a folder and one of its version are alike.
  private static func plain(_ folder: DraftFolder) -> DraftFolder {
    let reading = DraftReading(folder)
    guard reading.isReadable, let definition = reading.definition else { return folder }
    return DraftFolder(definition: definition)
  }

  /// `dog/form.yaml` is `form.yaml` where everything stands in `dog`.
  private static func withoutTop(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
    guard files["procedure.yaml"] == nil,
      let top = files.keys.first(where: { $0.hasSuffix("/procedure.yaml") })?.dropLast("procedure.yaml".count)
    else { return files }
    return Dictionary(
      files.filter { $0.key.hasPrefix(top) }.map { (String($0.key.dropFirst(top.count)), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension DraftFolder {
  /// The files of a definition.
  init(definition: ProcedureDefinition) {
    self.init(Dictionary(
      DefinitionWriter.files(definition).map { path, json in
        guard DraftFolder.isText(path), case .text(let text) = json else { return (path, File.tree(json)) }
        return (path, File.text(text))
      }, uniquingKeysWith: { first, _ in first }))
  }
}
