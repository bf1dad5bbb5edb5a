import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Ports
@testable import Procedures
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

struct SilentAudit: AuditPort {
  func record(_ entry: AuditEntry, in tx: any Transaction) throws {}
}

/// The example towns' procedures, found from this file.
let exampleFolders: [String] = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return ["TsumugiCity", "AsagiTown"].flatMap { town -> [String] in
    let parent = root.appending(path: "Examples/\(town)/procedures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.sorted().map { parent.appending(path: $0).path }
  }
}()

func definition(_ id: String) throws -> ProcedureDefinition {
  let folder = try #require(exampleFolders.first { $0.hasSuffix("TsumugiCity/procedures/\(id)") })
  return try #require(ProcedureFolderReader.read(folder).definition)
}

@Suite("The example procedures") struct ExampleProcedureTests {
  /// 子育て・介護関係の26手続と罹災証明書の発行申請.
  ///
  /// - Note: Source: 総務省「自治体DX推進計画」, 自治体の行政手続のオンライン化に係る手順書 第1.1版 (2022-09-02).
  private static let first = [
    "child-allowance-claim", "child-allowance-change", "child-allowance-name-address", "child-allowance-end",
    "child-allowance-unpaid", "child-allowance-donation", "child-allowance-donation-change",
    "child-allowance-school-fees", "child-allowance-school-fees-change", "child-allowance-status",
    "childcare-certification", "childcare-application", "childcare-status", "child-rearing-allowance-status",
    "pregnancy-notification", "long-term-care-certification", "long-term-care-renewal", "long-term-care-change",
    "care-plan-request", "care-burden-certificate-reissue", "care-insured-card-reissue", "high-cost-care",
    "care-burden-limit", "care-equipment-purchase", "care-home-modification", "care-certification-after-moving",
    "disaster-damage-certificate",
  ]

  @Test("the 27 that come first are among them") func first() {
    let folders = Set(exampleFolders.map { URL(filePath: $0).lastPathComponent })
    #expect(Self.first.count == 27 && folders.isSuperset(of: Self.first))
  }

  @Test("each reads without a finding, and all its examples hold", arguments: exampleFolders)
  func examples(folder: String) throws {
    let outcome = ProcedureFolderReader.read(folder)
    #expect(outcome.findings.allSatisfy { $0.severity == .advice }, "\(outcome.findings)")
    let examples = ExampleRunner.run(try #require(outcome.definition))
    #expect(examples.count >= 8)
    for example in examples { #expect(example.holds, "\(example.example): \(example.differences)") }
  }

  @Test("export and import give the same version", arguments: exampleFolders)
  func roundTrip(folder: String) throws {
    let original = try #require(ProcedureFolderReader.read(folder).definition)
    let files = Dictionary(uniqueKeysWithValues: ProcedureFolderWriter.files(original).map { ($0.path, $0.bytes) })
    let again = ProcedureFolderReader.read(files, named: original.id)
    #expect(again.findings.isEmpty)
    #expect(ProcedureHash.version(of: try #require(again.definition)) == ProcedureHash.version(of: original))
    #expect(StoredDefinition.definition(StoredDefinition.text(original)) == original)
  }

  @Test("the number of the form belongs to the version; where there is none, nothing is written of it")
  func formNumber() throws {
    var definition = try definition("resident-record-copy")
    let version = ProcedureHash.version(of: definition)
    #expect(definition.procedure.formNumber == "様式第2号（第3条関係）")
    definition.procedure.formNumber = nil
    #expect(ProcedureHash.version(of: definition) != version)
    #expect(!StoredDefinition.text(definition).contains("form-number"))
  }
}

@Suite("The store of procedures") struct ProcedureStoreTests {
  @Test("publishing again changes nothing, another content is number 2, closing ends it", arguments: Engine.available)
  func publish(engine: Engine) async throws {
    try await withTown(engine, migrations: ProceduresFeature.migrations) { town in
      let feature = ProceduresFeature(town: town, audit: SilentAudit())
      var first = try definition("resident-record-copy")
      let once = try await feature.publish([first])
      #expect(once.map(\.isNew) == [true])
      let twice = try await feature.publish([first])
      #expect(twice.map(\.isNew) == [false] && twice[0].published.number == 1)
      first.procedure.expectedDays += 1
      let changed = try await feature.publish([first])
      #expect(changed[0].isNew && changed[0].published.number == 2)
      let kept = try await feature.port.version(once[0].published.version)
      #expect(kept.definition.procedure.expectedDays == first.procedure.expectedDays - 1)
      try await town.database.write { tx in try ProcedureStore.close("resident-record-copy", at: town.world.now, in: tx) }
      await feature.open.forget()
      let closed = try await feature.port.current(first.id)
      #expect(closed == nil)
    }
  }

  @Test("another process sees a publication within a second", arguments: Engine.available)
  func freshness(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock, migrations: ProceduresFeature.migrations) { town in
      let (here, there) = (ProceduresFeature(town: town, audit: SilentAudit()), ProceduresFeature(town: town, audit: SilentAudit()))
      let before = try await there.port.listCurrent()
      #expect(before.isEmpty)
      try await here.publish([try definition("resident-record-copy")])
      clock.advance(seconds: 1)
      let after = try await there.port.listCurrent()
      #expect(after.map(\.id) == ["resident-record-copy"])
    }
  }
}

@Suite("The portal") struct PortalTests {
  @Test("daily words find their procedure", arguments: [
    ("住民票", "resident-record-copy"), ("じゅうみんひょう", "resident-record-copy"), ("引っ越し", "resident-record-copy"),
    ("引越", "resident-record-copy"), ("台風", "disaster-damage-certificate"), ("り災", "disaster-damage-certificate"),
    ("介護", "long-term-care-certification"), ("罹災証明所", "disaster-damage-certificate"),
  ])
  func search(words: String, expected: String) throws {
    let published = try ["resident-record-copy", "disaster-damage-certificate", "long-term-care-certification"].map {
      let definition = try definition($0)
      return PublishedProcedure(version: ProcedureHash.version(of: definition), number: 1, definition: definition)
    }
    let found = CatalogueSnapshot(procedures: published).search(words, in: .japanese)
    #expect(found.first?.id == expected)
  }

  @Test("front page, list, search, procedure and an unknown one answer in every language", arguments: Language.allCases)
  func pages(language: Language) async throws {
    try await withTown(migrations: ProceduresFeature.migrations) { town in
      let feature = ProceduresFeature(town: town, audit: SilentAudit())
      try await feature.publish([try definition("resident-record-copy"), try definition("disaster-damage-certificate")])
      try await withSite(town, features: [feature]) { client in
        for path in ["/", "/procedures", "/procedures?q=xyz", "/procedures?life-event=moving", "/procedures/resident-record-copy"] {
          let page = try await client.get(path + (path.contains("?") ? "&" : "?") + "language=\(language.rawValue)")
          #expect(page.status == .ok)
          #expect(!page.text.contains("procedures.") && !page.text.contains("design."))
          if path == "/procedures/resident-record-copy" { #expect(page.text.contains("様式第2号（第3条関係）")) }
        }
        let missing = try await client.get("/procedures/nothing")
        #expect(missing.status == .notFound)
      }
    }
  }
}
