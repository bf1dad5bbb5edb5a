import Foundation
import Kernel
import Ports
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Procedures

@Suite("The commands for procedures") struct ProcedureCommandTests {
  let commands = ProcedureCommands(
    texts: ProceduresFeature.catalogue.texts(in: .english), town: nil,
    today: CivilDate(year: 2026, month: 11, day: 21)!)
  let folder = exampleFolders.first { $0.hasSuffix("TsumugiCity/procedures/resident-record-copy") } ?? ""

  @Test("check says how many examples hold, and fails where there is no procedure")
  func check() {
    let good = commands.check([folder])
    #expect(good.status == 0 && good.lines.last?.hasSuffix("examples hold.") == true)
    #expect(good.lines.contains("To look at (it can be published as it is):"))
    #expect(good.lines.contains { $0.hasPrefix("resident-record-copy: 0 to mend, ") })
    let bad = commands.check([folder, "/nonexistent"])
    #expect(bad.status == 1 && bad.lines.contains { $0.contains("procedure.yaml:1:1: ") })
  }

  @Test("what may be looked at is not called publishable beside what has to be mended")
  func headings() throws {
    try SmallFolder.written(["decisions/fee.dmn": nil, "documents/notice.yaml": nil]) { folder in
      let lines = commands.check([folder]).lines
      #expect(lines.contains("To look at:") && lines.last?.hasPrefix("small: 1 to mend, ") == true, "\(lines)")
    }
  }

  @Test("import, export and close do it once; with --dry-run they only say so", arguments: Engine.available)
  func life(engine: Engine) async throws {
    try await withTown(engine, migrations: ProceduresFeature.migrations) { town in
      let feature = ProceduresFeature(town: town, audit: SilentAudit())
      let parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: parent) }

      let dry = try await commands.import([folder], into: feature, dryRun: true)
      #expect(dry.lines.count == 1 && dry.lines[0].contains("would be published"))
      #expect(try await feature.port.listCurrent().isEmpty)
      let missing = try await commands.import([folder, "/nonexistent"], into: feature, dryRun: false)
      #expect(missing.status == 1 && missing.lines.last == "Nothing was imported.")
      #expect(try await feature.port.listCurrent().isEmpty)
      let first = try await commands.import([folder], into: feature, dryRun: false)
      #expect(first.lines[0].contains("version 1 published"))
      let again = try await commands.import([folder], into: feature, dryRun: false)
      #expect(again.lines[0].contains("unchanged, version 1"))

      let would = try await commands.export("resident-record-copy", from: feature, to: parent, dryRun: true)
      #expect(would.status == 0 && !FileManager.default.fileExists(atPath: parent))
      _ = try await commands.export("resident-record-copy", from: feature, to: parent, dryRun: false)
      let back = try await commands.import(["\(parent)/resident-record-copy"], into: feature, dryRun: false)
      #expect(back.lines[0].contains("unchanged, version 1"))

      #expect(
        try await commands.list(feature).lines.map { $0.split(separator: "\t").first } == ["resident-record-copy"])
      #expect(try await commands.close("resident-record-copy", in: feature, dryRun: true).lines[0].contains("would"))
      #expect(try await commands.close("resident-record-copy", in: feature, dryRun: false).status == 0)
      #expect(try await commands.close("resident-record-copy", in: feature, dryRun: false).status == 1)
      #expect(try await commands.list(feature).lines.isEmpty)
    }
  }
}
