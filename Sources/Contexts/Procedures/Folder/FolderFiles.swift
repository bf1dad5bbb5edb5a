import Foundation
import SourceFiles

/// The files of a procedure's folder, read from the disk. Links are not followed, and nothing is opened that is no
/// ordinary file.
struct FolderFiles {
  /// So many things may lie in the folder.
  static let most = 500
  /// The files together may have this many bytes.
  static let mostBytes = 10_000_000

  /// By their path within the folder.
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var findings: [FolderFinding] = []
  /// Whether there is a folder and all of it was looked at.
  private(set) var isWhole = true
  private let root: String
  private var count = 0
  private var bytes = 0

  init(at root: String) {
    self.root = root
    guard let names = names(in: "") else {
      findings = [FolderFinding(.missingFolder, at: SourceMark(file: "procedure.yaml"))]
      isWhole = false
      return
    }
    for name in names where isWhole { take(name) }
    // What was found up to there says little about a folder that is no folder of a procedure.
    if !isWhole { findings = findings.filter { $0.code == .folderTooLarge } }
  }

  private func names(in folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)"))?
      .filter { !FolderLayout.isLeftBehind($0) }.sorted()
  }

  private mutating func take(_ file: String) {
    count += 1
    guard count <= Self.most else { return stop(file, nil, ["max": "\(Self.most)"]) }
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(file)")
    switch attributes?[.type] as? FileAttributeType {
    case .typeRegular: load(file, attributes?[.size] as? Int ?? 0)
    case .typeSymbolicLink: find(.linkedFile, file)
    case .typeDirectory where !FolderLayout.isExpected(file) && !file.contains("/"):
      guard let names = names(in: file) else { return find(.unreadableFile, file) }
      for name in names where isWhole { take("\(file)/\(name)") }
    case nil: find(.unexpectedFile, file, ["file": file])
    default: find(FolderLayout.isExpected(file) ? .notAFile : .unexpectedFile, file, ["file": file])
    }
  }

  private mutating func load(_ file: String, _ size: Int) {
    // A file that does not belong here is not opened.
    guard FolderLayout.isExpected(file) else { return files[file] = [] }
    guard size <= YAMLSource.mostBytes else { return find(.fileTooLarge, file) }
    bytes += size
    guard bytes <= Self.mostBytes else {
      return stop(file, "bytes", ["max": "\(Self.mostBytes / 1_000_000)"])
    }
    guard let content = FileManager.default.contents(atPath: "\(root)/\(file)") else {
      return find(.unreadableFile, file)
    }
    files[file] = Array(content)
  }

  private mutating func stop(_ file: String, _ variant: String?, _ values: [String: String]) {
    isWhole = false
    findings.append(FolderFinding(.folderTooLarge, variant: variant, at: SourceMark(file: file), values))
  }

  private mutating func find(_ code: FolderFinding.Code, _ file: String, _ values: [String: String] = [:]) {
    findings.append(FolderFinding(code, at: SourceMark(file: file), values))
  }
}
