@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Ports
import Testing
import Web
import WebTestSupport

@Suite("マイナンバー in a case") struct IndividualNumberTests {
  private func apply(_ site: CaseSite) async throws -> String {
    _ = try await site.openEvery()
    _ = try await site.sendEvery(more: [("puppies.1.chip", "123456789018")])
    _ = try await site.client.get("/apply/dog-registration/review")
    let submitted = try await site.client.post("/apply/dog-registration/review")
    #expect(submitted.location == "/apply/dog-registration/receipt")
    return try await site.onlyCase().id.description
  }

  @Test("stands covered on every page, and is uncovered by a button that is written down", arguments: [
    "my-number", "puppies.1.chip",
  ])
  func uncovered(place: String) async throws {
    try await withCases(definition: .everyQuestion) { site in
      let id = try await apply(site)
      let page = try await site.client.get("/staff/cases/\(id)").text
      #expect(page.contains("••••••••9018") && !page.contains("123456789018") && !page.contains("5678 9018"))
      let path = "/staff/cases/\(id)/individual-numbers/\(place)"
      #expect(page.contains("action=\"\(path)\""))
      let shown = try await site.client.post(path)
      #expect(shown.status == .ok && shown.text.contains("1234 5678 9018"))
      let entry = site.audit.entries.last { $0.action == "cases.individual-number-viewed" }
      #expect(entry?.subject == "case:\(id)" && entry?.details == ["question": place])
    }
  }

  @Test("a place without one tells nothing and writes nothing down", arguments: [
    "copies", "puppies.2.chip", "puppies.0.chip", "puppies.1.name", "puppies.1", "nothing", "puppies.x.chip",
  ])
  func elsewhere(place: String) async throws {
    try await withCases(definition: .everyQuestion) { site in
      let id = try await apply(site)
      _ = try await site.client.get("/staff/cases/\(id)")
      let answer = try await site.client.post("/staff/cases/\(id)/individual-numbers/\(place)")
      #expect(answer.status == .notFound)
      #expect(!site.audit.entries.contains { $0.action == "cases.individual-number-viewed" })
    }
  }

  @Test("an officer of another department does not see it")
  func otherDepartment() async throws {
    let stranger = Officer(id: World.live.newID(), name: "他課", roles: ["long-term-care": [.clerk]])
    try await withCases(officer: stranger, definition: .everyQuestion) { site in
      let id = try await apply(site)
      _ = try await site.client.get("/staff/cases")
      let answer = try await site.client.post("/staff/cases/\(id)/individual-numbers/my-number")
      #expect(answer.status == .forbidden && !answer.text.contains("5678"))
    }
  }
}
