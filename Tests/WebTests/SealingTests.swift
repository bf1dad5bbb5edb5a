import Foundation
import Kernel
import Storage
import Synchronization
import TestSupport
import Testing
import Vault
import WebTestSupport

@testable import Web

/// A table of the tests' own with two sealed columns.
private enum Sample {
  static let words = SealedColumn(
    "sample_word", "words", key: [.text("owner"), .int("number")], place: "sample/{number}/{owner}")
  static let note = SealedColumn(
    "sample_word", "note", key: [.text("owner"), .int("number")], beside: [.text("kind")], place: "sample-note/{kind}")
  static let migrations = [
    Migration("sample-0001") {
      try $0.run("""
        CREATE TABLE sample_word (owner TEXT NOT NULL, number BIGINT NOT NULL, kind TEXT NOT NULL, words \(.bytes) NOT NULL,
          note \(.bytes), PRIMARY KEY (owner, number))
        """)
    }
  ]

  /// Rows whose text is their own name; every third has a note.
  static func fill(_ town: Town, count: Int) async throws {
    try await town.database.write { tx in
      for number in 0..<count {
        let owner = "o\(number % 3)"
        let sealed = try town.vault.seal(Array("\(owner)-\(number)".utf8), place: words.place(number, owner))
        let kind = "kind-\(number)"
        let noted = number % 3 == 0 ? try town.vault.seal(Array(kind.utf8), place: note.place(kind)) : nil
        try tx.run("""
          INSERT INTO sample_word (owner, number, kind, words, note)
          VALUES (\(owner), \(number), \(kind), \(sealed), \(noted))
          """)
      }
    }
  }

  /// How many values open to what they were, and under which keys they stand.
  static func look(_ town: Town) async throws -> (opened: Int, keys: Set<UInt32>) {
    try await town.database.read { tx in
      var keys: Set<UInt32> = []
      var opened = 0
      for row in try tx.rows("SELECT owner, number, kind, words, note FROM sample_word") {
        let (owner, number, kind) = (try row.text("owner"), try row.int("number"), try row.text("kind"))
        let sealed = try row.bytes("words")
        keys.insert(try Vault.keyNumber(of: sealed))
        if try town.vault.open(sealed, place: words.place(number, owner)) == Array("\(owner)-\(number)".utf8) { opened += 1 }
        guard let noted = try row.bytesIfPresent("note") else { continue }
        keys.insert(try Vault.keyNumber(of: noted))
        if try town.vault.open(noted, place: note.place(kind)) == Array(kind.utf8) { opened += 1 }
      }
      return (opened, keys)
    }
  }
}

extension Town {
  /// Another process makes a key.
  fileprivate func addKey() throws {
    let file = try #require(vault.file)
    var ring = try file.read()
    ring.addSealingKey(world: world)
    try file.write(ring)
  }

  fileprivate func with(_ database: any Database) -> Town {
    Town(profile: profile, database: database, vault: vault, files: files, world: world, address: address)
  }
}

/// Somebody else writes just before each write of the one who is tested.
private struct OvertakenDatabase: Database {
  let inner: any Database
  let overtake: @Sendable (any Transaction) throws -> Void

  var engine: String { inner.engine }
  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.read(body)
  }
  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.write(overtake)
    return try await inner.write(body)
  }
  func backUp(to path: String) async throws { try await inner.backUp(to: path) }
  func close() async throws { try await inner.close() }
}

private struct CutOff: Error {}

@Suite("Sealing anew") struct SealingTests {
  @Test("every value of every column opens as before, and none stands under the old key", arguments: Engine.available)
  func everything(engine: Engine) async throws {
    try await withTown(engine, migrations: Sample.migrations) { town in
      try await Sample.fill(town, count: 450)
      try town.addKey()
      let resealing = Resealing(town: town, columns: [Sample.words, Sample.note])
      let done = try await resealing.run { _ in }
      #expect(done.values == 600 && done.unreadable.isEmpty && done.isComplete)
      let look = try await Sample.look(town)
      #expect(look.opened == 600 && look.keys == [2])
      let again = try await resealing.run { _ in }
      #expect(again.values == 0 && again.isComplete)
    }
  }

