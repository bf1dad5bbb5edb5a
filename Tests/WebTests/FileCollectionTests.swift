import Crypto
import Foundation
import Kernel
import Storage
import TestSupport
import Testing
import Vault
import WebTestSupport

@testable import Web

/// A town in which two tables name files: one by a column, one inside sealed words.
private struct FileTown: Sendable {
  let town: Town
  let clock: TestClock

  static let day = 86_400
  static let words = SealedColumn("sample_words", "words", key: [.text("id")], place: "sample/{id}")

  static let migration = Migration("sample-0001-create") { tx in
    try tx.run("CREATE TABLE sample_paper (id TEXT PRIMARY KEY, file_name TEXT NOT NULL)")
    try tx.run("CREATE TABLE sample_words (id TEXT PRIMARY KEY, words \(.bytes) NOT NULL)")
  }

  var collection: FileCollection {
    FileCollection(town: town, references: [.name("sample_paper", "file_name"), .sealed(Self.words)])
  }

  func store(_ text: String) throws -> StoredFile { try town.files.store(Array(text.utf8)) }

  /// Writes the name of a file that came before, as a submission does.
  func name(_ file: StoredFile, id: String = "1") async throws {
    try await town.database.write { tx in
      try town.files.hold([file.name])
      try tx.run("INSERT INTO sample_paper (id, file_name) VALUES (\(id), \(file.name))")
    }
  }

  /// Writes sealed words, as a draft does.
  func write(_ text: String, id: String = "1") async throws {
    try await town.database.write { tx in
      let sealed = try town.vault.seal(Array(text.utf8), place: Self.words.place(id))
      try tx.run("INSERT INTO sample_words (id, words) VALUES (\(id), \(sealed))")
    }
  }

  func forget() async throws {
    try await town.database.write { tx in
      try tx.run("DELETE FROM sample_paper")
      try tx.run("DELETE FROM sample_words")
    }
  }

  func isReadable(_ file: StoredFile) -> Bool { (try? town.files.contents(of: file.name)) != nil }
}

private func withFiles(
  _ engine: Engine = .sqlite, clock: TestClock = TestClock(), _ body: (FileTown) async throws -> Void
) async throws {
  try await withTown(engine, clock: clock, migrations: [FileTown.migration]) { town in
    try await body(FileTown(town: town, clock: clock))
  }
}

@Suite("Collecting files that nobody names") struct FileCollectionTests {
  @Test("after a day a file is set aside and still readable; after another it is gone", arguments: Engine.available)
  func life(engine: Engine) async throws {
    try await withFiles(engine) { files in
      let file = try files.store("紡木")
      files.clock.advance(seconds: FileTown.day - 1)
      #expect(try await files.collection.collect() == CollectedFiles())
      #expect(try await files.collection.look().unnamed.map(\.isRested) == [false])
      files.clock.advance(seconds: 1)
      #expect(try await files.collection.collect().setAside == 1)
      #expect(files.isReadable(file))
      #expect(try await files.collection.look().unnamed.map(\.isAside) == [true])
      files.clock.advance(seconds: FileTown.day - 1)
      #expect(try await files.collection.collect() == CollectedFiles())
      #expect(files.isReadable(file))
      files.clock.advance(seconds: 1)
      #expect(try await files.collection.collect().removed == 1)
      #expect(!files.isReadable(file))
      #expect(try await files.collection.look().unnamed.isEmpty)
    }
  }

  @Test("what a column names, alone or inside sealed words, stays", arguments: Engine.available)
  func named(engine: Engine) async throws {
    try await withFiles(engine) { files in
      let (paper, photo, nobody) = (try files.store("paper"), try files.store("photo"), try files.store("nobody's"))
      try await files.name(paper)
      try await files.write(
        "{\"photo\":[\"{\\\"id\\\":\\\"\(photo.name)\\\",\\\"sha256\\\":\\\"\(photo.sha256)\\\"}\"]}")
      for _ in 1...4 {
        files.clock.advance(seconds: FileTown.day)
        _ = try await files.collection.collect()
      }
      #expect(files.isReadable(paper) && files.isReadable(photo) && !files.isReadable(nobody))
      let found = try await files.collection.look()
      #expect(found == FileFindings(missing: [], unnamed: [], namedAside: []))
    }
  }

