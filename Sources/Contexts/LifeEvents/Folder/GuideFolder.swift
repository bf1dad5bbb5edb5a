import Foundation
import SourceFiles

/// The files of a guide: `guide.yaml`, `text/en.yaml`, `text/easy-ja.yaml`, `examples/*.yaml`.
enum GuideFolder {
  /// A guide has a few examples; so many files can be no guide.
  static let mostFiles = 100

  static let required = ["guide.yaml", "text/en.yaml", "text/easy-ja.yaml"]

  static func isExpected(_ file: String) -> Bool { required.contains(file) || isExample(file) }

  static func isExample(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == "examples" && parts[1].hasSuffix(".yaml")
      && SourceID.isLegal(String(parts[1].dropLast(5)))
  }

  /// What lies in the folder.
  struct Content {
    /// By their path within the folder; those that do not belong here come without their content.
    var files: [String: [UInt8]] = [:]
    /// What could not be taken.
    var findings: [GuideFinding] = []
  }

  /// What lies under `path`. Links are not followed, and nothing is opened that is no ordinary file.
  /// - Returns: `nil` when there is no such folder, or far too much in it.
  static func content(of path: String) -> Content? {
    guard let names = names(in: path) else { return nil }
    var content = Content()
    var count = 0
    for name in names {
      let inner = ["text", "examples"].contains(name) ? self.names(in: "\(path)/\(name)") : nil
      for file in inner.map({ $0.map { "\(name)/\($0)" } }) ?? [name] {
        count += 1
        guard count <= mostFiles else { return nil }
        do throws(SourceTrouble) { content.files[file] = try bytes(of: file, in: path) } catch {
          content.findings.append(GuideFinding(error))
        }
      }
    }
    return content
  }

  private static func names(in folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// - Returns: nothing for what does not belong here; it is not opened.
  private static func bytes(of file: String, in folder: String) throws(SourceTrouble) -> [UInt8] {
    let (path, mark) = ("\(folder)/\(file)", SourceMark(file: file))
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let type = attributes?[.type] as? FileAttributeType
    guard type != .typeSymbolicLink else { throw SourceTrouble(.linkedFile, at: mark) }
    guard isExpected(file), type == .typeRegular else { return [] }
    guard attributes?[.size] as? Int ?? 0 <= YAMLSource.mostBytes else { throw SourceTrouble(.fileTooLarge, at: mark) }
    guard let content = FileManager.default.contents(atPath: path) else {
      throw SourceTrouble(.unreadableFile, at: mark)
    }
    return Array(content)
  }
}