  @Test("work that was cut off goes on where it was", arguments: Engine.available)
  func cutOff(engine: Engine) async throws {
    try await withTown(engine, migrations: Sample.migrations) { town in
      try await Sample.fill(town, count: 450)
      try town.addKey()
      let resealing = Resealing(town: town, columns: [Sample.words, Sample.note])
      await #expect(throws: CutOff.self) { try await resealing.run { _ in throw CutOff() } }
      let half = try await Sample.look(town)
      #expect(half.opened == 600 && half.keys == [1, 2])
      let rest = try await resealing.run { _ in }
      #expect(rest.values == 600 - ColumnResealing.batchSize)
      let look = try await Sample.look(town)
      #expect(look.opened == 600 && look.keys == [2])
    }
  }

  @Test("what somebody wrote meanwhile is never overwritten", arguments: Engine.available)
  func overtaken(engine: Engine) async throws {
    try await withTown(engine, migrations: Sample.migrations) { town in
      try await Sample.fill(town, count: 3)
      try town.addKey()
      let (vault, place) = (town.vault, Sample.words.place(1, "o1"))
      let overtaken = OvertakenDatabase(inner: town.database) { tx in
        try tx.run("""
          UPDATE sample_word SET words = \(try vault.seal(Array("changed".utf8), place: place))
          WHERE owner = 'o1' AND number = 1
          """)
      }
      let done = try await Resealing(town: town.with(overtaken), columns: [Sample.words]).run { _ in }
      #expect(done.values == 2 && done.isComplete)
      let row = try await town.database.read { tx in try tx.firstRow("SELECT words FROM sample_word WHERE number = 1") }
      let kept = try vault.open(try #require(row).bytes("words"), place: place)
      #expect(String(decoding: kept, as: UTF8.self) == "changed")
    }
  }

  @Test("a value that cannot be opened is named, stays, and stops nothing", arguments: Engine.available)
  func damaged(engine: Engine) async throws {
    try await withTown(engine, migrations: Sample.migrations) { town in
      try await Sample.fill(town, count: 5)
      let strange = try town.vault.seal(Array("x".utf8), place: "elsewhere")
      try await town.database.write { tx in
        try tx.run("UPDATE sample_word SET words = \(strange) WHERE number = 2")
        try tx.run("UPDATE sample_word SET words = \([UInt8]([0, 0])) WHERE number = 3")
      }
      try town.addKey()
      let done = try await Resealing(town: town, columns: [Sample.words]).run { _ in }
      #expect(done.values == 3 && done.unreadable.sorted() == ["sample_word.words o0/3", "sample_word.words o2/2"])
      let row = try await town.database.read { tx in try tx.firstRow("SELECT words FROM sample_word WHERE number = 2") }
      #expect(try row?.bytes("words") == strange)
    }
  }

  @Test("the census counts values under each key, and those of keys that are not there", arguments: Engine.available)
  func census(engine: Engine) async throws {
    try await withTown(engine, migrations: Sample.migrations) { town in
      try await Sample.fill(town, count: 4)
      _ = try town.files.store([1, 2, 3])
      try town.addKey()
      try await town.database.write { tx in
        let sealed = try town.vault.seal(Array("o0-0".utf8), place: Sample.words.place(0, "o0"))
        try tx.run("UPDATE sample_word SET words = \(sealed) WHERE number = 0")
        try tx.run("UPDATE sample_word SET words = \([UInt8](repeating: 9, count: 40)) WHERE number = 1")
      }
      let census = try await Resealing(town: town, columns: [Sample.words, Sample.note]).census(of: [1, 2])
      #expect(census.map(\.what) == ["sample_word.words", "sample_word.note", "files"])
      #expect(census.map(\.counts) == [[0: 1, 1: 2, 2: 1], [0: 0, 1: 2, 2: 0], [0: 0, 1: 1, 2: 0]])
    }
  }

  @Test("a place is what its column declares, with the values of the row")
  func place() {
    #expect(Sample.words.place(7, "o1") == "sample/7/o1")
    #expect(Sample.note.place("k") == "sample-note/k")
    #expect(Sample.words.name == "sample_word.words")
  }
}

@Suite("Sealed files under a new key") struct SealedFileKeyTests {
  @Test("a file keeps its name and content, and stands under the new key", arguments: [0, 65_536, 200_000])
  func anew(size: Int) async throws {
    try await withTown { town in
      let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
      let stored = try town.files.store(content)
      let url = try town.files.url(stored.name)
      #expect(try town.files.sealAnew(url) == false)
      try town.addKey()
      #expect(try town.files.sealAnew(url))
      #expect(try town.files.contents(of: stored.name) == content)
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 0, 2: 1])
      #expect(try town.files.standingFiles() == [url])
    }
  }

  @Test("a file that is set aside is sealed anew where it stands, also beside one of the same content")
  func aside() async throws {
    try await withTown { town in
      let stored = try town.files.store([1, 2, 3])
      try town.files.setAside(stored.name)
      _ = try town.files.store([1, 2, 3])
      try town.addKey()
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 1, 2: 0])
      let done = try await Resealing(town: town, columns: []).run { _ in }
      #expect(done.files == 2 && done.isComplete)
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 0, 2: 1])
      #expect(town.files.bringBack(stored.name))
      #expect(try town.files.contents(of: stored.name) == [1, 2, 3])
    }
  }

  @Test("an upload during which the key changed counts under both, and is then sealed anew whole")
  func mixed() async throws {
    try await withTown { town in
      let content = [UInt8](repeating: 7, count: 150_000)
      let writer = try town.files.begin()
      try writer.write(content[..<100_000])
      try town.addKey()
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 1, 2: 0])
      try writer.write(content[100_000...])
      let stored = try writer.finish()
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 1, 2: 1])
      #expect(try town.files.contents(of: stored.name) == content)
      #expect(try town.files.sealAnew(town.files.url(stored.name)))
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 0, 2: 1])
    }
  }

  @Test("what a cut off rotation left of a file keeps no key, and goes with the next one")
  func halfSealed() async throws {
    try await withTown { town in
      let stored = try town.files.store([1, 2, 3])
      let url = try town.files.url(stored.name)
      let half = town.files.folder.appendingPathComponent("arriving").appendingPathComponent(SealedFiles.anew + "x")
      try FileManager.default.copyItem(at: url, to: half)
      try town.addKey()
      _ = try town.files.sealAnew(url)
      #expect(try town.files.counts(under: [1, 2]) == [0: 0, 1: 0, 2: 1])
      _ = try await Resealing(town: town, columns: []).run { _ in }
      #expect(!FileManager.default.fileExists(atPath: half.path))
    }
  }

  @Test("a damaged file is named and stays as it is")
  func damaged() async throws {
    try await withTown { town in
      let stored = try town.files.store([UInt8](repeating: 7, count: 100))
      let url = try town.files.url(stored.name)
      var bytes = try Data(contentsOf: url)
      bytes[60] ^= 1
      try bytes.write(to: url)
      try town.addKey()
      let done = try await Resealing(town: town, columns: []).run { _ in }
      #expect(done.files == 0 && done.unreadable == ["file \(stored.name)"] && done.isComplete)
      #expect(try Data(contentsOf: url) == bytes)
    }
  }

  @Test("what a crash left of an upload goes after a day, and one under way stays")
  func leftOver() async throws {
    let clock = TestClock(Instant(milliseconds: World.live.now.milliseconds))
    try await withTown(clock: clock) { town in
      let writer = try town.files.begin()
      try writer.write([UInt8](repeating: 7, count: 100)[...])
      #expect(try town.files.removeCutOff() == 0)
      clock.advance(seconds: 2 * SealedFiles.arrivalSeconds)
      #expect(try town.files.removeCutOff() == 1)
      withExtendedLifetime(writer) {}
    }
  }
}
