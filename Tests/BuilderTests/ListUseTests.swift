import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Storage
import Testing
import Web
import WebTestSupport

@testable import Builder

private struct CountedUses: ProcedureUsePort {
  func uses(of procedures: Set<String>) async throws -> [String: ProcedureUse] {
    // Another department's procedure is not even asked for.
    procedures == ["cat-registration"] ? ["cat-registration": ProcedureUse(recent: 12, all: 3456)] : [:]
  }
}

private struct Nobody: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] { [] }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] { [:] }
}

@Suite("How much procedures are used, in their list") struct ListUseTests {
  @Test("stands in the list, in its order and in its CSV")
  func shown() async throws {
    try await withPages { pages in
      let feature = BuilderFeature(
        town: pages.place.town, authoring: pages.feature.desk.authoring, audit: pages.place.audit, staff: Nobody(),
        preview: FormPreview { _, _, _, _, _ in }, channels: .sample, trial: .sample, uses: CountedUses())
      try await withSite(pages.place.town, features: [feature], officers: FixedOfficer(BuilderTown.author)) { client in
        let page = try await client.get("/staff/builder?sort=use")
        #expect(page.text.contains("30日間 12件") && page.text.contains("累計 3456件"))
        let table = page.text.split(separator: "<table").last ?? ""
        let cat = table.firstRange(of: "猫の届出")?.lowerBound, dog = table.firstRange(of: "犬の登録")?.lowerBound
        // What was never published was never applied for.
        #expect(cat.flatMap { cat in dog.map { cat < $0 } } == true)
        let file = try await client.get("/staff/builder/list.csv")
        let lines = file.text.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.contains("cat-registration") && $0.hasSuffix(",12,3456") }, "\(lines)")
        #expect(lines.contains { $0.contains("dog-registration") && $0.hasSuffix(",,") }, "\(lines)")
      }
    }
  }
}
