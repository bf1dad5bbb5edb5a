import FormSchema
import Kernel
import SourceFiles

/// The form a definition is stored in: its files as one canonical JSON text.
enum StoredDefinition {
  static func text(_ definition: ProcedureDefinition) -> String {
    String(decoding: DefinitionWriter.canonicalBytes(definition), as: UTF8.self)
  }

  /// - Returns: `nil` when the text is not one that ``text(_:)`` wrote.
  static func definition(_ text: String) -> ProcedureDefinition? {
    guard case .object(let files)? = try? JSONReader.read(text.utf8) else { return nil }
    var reader = DefinitionReader()
    let nodes = files.map { ($0.key, SourceNode($0.value, file: $0.key)) }
    let definition = reader.read(Dictionary(nodes, uniquingKeysWith: { first, _ in first }))
    return reader.findings.isEmpty ? definition : nil
  }
}
