import Foundation
import Kernel
import Mail
import Notices
import Ports
import Staff
import Storage
import StorageSQLite
import Synchronization
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Tsumugi

/// A whole town with something sealed in it: two mails, an officer, a file.
private struct SealedTown {
  let town: Town
  let clock: TestClock
  let features: Features
  let lines = Lines()

  var commands: KeysDesk { commands(columns: Features.sealedColumns) }

  func commands(columns: [SealedColumn]) -> KeysDesk {
    KeysDesk(town: town, columns: columns, audit: features.log, report: { [lines] in lines.add($0) })
  }

  func numbers() throws -> [UInt32] { try #require(town.vault.file).read().sealingKeys.map(\.number) }

  func actions() async throws -> [String] {
    try await town.database.read { tx in
      try tx.rows("SELECT action, subject FROM audit_entry WHERE action LIKE 'keys.%' ORDER BY seq")
        .map { "\(try $0.text("action")) \(try $0.text("subject"))" }
    }
  }

  /// What stands under `number`, by column.
  func sealed(under number: UInt32) async throws -> [String: Int] {
    let census = try await Resealing(town: town, columns: Features.sealedColumns).census(of: numbers() + [number])
    return Dictionary(uniqueKeysWithValues: census.map { ($0.what, $0.counts[number] ?? 0) }).filter { $0.value > 0 }
  }
}

private final class Lines: Sendable {
  private let kept = Mutex<[String]>([])
  var all: [String] { kept.withLock { $0 } }
  func add(_ line: String) { kept.withLock { $0.append(line) } }
}

private func withSealedTown(_ engine: Engine, _ body: (SealedTown) async throws -> Void) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: Features.types.flatMap { $0.migrations }) { town in
    let mails = FileManager.default.temporaryDirectory.appending(path: "tsumugi-mails-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: mails) }
    let features = Features(town: town, transport: try FolderTransport(folder: mails))
    let outbox = features.notices.outbox
    try await town.database.write { tx in
      for occasion in ["received", "granted"] {
        try outbox.send(
          OutgoingMail(recipient: Personal("a@example.jp"), subject: "件", body: Personal("髙﨑様"), about: "case:1", occasion: occasion),
          in: tx)
      }
    }
    let added = try await StaffCommands(town: town, audit: features.log).addReady(
      OfficerDraft(
        signInName: "aoki.midori", name: "青木 みどり", kana: "アオキ ミドリ", mail: "", posts: [Post(.clerk, in: "citizens")]),
      password: "nine umbrellas under a bridge", secret: OneTimePassword(world: town.world))
    #expect(added.status == 0)
    _ = try town.files.store([1, 2, 3])
    try await body(SealedTown(town: town, clock: clock, features: features))
  }
}

private let everything = [
  "notices_mail.recipient": 2, "notices_mail.subject": 2, "notices_mail.body": 2,
  "staff_officer.totp_secret": 1, "files": 1,
]

@Suite("tsumugi keys") struct KeysTests {
  @Test("after rotate nothing stands under the old key, and the log tells of it", arguments: Engine.available)
  func rotate(engine: Engine) async throws {
    try await withSealedTown(engine) { place in
      #expect(try await place.sealed(under: 1) == everything)
      let outcome = try await place.commands.rotate(makingKey: true, dryRun: false)
      #expect(outcome == CommandOutcome(["sealed anew with key 2: 7 values, 1 files"]))
      #expect(place.lines.all.first == "made key 2" && place.lines.all.contains("notices_mail.body: 2 sealed anew"))
      #expect(try await place.sealed(under: 1).isEmpty)
      #expect(try await place.sealed(under: 2) == everything)
      #expect(try await place.actions() == ["keys.key-made key:2", "keys.sealed-anew key:2"])
      let list = try await place.commands.list(counting: true)
      let shown = list.lines.map { $0.split(separator: "\t").map(String.init) }
      #expect(shown.map { $0[0] } == ["key 1", "key 2"] && shown.map { $0[2] } == ["opens only", "seals"])
      #expect(shown.map { $0[3] } == ["seals 0 values, 0 files", "seals 7 values, 1 files"])
    }
  }

  @Test("a rotation that was cut off is finished by the next one, which makes no key", arguments: Engine.available)
  func cutOff(engine: Engine) async throws {
    try await withSealedTown(engine) { place in
      var file = try #require(place.town.vault.file).read()
      file.addSealingKey(world: place.town.world)
      try #require(place.town.vault.file).write(file)
      let some = Features.sealedColumns.filter { $0.table == "notices_mail" }
      _ = try await Resealing(town: place.town, columns: some).run { _ in }
      #expect(try await place.commands.list(counting: false).lines.last?.hasSuffix("\tseals; rotation not finished") == true)
      let outcome = try await place.commands.rotate(makingKey: true, dryRun: false)
      #expect(outcome.lines == ["sealed anew with key 2: 1 values, 0 files"] && outcome.status == 0)
      #expect(try place.numbers() == [1, 2])
      #expect(try await place.sealed(under: 2) == everything)
      _ = try await place.commands.rotate(makingKey: true, dryRun: false)
      #expect(try place.numbers() == [1, 2, 3])
    }
  }

