import Foundation
import Testing
import Web

@Suite("Copies of folders") struct ContentsCopyTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tsumugi-copy-\(UUID().uuidString)")
  private var source: URL { folder.appending(path: "source") }
  private var target: URL { folder.appending(path: "target") }

  private func withFolder(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(at: source.appending(path: "text"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body()
  }

  @Test("hold the same, with the same modes, and belong to who makes them")
  func same() throws {
    try withFolder {
      let content = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
      try content.write(to: source.appending(path: "text/large"))
      try Data().write(to: source.appending(path: "empty"))
      #expect(chmod(source.appending(path: "empty").path, 0o600) == 0)
      try FileManager.default.createSymbolicLink(
        at: source.appending(path: "link"), withDestinationURL: source.appending(path: "text/large"))
      // Only root can make a file another's; for everybody else it is their own from the beginning.
      if geteuid() == 0 { #expect(chown(source.appending(path: "text").path, 12_345, 12_345) == 0) }
      try ContentsCopy.copy(source, to: target)
      #expect(try Data(contentsOf: target.appending(path: "text/large")) == content)
      #expect(try Data(contentsOf: target.appending(path: "link")) == content)
      let empty = try FileManager.default.attributesOfItem(atPath: target.appending(path: "empty").path)
      #expect(empty[.size] as? Int == 0 && empty[.posixPermissions] as? Int == 0o600)
      var status = stat()
      #expect(stat(target.appending(path: "text").path, &status) == 0 && status.st_uid == geteuid())
    }
  }

  @Test("nothing is written over, and what is missing is named")
  func refused() throws {
    try withFolder {
      try ContentsCopy.copy(source, to: target)
      let taken = #expect(throws: ContentsCopy.Refused.self) { try ContentsCopy.copy(source, to: target) }
      #expect(taken?.path == target.path)
      let missing = #expect(throws: ContentsCopy.Refused.self) {
        try ContentsCopy.copy(source.appending(path: "nothing"), to: folder.appending(path: "other"))
      }
      #expect(missing.map { "\($0)" } == "\(source.path)/nothing: No such file or directory")
    }
  }

  @Test("a link that leads back to a folder above it does not go on for ever")
  func loop() throws {
    try withFolder {
      try FileManager.default.createSymbolicLink(
        at: source.appending(path: "text/up"), withDestinationURL: source)
      #expect(throws: ContentsCopy.Refused.self) { try ContentsCopy.copy(source, to: target) }
    }
  }
}
