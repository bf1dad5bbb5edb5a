import Foundation
import TestSupport
import Testing
import WebTestSupport

@testable import Web

@Suite("Files in the clear while they are made") struct UnsealedFilesTests {
  private struct Stop: Error {}

  @Test("the folder is the owner's alone, and gone with what it was for, however that ends", arguments: [false, true])
  func folder(fails: Bool) async throws {
    try await withTown { town in
      var seen: URL?
      do {
        try await town.files.withUnsealedFolder { url in
          seen = url
          try Data("織部".utf8).write(to: url.appending(path: "cases.xlsx"))
          for folder in [url, url.deletingLastPathComponent()] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
            #expect(mode == 0o700)
          }
          #expect(url.path.hasPrefix(town.files.folder.path))
          if fails { throw Stop() }
        }
      } catch is Stop { #expect(fails) }
      let url = try #require(seen)
      #expect(!FileManager.default.fileExists(atPath: url.path))
    }
  }

  @Test("what a killed process left is removed, what somebody works on is not, and sealed files stay")
  func abandoned() async throws {
    try await withTown { town in
      #expect(try town.files.removeAbandoned() == 0)
      let stored = try town.files.store(Array("x".utf8))
      try await town.files.withUnsealedFolder { own in
        let left = own.deletingLastPathComponent().appending(path: "left")
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: false)
        try Data("織部".utf8).write(to: left.appending(path: "cases.xlsx"))
        #expect(try town.files.removeAbandoned() == 1)
        #expect(!FileManager.default.fileExists(atPath: left.path))
        #expect(FileManager.default.fileExists(atPath: own.path))
        #expect(try town.files.namesInPlace() == [stored.name])
      }
    }
  }
}
