import FormSchema
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("Applications that change hands") struct HandedApplicationTests {
  private static func begin(
    _ site: PortSite, _ channel: Channel, _ keeper: ApplicationKeeper, key: String = "key-1"
  ) async throws -> OpenApplication {
    try await site.port.begin(
      "dog-registration", version: nil, language: .japanese, channel: channel, keeper: keeper, key: key)
  }

  @Test("from home to the counter by its code, and back again, with answers and where they come from",
    arguments: Engine.available)
  func homeAndBack(engine: Engine) async throws {
    try await withPort(engine) { site in
      var home = try await Self.begin(site, .chat, .browser)
      home.typed = TypedAnswers(["owner-name.family": ["髙﨑"]])
      home.provenance = ["owner-name": .prefilled(.profile)]
      home = try await site.port.save(home)
      let code = try #require(home.resumeCode)
      let found = try await site.port.find(resumeCode: code.lowercased())
      #expect(found.id == home.id)
      let officer = ApplicationKeeper.officer("a")
      let taken = try await site.port.hand(home.id, of: .browser, to: officer, channel: .counter)
      #expect(taken.channel == .counter && taken.resumeCode == nil && taken.revision == home.revision + 1)
      #expect(taken.typed == home.typed && taken.provenance == home.provenance)
      // Meanwhile the code opens nothing, and whoever had it open saves nothing.
      await #expect(throws: CasesProblem.resumeCodeRefused) { _ = try await site.port.find(resumeCode: code) }
      await #expect(throws: CasesProblem.draftNotFound) { try await site.port.save(home) }
      let listed = try await site.port.list(of: officer)
      #expect(listed.map(\.id) == [home.id])
      let back = try await site.port.hand(home.id, of: officer, to: .browser, channel: .web)
      #expect(back.resumeCode == code && back.channel == .web)
      await #expect(throws: CasesProblem.draftNotFound) { _ = try await site.port.open(home.id, of: officer) }
    }
  }

  @Test("a wrong code and one whose time is over are refused alike", arguments: ["", "ABCD", "4K7M-P3XQ-9ABC-7", "%"])
  func wrongCodes(code: String) async throws {
    try await withPort { site in
      await #expect(throws: CasesProblem.resumeCodeRefused) { _ = try await site.port.find(resumeCode: code) }
      let home = try await Self.begin(site, .chat, .browser)
      site.clock.advance(seconds: Draft.lifetimeSeconds + 1)
      let late = try #require(home.resumeCode)
      await #expect(throws: CasesProblem.resumeCodeRefused) { _ = try await site.port.find(resumeCode: late) }
    }
  }

  @Test("nobody takes what another keeps, what came on paper goes to no browser, and what is sent stays",
    arguments: Engine.available)
  func refused(engine: Engine) async throws {
    try await withPort(engine) { site in
      let officer = ApplicationKeeper.officer("a"), other = ApplicationKeeper.officer("b")
      var kept = try await Self.begin(site, .counter, officer)
      for stranger in [other, .browser, .department("citizens"), .client("a")] {
        await #expect(throws: CasesProblem.draftNotFound) {
          _ = try await site.port.hand(kept.id, of: stranger, to: other, channel: .counter)
        }
      }
      let paper = try await Self.begin(site, .paper, officer, key: "paper")
      await #expect(throws: CasesProblem.draftNotFound) {
        _ = try await site.port.hand(paper.id, of: officer, to: .browser, channel: .web)
      }
      let handed = try await site.port.hand(paper.id, of: officer, to: .department("citizens"), channel: .counter)
      #expect(handed.channel == .paper && handed.published.version == paper.published.version)
      let waiting = try await site.port.list(of: .department("citizens"))
      #expect(waiting.map(\.id) == [paper.id])
      kept.typed = ApplicationTests.typed
      try await site.port.save(kept)
      _ = try await site.port.submit(kept.id, of: officer, by: .system("test"))
      let id = kept.id
      await #expect(throws: CasesProblem.changedMeanwhile) {
        _ = try await site.port.hand(id, of: officer, to: other, channel: .counter)
      }
    }
  }

  @Test("what it was begun by opens it no more for who gave it away", arguments: Engine.available)
  func key(engine: Engine) async throws {
    try await withPort(engine) { site in
      let officer = ApplicationKeeper.officer("a")
      let begun = try await Self.begin(site, .counter, officer)
      _ = try await site.port.hand(begun.id, of: officer, to: .officer("b"), channel: .counter)
      let again = try await Self.begin(site, .counter, officer)
      #expect(again.id != begun.id && again.typed.isEmpty)
    }
  }
}