  @Test("a dry run counts and changes nothing", arguments: Engine.available)
  func dryRun(engine: Engine) async throws {
    try await withSealedTown(engine) { place in
      let outcome = try await place.commands.rotate(makingKey: true, dryRun: true)
      #expect(outcome.lines.first == "would make key 2" && outcome.lines.contains("would seal anew: notices_mail.body 2"))
      let idle = try await place.commands.rotate(makingKey: false, dryRun: true)
      #expect(idle.lines == ["Dry run: nothing was changed."])
      #expect(try place.numbers() == [1])
      #expect(try await place.sealed(under: 1) == everything)
      #expect(try await place.actions().isEmpty && place.lines.all.isEmpty)
    }
  }

  @Test("a key is retired only when it seals nothing, is not the newest, and what began before it has ended", arguments: Engine.available)
  func retire(engine: Engine) async throws {
    try await withSealedTown(engine) { place in
      #expect(try await place.commands.retire(1, dryRun: false).lines == ["key 1 seals what is written now; run tsumugi keys rotate first"])
      #expect(try await place.commands.retire(7, dryRun: false).lines == ["there is no key 7"])
      _ = try await place.commands(columns: []).rotate(makingKey: true, dryRun: false)
      #expect(try await place.commands.retire(1, dryRun: false).lines.first?.hasPrefix("key 2 is too new") == true)
      place.clock.advance(seconds: KeysDesk.settlingSeconds)
      let refused = try await place.commands.retire(1, dryRun: false)
      #expect(refused.status == 1 && refused.lines.contains("key 1 still seals staff_officer.totp_secret 1"))
      #expect(try place.numbers() == [1, 2])
      _ = try await place.commands.rotate(makingKey: false, dryRun: false)
      let rehearsed = try await place.commands.retire(1, dryRun: true)
      #expect(try rehearsed.status == 0 && place.numbers() == [1, 2])
      #expect(try await place.commands.retire(1, dryRun: false).status == 0)
      #expect(try place.numbers() == [2])
      #expect(try await place.actions().last == "keys.key-retired key:1")
      #expect(try await place.sealed(under: 2) == everything)
    }
  }

  @Test("codes, signatures and search stay what they were")
  func derived() async throws {
    try await withSealedTown(.sqlite) { place in
      let vault = place.town.vault
      let before = Vault.Purpose.allCases.map { vault.code($0, text: "髙﨑") }
      let key = vault.publicKey
      _ = try await place.commands.rotate(makingKey: true, dryRun: false)
      let fresh = try Vault(#require(vault.file))
      #expect(Vault.Purpose.allCases.map { fresh.code($0, text: "髙﨑") } == before && fresh.publicKey == key)
    }
  }

  @Test("while another process holds the keys nothing is done")
  func inUse() async throws {
    try await withSealedTown(.sqlite) { place in
      try await #require(place.town.vault.file).locked(for: .copying) {
        let outcome = try await place.commands.rotate(makingKey: true, dryRun: false)
        #expect(outcome.status == 1 && outcome.lines == ["another tsumugi keys or tsumugi backup is running; wait for it"])
      }
      #expect(try place.numbers() == [1])
    }
  }
}

@Suite("Sealed columns") struct SealedColumnTests {
  /// Columns of bytes that hold no sealed values.
  private static let open: Set<String> = ["certificates_certificate.digest"]

  /// What a schema has and no feature lists, and what a feature lists and no schema has.
  private func faults(_ database: any Storage.Database, _ listed: [SealedColumn]) async throws -> Set<String> {
    let found = try await database.read { tx in
      try tx.rows("""
        SELECT m.name AS holder, c.name AS part FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.type = 'BLOB'
        """).map { "\(try $0.text("holder")).\(try $0.text("part"))" }
    }
    return Set(found).subtracting(Self.open).symmetricDifference(listed.map(\.name))
  }

  @Test("every column of bytes is listed by its feature or known to be open; one that is not is found")
  func listed() async throws {
    try await withDatabase(.sqlite) { database in
      try await Migrator(Features.migrations).run(on: database, now: 1)
      #expect(try await faults(database, Features.sealedColumns).isEmpty)
      #expect(Set(Features.sealedColumns.map(\.name)).count == Features.sealedColumns.count)
      try await database.write { tx in try tx.run("CREATE TABLE cases_planted (id TEXT PRIMARY KEY, words \(.bytes))") }
      #expect(try await faults(database, Features.sealedColumns) == ["cases_planted.words"])
      #expect(try await faults(database, Array(Features.sealedColumns.dropFirst())).count == 2)
    }
  }

  @Test("each key is the primary key of its table, and each place needs columns that are there")
  func keys() async throws {
    try await withDatabase(.sqlite) { database in
      try await Migrator(Features.migrations).run(on: database, now: 1)
      for column in Features.sealedColumns {
        let table = SQLText(stringLiteral: "'\(column.table)'")
        let rows = try await database.read { tx in
          try tx.rows("SELECT name, pk FROM pragma_table_info(\(table)) ORDER BY pk")
            .map { (name: try $0.text("name"), order: try $0.int("pk")) }
        }
        #expect(rows.filter { $0.order > 0 }.map(\.name) == column.keyNames, "\(column.name)")
        #expect(Set(rows.map(\.name)).isSuperset(of: column.besideNames), "\(column.name)")
      }
    }
  }
}
