import Foundation
import SourceFiles

/// The files of a guide: `guide.yaml`, `text/en.yaml`, `text/easy-ja.yaml`, `examples/*.yaml`.
enum GuideFolder {
  /// A guide has a few examples; so many files can be no guide.
  static let mostFiles = 100

  static func isExpected(_ file: String) -> Bool {
    ["guide.yaml", "text/en.yaml", "text/easy-ja.yaml"].contains(file) || isExample(file)
  }

  static func isExample(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == "examples" && parts[1].hasSuffix(".yaml")
      && GuideReader.isID(String(parts[1].dropLast(5)))
  }

  /// The files under `path` by their path within it. Links and whatever is no ordinary file are left out; files that
  /// do not belong here come without their content.
  /// - Returns: `nil` when there is no such folder, or far too much in it.
  static func files(at path: String) -> [String: [UInt8]]? {
    let manager = FileManager.default
    guard let names = try? manager.contentsOfDirectory(atPath: path) else { return nil }
    var files: [String: [UInt8]] = [:]
    for name in names.sorted() where !name.hasPrefix(".") {
      let isFolder = ["text", "examples"].contains(name)
      let inner = isFolder ? (try? manager.contentsOfDirectory(atPath: "\(path)/\(name)")) : nil
      for file in inner.map({ $0.filter { !$0.hasPrefix(".") }.map { "\(name)/\($0)" } }) ?? [name] {
        guard files.count < mostFiles else { return nil }
        let attributes = try? manager.attributesOfItem(atPath: "\(path)/\(file)")
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
        let isRead = isExpected(file) && attributes?[.size] as? Int ?? 0 <= YAMLSource.mostBytes
        files[file] = isRead ? manager.contents(atPath: "\(path)/\(file)").map(Array.init) ?? [] : []
      }
    }
    return files
  }
}
