import Foundation
import FormSchema
import HTTPTypes
import Kernel
import Nihongo
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Cases

@Suite("Cases under a new key") struct CaseSealingTests {
  @Test("after a rotation and without the old key everything opens, is found and can be answered", arguments: Engine.available)
  func wholeLife(engine: Engine) async throws {
    try await withCases(engine) { site in
      let (_, receipt, secret) = try await site.apply()
      let value = try await site.onlyCase()
      let (id, desk, database) = (value.id, site.desk, site.town.database)
      let work = OfficerWork(desk: desk, officer: CaseSite.officer)
      let correction = Correction(marks: [.init(question: "dogs", words: "頭数を確かめてください。")], words: "お手数をおかけします。")
      try await database.write { tx in try work.take(id, revision: value.revision, in: tx) }
      try await database.write { tx in try work.askCorrection(id, revision: value.revision + 1, correction, in: tx) }
      _ = try await site.client.get("/status/\(id)/correction")
      _ = try await site.client.post("/status/\(id)/correction", [("dogs", "0"), ("shown", "dogs"), ("action", "next")])
      let search = try await database.write { tx in
        try SearchStore(town: site.town).insert("髙﨑", by: CaseSite.officer, in: tx)
      }
      try await site.rotate()

      let page = try await site.client.get("/status/\(id)/correction").text
      #expect(page.contains("頭数を確かめてください。") && page.contains("value=\"0\""))
      let good = try await site.client.post("/status/\(id)/correction", [("dogs", "3"), ("shown", "dogs"), ("action", "next")])
      #expect(good.status == .seeOther)
      let revision = try await site.onlyCase().revision
      let decision = Decision(outcome: .granted, typed: .init(["tag-number": ["A-12"]]), reason: "理由")
      try await database.write { tx in try work.decide(id, revision: revision, decision, in: tx) }
      try await site.rotate()

      let kept = try await database.read { tx in
        (
          try desk.cases.decision(of: id, in: tx), try desk.cases.records(of: id, in: tx).count,
          try desk.cases.events(of: id, in: tx).map(\.words.value),
          try SearchStore(town: site.town).lookUp(search, by: CaseSite.officer, in: tx)
        )
      }
      #expect(kept.0?.reason == "理由" && kept.1 == 2 && kept.2.contains { $0.contains("お手数") } && kept.3 == "髙﨑")
      let found = try await database.read { tx in
        try desk.inbox.page(
          InboxQuery(statuses: CaseStatus.allCases, departments: ["citizens"], words: "高崎"), officer: "", after: nil, in: tx)
      }
      #expect(found.rows.map(\.value.id) == [id] && found.rows.first?.party.name.contains("髙﨑") == true)
      let status = try await site.client.get("/status/\(id)").text
      let link = try #require(status.between("/status/\(id)/documents/", "\""))
      let paper = try await site.client.get("/status/\(id)/documents/\(link)")
      #expect(paper.headers[.contentType] == "application/pdf" && paper.text.hasPrefix("%PDF-"))
      #expect(ApplicantSecret.secret(of: id, vault: site.town.vault).text == secret && !receipt.isEmpty)
    }
  }
}

extension CaseSite {
  /// Makes a key, seals everything anew and takes the older keys away.
  fileprivate func rotate() async throws {
    let file = try #require(town.vault.file)
    var ring = try file.read()
    let old = ring.newest.number
    ring.addSealingKey(world: town.world)
    try file.write(ring)
    let resealing = Resealing(town: town, columns: CasesFeature.sealedColumns)
    let done = try await resealing.run { _ in }
    #expect(done.isComplete && done.unreadable.isEmpty && done.values > 5)
    let census = try await resealing.census(of: [old, ring.newest.number])
    for row in census { #expect(row.counts[old] == 0 && row.counts[0] == 0, "\(row.what)") }
    let isGone = ring.retire(old)
    #expect(isGone)
    try file.write(ring)
  }
}
