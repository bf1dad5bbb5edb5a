import Foundation

/// Files of rules as bytes, never more than allowed.
enum DecisionBytes {
  /// - Throws: a refusal that names the file.
  static func read(
    _ path: String, most: Int, _ phrases: DecisionPhrases, standardInput: FileHandle = .standardInput
  ) throws(DecisionRefusal) -> [UInt8] {
    guard path == "-" || !isFolder(path), let handle = path == "-" ? standardInput : FileHandle(forReadingAtPath: path)
    else { throw DecisionRefusal(lines: [phrases.unreadable(path)]) }
    var bytes: [UInt8] = []
    do {
      while bytes.count <= most {
        let part = try handle.read(upToCount: min(most + 1 - bytes.count, 1 << 20)) ?? Data()
        if part.isEmpty { break }
        bytes += part
      }
    } catch {
      throw DecisionRefusal(lines: [phrases.unreadable(path)])
    }
    guard bytes.count <= most else { throw DecisionRefusal(lines: [phrases.tooLarge(path, most)]) }
    return bytes
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
