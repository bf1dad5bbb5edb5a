@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Testing
import Web
import WebTestSupport

@Suite("A page while it is filled in") struct LivePageTests {
  private static let path = "/apply/dog-registration/pages/every/live"

  private func ask(_ site: CaseSite, _ changes: [String: String], guarded: Bool = true) async throws -> TestClient.Answer {
    let fields = CaseSite.every.map { ($0.0, changes[$0.0] ?? $0.1) } + [("shown", CaseSite.everyShown)]
    return try await site.client.post(Self.path, fields, guarded: guarded)
  }

  @Test("the page says where to ask only when answers change it")
  func asked() async throws {
    try await withCases(definition: .everyQuestion) { site in
      let every = try await site.openEvery()
      #expect(every.contains("data-live=\"\(Self.path)\""))
      let owner = try await site.client.get("/apply/dog-registration/pages/owner")
      #expect(!owner.text.contains("data-live="))
    }
  }

  @Test("the answer is the page's own questions: new ones are there, those of other answers are not")
  func questions() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let no = try await ask(site, [:])
      #expect(no.status == .ok && !no.text.contains("data-question=\"detail\"") && !no.text.contains("<html"))
      let yes = try await ask(site, ["known": "true", "copies": "3", "puppies.1.weight": "4"])
      for part in ["data-question=\"detail\"", "data-question=\"puppies.1.story\"", "9,000円", "窓口2"] {
        #expect(yes.text.contains(part), "\(part)")
      }
      #expect(!yes.text.contains("ds-error"))
    }
  }

  @Test("nothing of it is kept, neither in the draft nor in the audit log")
  func kept() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let before = try await site.onlyDraft()
      _ = try await ask(site, ["known": "true"])
      let after = try await site.onlyDraft()
      #expect(after.typed == before.typed && after.revision == before.revision && site.audit.entries.isEmpty)
    }
  }

  @Test("without the page's guard, without a draft and too often it answers nothing")
  func refused() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let forged = try await ask(site, [:], guarded: false)
      #expect(forged.status == .forbidden)
      let draft = try await site.onlyDraft().id
      for _ in 0..<SectionRoutes.liveLimit.most {
        try? await SectionRoutes.liveLimit.check("\(draft)", at: site.town.world.now, in: site.town.database)
      }
      let often = try await ask(site, [:])
      #expect(often.status == .tooManyRequests)
      site.client.forgetCookie("__Host-tsumugi-city-draft-dog-registration")
      let nobody = try await ask(site, [:])
      #expect(nobody.status == .notFound)
    }
  }
}