  @Test("a name without its file is missing; digits that only look like a name are not")
  func missing() async throws {
    try await withFiles { files in
      let (paper, photo) = (try files.store("paper"), try files.store("photo"))
      try await files.name(paper)
      try await files.write("id \(photo.name), sha256 \(photo.sha256)")
      try await files.write("typed by a person: \(String(repeating: "ab", count: 32))", id: "2")
      #expect(try await files.collection.look().missing.isEmpty)
      for file in [paper, photo] { try FileManager.default.removeItem(at: files.town.files.place(of: file.name)) }
      let missing = try await files.collection.look().missing
      let expected = [(paper.name, "sample_paper.file_name"), (photo.name, "sample_words.words")].sorted { $0.0 < $1.0 }
      #expect(missing.map(\.name) == expected.map(\.0) && missing.map(\.column) == expected.map(\.1))
    }
  }

  @Test("when one value cannot be opened nothing is collected")
  func unreadable() async throws {
    try await withFiles { files in
      let file = try files.store("nobody's")
      try await files.town.database.write { tx in
        try tx.run("INSERT INTO sample_words (id, words) VALUES ('x', \([UInt8](repeating: 9, count: 64)))")
      }
      files.clock.advance(seconds: 2 * FileTown.day)
      await #expect(throws: VaultProblem.self) { try await files.collection.collect() }
      #expect(try files.town.files.namesInPlace() == [file.name])
    }
  }

