import FormSchema
import Foundation
import Kernel

/// Writes a definition as a folder that reads back to the same version.
public enum ProcedureFolderWriter {
  /// The files by their path within the folder, in order.
  public static func files(_ definition: ProcedureDefinition) -> [(path: String, bytes: [UInt8])] {
    DefinitionWriter.files(definition).map { ($0.path, bytes($0.path, $0.json)) }
  }

  private static func bytes(_ path: String, _ json: JSONValue) -> [UInt8] {
    // Decisions and tables are texts already.
    guard !path.hasSuffix(".yaml"), case .text(let text) = json else { return YAMLText.bytes(json) }
    return Array(text.utf8)
  }

  /// Writes the folder `id` under `parent`.
  /// - Throws: `CocoaError` when a file cannot be written, or the folder is there already.
  public static func write(_ definition: ProcedureDefinition, under parent: String) throws {
    let folder = URL(filePath: parent).appending(path: definition.id)
    try FileManager.default.createDirectory(at: URL(filePath: parent), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for (path, bytes) in files(definition) {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}
