import Foundation
import Municipality
import Ports
import Testing
import Web
@testable import Tsumugi

/// Folders of procedures and guides are checked with what the town around them says of itself.
@Suite("The town around a folder") struct TownFolderTests {
  private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples/TsumugiCity")

  private func withTown(_ town: String?, _ body: (_ folder: String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "town-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    let folder = url.appending(path: "procedures/one")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let town { try Data(town.utf8).write(to: url.appending(path: "town.yaml")) }
    try body(folder.path)
  }

  @Test("is the one two folders up")
  func found() throws {
    try withTown(String(contentsOf: Self.example.appending(path: "town.yaml"), encoding: .utf8)) { folder in
      let town = try #require(try TownFolder(around: folder))
      #expect(town.profile.id == "tsumugi-city")
    }
  }

  @Test("may be none")
  func none() throws {
    try withTown(nil) { folder in
      let town = try TownFolder(around: folder)
      #expect(town == nil)
    }
  }

  @Test("is not passed over for a mistake in it, but the mistake is said, and the check does not hold")
  func mistaken() throws {
    try withTown("id: Tsumugi City\n") { folder in
      let outcome = try TownFolder.reporting {
        let town = try TownFolder(around: folder)
        return CommandOutcome([town?.profile.id ?? "none"])
      }
      #expect(outcome.status == 1)
      #expect(outcome.lines.count == 1 && outcome.lines[0].hasPrefix("town.yaml:"), "\(outcome.lines)")
    }
  }
}
