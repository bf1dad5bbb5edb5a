import Foundation

/// One Swift file of the product, as text.
struct SourceFile: Sendable, CustomStringConvertible {
  /// From the project's folder: `Sources/Contexts/Cases/Web/QuestionField.swift`.
  let path: String
  let text: String

  var description: String { path }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var imports: Set<String> {
    Set(text.matches(of: /(?m)^import (?:struct |enum |class |protocol )?(\w+)/).map { String($0.1) })
  }

  /// `Cases` for a file of `Sources/Contexts/Cases`, otherwise `nil`.
  var context: String? {
    let parts = path.split(separator: "/")
    return parts.count > 3 && parts[0] == "Sources" && parts[1] == "Contexts" ? String(parts[2]) : nil
  }

  /// The text without comments, so that words about a thing are not the thing.
  var code: String {
    lines.map { line in
      guard let start = line.range(of: "//"), !line[..<start.lowerBound].contains("\"") else { return String(line) }
      return String(line[..<start.lowerBound])
    }.joined(separator: "\n")
  }
}

/// The project as these tests read it.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let product: [SourceFile] = swiftFiles(under: "Sources") + swiftFiles(under: "Pure/Sources")

  static var contexts: [SourceFile] { product.filter { $0.context != nil } }

  static func swiftFiles(under folder: String) -> [SourceFile] {
    let base = root.appending(path: folder)
    let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.pathExtension == "swift" }.compactMap { url in
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
      return SourceFile(path: folder + "/" + url.path.dropFirst(base.path.count + 1), text: text)
    }.sorted { $0.path < $1.path }
  }

  /// The embedded catalogues of one target: language → key → sentence.
  static func catalogue(_ folder: String) throws -> [String: [String: String]] {
    var found: [String: [String: String]] = [:]
    for language in ["ja", "easy-ja", "en"] {
      let data = try Data(contentsOf: root.appending(path: "\(folder)/Text/\(language).json"))
      found[language] = try JSONDecoder().decode([String: String].self, from: data)
    }
    return found
  }

  static let catalogueFolders: [String] = {
    let contexts = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources/Contexts").path)) ?? []
    return contexts.sorted().map { "Sources/Contexts/\($0)" }
      + ["Web", "DesignSystem", "SourceFiles"].map { "Sources/Foundations/\($0)" }
  }()
}