  @Test("names are found at every edge of a text, and in no longer or shorter run of digits")
  func mentioned() {
    let name = String(repeating: "0f", count: 32)
    for (text, count) in [
      (name, 1), ("\"\(name)\"", 1), ("\(name),\(name)", 2), (name + "0", 0), (String(name.dropLast()), 0),
      (name.uppercased(), 0), ("", 0), ("x" + name, 1), (name + "\n", 1), ("g\(name)g", 1),
    ] { #expect(FileNames.mentioned(in: Array(text.utf8)).count == count, "\(text)") }
  }
}

@Suite("Copying files") struct FileCopyTests {
  @Test("a copy has every file in its place or aside, and no upload under way")
  func copy() async throws {
    try await withFiles { files in
      let (first, second) = (try files.store("first"), try files.store("second"))
      try files.town.files.setAside(second.name)
      let arriving = try files.town.files.begin()
      try arriving.write([1, 2, 3])
      let target = FileManager.default.temporaryDirectory.appendingPathComponent("copy-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: target) }
      try files.town.files.copy(to: target)
      let copy = try SealedFiles(folder: target, vault: files.town.vault, world: files.town.world)
      for (file, text) in [(first, "first"), (second, "second")] {
        #expect(try copy.contents(of: file.name) == Array(text.utf8))
      }
      #expect(try copy.namesInPlace() == [first.name] && copy.namesAside() == [second.name])
      let arrived = try FileManager.default.contentsOfDirectory(
        atPath: target.appendingPathComponent("arriving").path)
      #expect(arrived.isEmpty)
      _ = try arriving.finish()
    }
  }

  @Test("files that are set aside or brought back meanwhile are in the copy")
  func moving() async throws {
    try await withFiles { files in
      let stored = try (0..<60).map { try files.store("photo \($0)") }
      for round in 0..<6 {
        let target = FileManager.default.temporaryDirectory.appendingPathComponent("copy-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: target) }
        // Between two moves of one file lies a day, so each moves once in a copy.
        async let moved: Void = Self.move(stored, toAside: round % 2 == 0, files)
        try files.town.files.copy(to: target)
        try await moved
        let copy = try SealedFiles(folder: target, vault: files.town.vault, world: files.town.world)
        for file in stored { #expect((try? copy.contents(of: file.name)) != nil) }
      }
    }
  }

  private static func move(_ stored: [StoredFile], toAside: Bool, _ files: FileTown) async throws {
    for file in stored {
      if toAside { try files.town.files.setAside(file.name) } else { files.town.files.bringBack(file.name) }
      await Task.yield()
    }
  }
}

@Suite("Collecting files while people write") struct FileCollectionRaceTests {
  @Test("a submission between the look and the collection keeps its file", arguments: Engine.available)
  func submissionBeforeSettingAside(engine: Engine) async throws {
    try await withFiles(engine) { files in
      let file = try files.store("photo")
      files.clock.advance(seconds: FileTown.day)
      let found = try await files.collection.look()
      #expect(found.unnamed.map(\.isRested) == [true])
      try await files.name(file)
      #expect(try files.collection.collect(found) == CollectedFiles())
      #expect(try files.town.files.namesInPlace() == [file.name])
    }
  }

  @Test("a submission before the removal gets its file back", arguments: Engine.available)
  func submissionBeforeRemoval(engine: Engine) async throws {
    try await withFiles(engine) { files in
      let file = try files.store("photo")
      files.clock.advance(seconds: FileTown.day)
      _ = try await files.collection.collect()
      files.clock.advance(seconds: FileTown.day)
      let found = try await files.collection.look()
      #expect(found.unnamed.map(\.isAside) == [true])
      try await files.name(file)
      #expect(try files.collection.collect(found).removed == 0)
      #expect(try files.town.files.namesInPlace() == [file.name] && files.town.files.namesAside().isEmpty)
    }
  }

  @Test("a name committed just after its file was set aside brings the file back at the next collection")
  func markedTooLate() async throws {
    try await withFiles { files in
      let file = try files.store("photo")
      try await files.name(file)
      // The one order in which a named file is set aside: marked between the look at its age and the rename.
      try files.town.files.setAside(file.name)
      #expect(files.isReadable(file))
      let found = try await files.collection.look()
      #expect(found.namedAside == [file.name] && found.missing.isEmpty)
      #expect(try await files.collection.collect().broughtBack == 1)
      #expect(try files.town.files.namesInPlace() == [file.name])
    }
  }

  @Test("when the file is gone for good the transaction changes nothing and says so", arguments: Engine.available)
  func tooLate(engine: Engine) async throws {
    try await withFiles(engine) { files in
      let file = try files.store("photo")
      for _ in 1...2 {
        files.clock.advance(seconds: FileTown.day)
        _ = try await files.collection.collect()
      }
      await #expect(throws: WebProblem.attachmentGone) { try await files.name(file) }
      let rows = try await files.town.database.read { tx in try tx.count("SELECT count(*) AS n FROM sample_paper") }
      #expect(rows == 0)
    }
  }

  @Test("the same bytes uploaded again while they are aside are a new file")
  func uploadedAgain() async throws {
    try await withFiles { files in
      let file = try files.store("photo")
      files.clock.advance(seconds: FileTown.day)
      _ = try await files.collection.collect()
      let again = try files.store("photo")
      #expect(again == file)
      files.clock.advance(seconds: FileTown.day - 1)
      try await files.name(again)
      for _ in 1...3 {
        files.clock.advance(seconds: FileTown.day)
        _ = try await files.collection.collect()
      }
      #expect(files.isReadable(again))
      #expect(try files.town.files.namesInPlace() == [file.name] && files.town.files.namesAside().isEmpty)
    }
  }

  @Test("two collectors and many writers: every name that was committed has its file", arguments: Engine.available)
  func storm(engine: Engine) async throws {
    // Long ago: the clock runs ahead here, and uploads under way carry the moment of the machine.
    let clock = TestClock(World.live.now.adding(seconds: -100 * FileTown.day))
    try await withFiles(engine, clock: clock) { files in
      for number in 0..<12 { _ = try files.store("photo \(number)") }
      // Within a day everything happens at once; no request outlives a day.
      for round in 0..<30 {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<12 { group.addTask { try await Self.turn(round, of: number, files) } }
          for _ in 0..<2 { group.addTask { _ = try await files.collection.collect() } }
          try await group.waitForAll()
        }
        files.clock.advance(seconds: FileTown.day)
      }
      let found = try await files.collection.look()
      #expect(found.missing.isEmpty)
      let named = try await files.town.database.read { tx in
        try tx.rows("SELECT DISTINCT file_name FROM sample_paper").map { try $0.text("file_name") }
      }
      #expect(!named.isEmpty)
      for name in named { #expect((try? files.town.files.contents(of: name)) != nil) }
    }
  }

  /// Names a file, forgets it, and names it again without a new upload, as a stale page of a form does; uploads it
  /// anew when it is told that the file is gone.
  private static func turn(_ round: Int, of number: Int, _ files: FileTown) async throws {
    let text = "photo \(number)"
    guard (round + number) % 5 < 2 else {
      return try await files.town.database.write { tx in
        _ = try tx.run("DELETE FROM sample_paper WHERE id = \("\(number)")")
      }
    }
    let code = hexadecimal(files.town.vault.code(.fileNames, Array(SHA256.hash(data: Array(text.utf8)))))
    let file = StoredFile(name: code, sha256: "", bytes: text.utf8.count, kind: .other)
    for _ in 1...2 {
      do {
        return try await files.town.database.write { tx in
          try files.town.files.hold([file.name])
          try tx.run(
            """
            INSERT INTO sample_paper (id, file_name) VALUES (\("\(number)"), \(file.name)) ON CONFLICT (id) DO NOTHING
            """)
        }
      } catch WebProblem.attachmentGone {
        _ = try files.store(text)
      }
    }
  }
}
