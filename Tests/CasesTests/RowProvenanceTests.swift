@testable import Cases
import FormSchema
import Foundation
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("Where answers in rows come from") struct RowProvenanceTests {
  private static let everything = ["puppies", "puppies.1.name", "puppies.1.weight", "puppies.2.name"]

  /// Sends an application of which the rows were taken over as `typed` has them.
  private func withRows(
    _ typed: [(String, String)], _ body: @escaping @Sendable (CaseSite, ID<Case>) async throws -> Void
  ) async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let draft = try await site.onlyDraft()
      var former = draft.typed
      for (field, value) in [("puppies.1.name", "ころ"), ("puppies.1.weight", "2"), ("puppies.2.name", "しろ")] {
        former[field] = [value]
      }
      former["puppies"] = ["1", "2"]
      let (taken, provenance) = (former, Dictionary(
        uniqueKeysWithValues: Self.everything.map { ($0, Provenance.prefilled(.formerApplication)) }))
      try await site.town.database.write { [desk = site.desk] tx in
        try desk.drafts.save(taken, draft.id, provenance: provenance, in: tx)
      }
      let fields = CaseSite.every.filter { !$0.0.hasPrefix("puppies") } + [("puppies", "1"), ("puppies", "2")] + typed
      let rows = ["name", "weight", "photo", "chip"].flatMap { part in ["puppies.1.\(part)", "puppies.2.\(part)"] }
      _ = try await site.client.postFiles(
        "/apply/dog-registration/pages/every",
        fields + [("shown", ([CaseSite.everyShown] + rows).joined(separator: ",")), ("action", "next")],
        files: [("sign", "signature.png", CaseSite.png)])
      _ = try await site.client.get("/apply/dog-registration/review")
      _ = try await site.client.post("/apply/dog-registration/review")
      try await body(site, try await site.onlyCase().id)
    }
  }

  @Test("of rows that are as they were taken over, the officer reads it once")
  func untouched() async throws {
    let same = [
      ("puppies.1.name", "ころ"), ("puppies.1.weight", "2"), ("puppies.2.name", "しろ"), ("puppies.2.weight", ""),
    ]
    try await withRows(same) { site, id in
      let page = try await site.client.get("/staff/cases/\(id)").text
      #expect(page.components(separatedBy: "前回の申請から入力").count == 2)
      #expect(!page.contains("この申請で入力"))
    }
  }

  @Test("of rows that were changed, every answer says whether it was taken over, changed or typed")
  func changed() async throws {
    let other = [
      ("puppies.1.name", "ころ"), ("puppies.1.weight", "3"), ("puppies.2.name", "しろ"), ("puppies.2.weight", "1"),
    ]
    try await withRows(other) { site, id in
      let stored = try await site.town.database.read { [desk = site.desk] tx in
        try desk.cases.provenance(of: id, in: tx)
      }
      #expect(stored.filter { $0.key.hasPrefix("puppies") } == [
        "puppies": .changed(.formerApplication), "puppies.1.name": .prefilled(.formerApplication),
        "puppies.1.weight": .changed(.formerApplication), "puppies.2.name": .prefilled(.formerApplication),
      ])
      let table = try #require(try await site.client.get("/staff/cases/\(id)").text.between("rows-puppies", "</table>"))
      #expect(table.components(separatedBy: "前回の申請から入力</p>").count == 3)
      #expect(table.components(separatedBy: "前回の申請から入力、その後に変更").count == 2)
      #expect(table.components(separatedBy: "この申請で入力").count == 2)
    }
  }

  @Test("the person who applies sees it beside the fields of each row")
  func page() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let draft = try await site.onlyDraft()
      var typed = draft.typed
      (typed["puppies"], typed["puppies.1.name"], typed["puppies.1.weight"]) = (["1"], ["ころ"], ["2"])
      let taken = typed
      let provenance = ["puppies": Provenance.changed(.residents), "puppies.1.name": .prefilled(.residents)]
      try await site.town.database.write { [desk = site.desk] tx in
        try desk.drafts.save(taken, draft.id, provenance: provenance, in: tx)
      }
      let page = try await site.client.get("/apply/dog-registration/pages/every").text
      #expect(page.components(separatedBy: "class=\"ds-origin\">住民記録から").count == 2)
    }
  }
}
