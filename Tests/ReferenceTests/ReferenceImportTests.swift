import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Reference

@Suite("Importing and asking for reference data") struct ReferenceImportTests {
  private static let first = """
    14203,254,2540041,カナガワケン,ヒラツカシ,センゲンチョウ,神奈川県,平塚市,浅間町
    01102,001,0010000,ホッカイドウ,サッポロシキタク,イカニケイサイガナイバアイ,北海道,札幌市北区,以下に掲載がない場合
    37324,761,7614101,カガワケン,ショウズグントノショウチョウ,コウ、オツ,香川県,小豆郡土庄町,甲、乙
    """
  private static let second = """
    14203,254,2540041,カナガワケン,ヒラツカシ,センゲンチョウ,神奈川県,平塚市,浅間町
    14203,254,2540042,カナガワケン,ヒラツカシ,アカシチョウ,神奈川県,平塚市,明石町
    """

  @Test("the new file takes the place of the former one, and the differences are told", arguments: Engine.available)
  func replacing(_ engine: Engine) async throws {
    try await withReference(engine) { reference in
      let imported = try await reference.importPlaces(Self.first)
      #expect(imported.lines == ["imported 4 postal-places of 2026-10-31 from Japan Post: 0 before, 4 new, 0 gone"])
      let compared = try await reference.importPlaces(Self.second, dryRun: true)
      #expect(compared.lines == ["would import 2 postal-places of 2026-10-31 from Japan Post: 4 before, 1 new, 3 gone"])
      let kept = try await reference.places("7614101")
      #expect(kept.map(\.town) == ["甲", "乙"])
      let replaced = try await reference.importPlaces(Self.second)
      #expect(replaced.status == 0)
      let (gone, stays) = (try await reference.places("7614101"), try await reference.places("2540041"))
      #expect(gone.isEmpty)
      #expect(stays == [PostalPlace(prefecture: "神奈川県", city: "平塚市", town: "浅間町")])
      #expect(reference.audit.entries.map(\.action) == ["reference.imported", "reference.imported"])
      #expect(reference.audit.entries[1].details["removed"] == "3")
    }
  }

  @Test("a file that cannot be used changes nothing", arguments: Engine.available)
  func refusing(_ engine: Engine) async throws {
    try await withReference(engine) { reference in
      _ = try await reference.importPlaces(Self.first)
      let broken = try await reference.importPlaces(Self.second + "\nbroken")
      #expect(broken.status == 1)
      #expect(broken.lines[0].contains(":3: cannot be used"))
      let kept = try await reference.places("7614101")
      #expect(kept.count == 2)
      let missing = try await reference.commands.import(
        .holidays, file: "/nowhere.csv", source: "x", dataOn: reference.date, dryRun: false)
      #expect(missing.status == 1)
    }
  }

  @Test("a file in another encoding is refused with the way to convert it")
  func encoding() async throws {
    try await withReference(.sqlite) { reference in
      let outcome = try await reference.importFile(.holidays, [0x8D, 0x91, 0x96, 0xAF, 0x0A])
      #expect(outcome.status == 1)
      #expect(outcome.lines[0].contains("iconv -f CP932"))
    }
  }

  @Test("holidays from the start of last year on are known", arguments: Engine.available)
  func holidays(_ engine: Engine) async throws {
    try await withReference(engine) { reference in
      let empty = try await reference.holidays()
      #expect(empty.lastKnownDay == nil)
      _ = try await reference.importFile(
        .holidays, Array("date,name\n2024-12-31,大晦日\n2025-01-01,元日\n2027-01-01,元日\n".utf8))
      let known = try await reference.holidays()
      #expect(known.name(of: try #require(CivilDate("2024-12-31"))) == nil)
      #expect(known.name(of: try #require(CivilDate("2025-01-01"))) == "元日")
      #expect(known.lastKnownDay == CivilDate("2027-01-01"))
    }
  }

  @Test("more rows than one statement carries all arrive, in the order of the file", arguments: Engine.available)
  func manyRows(_ engine: Engine) async throws {
    try await withReference(engine) { reference in
      let rows = (0..<1203).map { "14203,254,2540041,ア,イ,ウ,神奈川県,平塚市,町\($0)" }
      let outcome = try await reference.importPlaces(rows.joined(separator: "\n"))
      #expect(outcome.lines[0].contains("1203 new"))
      let places = try await reference.places("2540041")
      #expect(places.map(\.town) == (0..<1203).map { "町\($0)" })
    }
  }

  @Test("the page's script gets the places of a code, however it is typed", arguments: [
    ("2540041", "{\"addresses\":[{\"city\":\"平塚市\",\"prefecture\":\"神奈川県\",\"town\":\"浅間町\"}]}"),
    ("%E3%80%92254-0041", "{\"addresses\":[{\"city\":\"平塚市\",\"prefecture\":\"神奈川県\",\"town\":\"浅間町\"}]}"),
    ("9999999", "{\"addresses\":[]}"), ("25", "{\"addresses\":[]}"), ("%27%3B--", "{\"addresses\":[]}"),
  ])
  func endpoint(typed: String, expected: String) async throws {
    try await withReference(.sqlite) { reference in
      _ = try await reference.importPlaces(Self.first)
      try await withSite(reference.town, features: [reference.feature]) { client in
        let answer = try await client.get("/reference/places?postal-code=\(typed)")
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentType] == "application/json; charset=utf-8")
        #expect(answer.text == expected)
      }
    }
  }

  @Test("asking without a code gives no places")
  func noCode() async throws {
    try await withReference(.sqlite) { reference in
      try await withSite(reference.town, features: [reference.feature]) { client in
        let answer = try await client.get("/reference/places")
        #expect(answer.text == "{\"addresses\":[]}")
      }
    }
  }
}

/// A town with reference data, and short ways to fill and ask it.
struct ReferenceTown: Sendable {
  let town: Town
  let audit = RecordingAudit()
  let date = CivilDate(daysSince1970: 20_757)

  var feature: ReferenceFeature { ReferenceFeature(town: town, audit: audit) }
  var commands: ReferenceCommands { ReferenceCommands(feature) }

  func importPlaces(_ csv: String, dryRun: Bool = false) async throws -> CommandOutcome {
    try await importFile(.postalPlaces, Array(csv.utf8), dryRun: dryRun)
  }

  func importFile(
    _ kind: ReferenceData.Kind, _ bytes: [UInt8], dryRun: Bool = false
  ) async throws -> CommandOutcome {
    let file = FileManager.default.temporaryDirectory.appending(path: "reference-\(UUID().uuidString).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await commands.import(kind, file: file.path, source: "Japan Post", dataOn: date, dryRun: dryRun)
  }

  func places(_ digits: String) async throws -> [PostalPlace] {
    let port = feature.port
    return try await town.database.read { tx in try port.places(postalCode: digits, in: tx) }
  }

  func holidays() async throws -> Holidays {
    try await feature.port.holidays()
  }
}

func withReference(_ engine: Engine, _ body: (ReferenceTown) async throws -> Void) async throws {
  try await withTown(engine, migrations: ReferenceFeature.migrations) { town in
    try await body(ReferenceTown(town: town))
  }
}

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}
