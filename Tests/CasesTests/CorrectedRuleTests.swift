@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("What rules decide about a corrected application") struct CorrectedRuleTests {
  private static let routing = #"if dogs > 2 then "disaster-prevention" else "citizens""#
  private static let eligibility =
    #"if dogs > 3 then {outcome: "not-eligible", reason: "cats"} else {outcome: "eligible"}"#

  private func withCorrection(
    _ engine: Engine = .sqlite, _ body: @escaping @Sendable (CaseSite, ID<Case>) async throws -> Void
  ) async throws {
    let rules = [DecisionKind.routing: Self.routing, .eligibility: Self.eligibility]
    try await withCases(engine, definition: .sample(rules: rules)) { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      try await site.askForDogs(value)
      _ = try await site.client.get("/status/\(value.id)/correction")
      try await body(site, value.id)
    }
  }

  private static func fields(_ dogs: String) -> [(String, String)] {
    [("dogs", dogs), ("shown", "dogs"), ("action", "next")]
  }

  @Test("a changed fee is the fee, and both sides read what it was and what it is", arguments: Engine.available)
  func fee(engine: Engine) async throws {
    try await withCorrection(engine) { site, id in
      let sent = try await site.client.post("/status/\(id)/correction", Self.fields("1"))
      #expect(sent.location == "/status/\(id)")
      let value = try await site.onlyCase()
      #expect(value.fee == Yen(3000) && value.status == .inReview && value.department == "citizens")
      let status = try await site.client.get("/status/\(id)").text
      #expect(status.contains("手数料が6,000円から3,000円に変わりました") && !status.contains("担当の課を確かめています"))
      let page = try await site.client.get("/staff/cases/\(id)").text
      #expect(page.contains("手数料が6,000円から3,000円に変わりました") && page.contains("<dd class=\"ds-summary-answer\">3,000円"))
      #expect(!page.contains("に引き継ぐ"))
      let entry = try #require(site.audit.entries.last { $0.action == "cases.corrected" })
      #expect(entry.details == ["fee-changed": "6000 3000"])
    }
  }

  @Test("answers with which it cannot be applied for are refused with the reason, and nothing typed is lost",
    arguments: Engine.available)
  func refused(engine: Engine) async throws {
    try await withCorrection(engine) { site, id in
      let refused = try await site.client.post("/status/\(id)/correction", Self.fields("4"))
      #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"4\""))
      for part in ["この内容では申請できません", "猫は登録できません。", "<title>エラー"] {
        #expect(refused.text.contains(part), "\(part)")
      }
      let value = try await site.onlyCase()
      #expect(value.status == .returned && value.fee == Yen(6000))
      let mended = try await site.client.post("/status/\(id)/correction", Self.fields("2"), once: "second")
      #expect(mended.location == "/status/\(id)")
      // Nothing the rules say has changed: nothing is told.
      let kinds = try await site.town.database.read { [desk = site.desk] tx in
        try desk.cases.events(of: id, in: tx).map(\.kind)
      }
      #expect(kinds == [.submitted, .returned, .corrected])
    }
  }

  @Test("another department is offered to the officer as a handover, with the reason, and nothing is done by itself",
    arguments: Engine.available)
  func rerouted(engine: Engine) async throws {
    try await withCorrection(engine) { site, id in
      _ = try await site.client.post("/status/\(id)/correction", Self.fields("3"))
      let value = try await site.onlyCase()
      #expect(value.department == "citizens")
      let names = ["citizens", "disaster-prevention"].map { site.town.profile.departmentName($0, in: .japanese) }
      let status = try await site.client.get("/status/\(id)").text
      #expect(status.contains("担当の課を確かめています（\(names[0])から\(names[1])へ）"))
      let page = try await site.client.get("/staff/cases/\(id)").text
      let link = "/staff/cases/\(id)/handover?department=disaster-prevention"
      #expect(page.contains("補正後の回答では、\(names[1])が担当です") && page.contains("href=\"\(link)\""))
      let form = try await site.client.get(link).text
      #expect(form.contains("申請者の補正により、規則で決まる担当課が変わったため引き継ぎます。"))
      let other = try await site.client.get("/staff/cases/\(id)/handover").text
      #expect(!other.contains("担当課が変わったため引き継ぎます。"))
      let work = OfficerWork(desk: site.desk, officer: CaseSite.officer)
      try await site.town.database.write { tx in
        try work.handOver(
          id, revision: value.revision, to: nil, department: "disaster-prevention", words: "", in: tx)
      }
      let events = try await site.town.database.read { [desk = site.desk] tx in try desk.cases.events(of: id, in: tx) }
      #expect(events.map(\.kind) == [.submitted, .returned, .corrected, .feeChanged, .rerouted, .handedOver])
    }
  }

  @Test("the offer is gone once the case was handed over, or a later correction leads back", arguments: [
    ([CaseEvent.Kind.rerouted], true), ([.rerouted, .handedOver], false), ([.handedOver, .rerouted], true),
    ([.rerouted, .noted, .corrected], true), ([.noted], false),
  ])
  func offer(kinds: [CaseEvent.Kind], isOffered: Bool) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.town.database.write { [desk = staff.desk] tx in
        for kind in kinds {
          let detail = kind == .rerouted ? CaseEvent.change("citizens", "disaster-prevention") : ""
          try desk.cases.append(kind, to: value.id, actor: "applicant", words: "", detail: detail, in: tx)
        }
      }
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)").text
        #expect(page.contains("/handover?department=") == isOffered)
      }
    }
  }
}
