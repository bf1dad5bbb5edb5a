import FormSchema
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("The draft of a browser, for ways other than the form's pages") struct BrowserDraftTests {
  private static func begun(_ site: PortSite) async throws -> (OpenApplication, cookie: String) {
    let begun = try await site.port.begin(
      "dog-registration", version: nil, language: .japanese, channel: .chat, keeper: .browser, key: "once")
    return (begun, site.feature.browserDrafts.cookie(for: begun).value)
  }

  @Test("is opened by the cookie of the form's own pages, and by no other", arguments: Engine.available)
  func cookie(engine: Engine) async throws {
    try await withPort(engine) { site in
      let drafts = site.feature.browserDrafts
      let (begun, cookie) = try await Self.begun(site)
      #expect(drafts.cookieName(of: "dog-registration") == OpenDraft.cookieName(site.town, "dog-registration"))
      #expect(try await drafts.open("dog-registration", cookie: cookie, account: nil)?.id == begun.id)
      for wrong in [nil, "", ".", begun.id, "\(begun.id).", "\(begun.id).AAAA", cookie + ".x", "x" + cookie] {
        let opened = try await drafts.open("dog-registration", cookie: wrong, account: nil)
        #expect(opened == nil)
      }
      #expect(try await drafts.open("cat-registration", cookie: cookie, account: nil) == nil)
      site.clock.advance(seconds: Draft.lifetimeSeconds)
      #expect(try await drafts.open("dog-registration", cookie: cookie, account: nil) == nil)
    }
  }

  @Test("is put on the page of who is signed in, and then opened to nobody else's", arguments: Engine.available)
  func account(engine: Engine) async throws {
    try await withPort(engine) { site in
      let drafts = site.feature.browserDrafts
      let (begun, cookie) = try await Self.begun(site)
      let (one, other) = (site.town.world.newID(Resident.self), site.town.world.newID(Resident.self))
      _ = try await drafts.open("dog-registration", cookie: cookie, account: one.description)
      #expect(try await drafts.open("dog-registration", cookie: cookie, account: other.description) == nil)
      #expect(try await drafts.open("dog-registration", cookie: cookie, account: one.description)?.id == begun.id)
      let listed = try await site.town.database.read { tx in
        try site.desk.drafts.list(of: one, in: tx).map(\.draft.id.description)
      }
      #expect(listed == [begun.id])
    }
  }

  @Test("is filled in from an earlier application, and a trace of that stays on it", arguments: Engine.available)
  func known(engine: Engine) async throws {
    try await withPort(engine) { site in
      let (drafts, resident) = (site.feature.browserDrafts, site.town.world.newID(Resident.self))
      var (former, cookie) = try await Self.begun(site)
      _ = try await drafts.open("dog-registration", cookie: cookie, account: resident.description)
      former.typed = ApplicationTests.typed
      try await site.port.save(former)
      let outcome = try await site.port.submit(former.id, of: .browser, by: .account(resident.description))
      let accepted = try #require(outcome.accepted)
      let next = try await site.port.begin(
        "dog-registration", version: nil, language: .japanese, channel: .chat, keeper: .browser, key: "next")
      let known = try await drafts.known(for: next, account: resident.description)
      #expect(known.origins["owner-name"] == .formerApplication)
      let read = try #require(site.audit.entries.last)
      #expect(read.action == "cases.read-for-prefill" && read.subject == "case:\(accepted.caseID)")
      #expect(read.actor == .account(resident.description) && read.details == ["draft": next.id])
    }
  }

  @Test("a note of who took it down stands with the case, and on record", arguments: Engine.available)
  func note(engine: Engine) async throws {
    try await withPort(engine) { site in
      var (application, _) = try await Self.begun(site)
      application.typed = ApplicationTests.typed
      try await site.port.save(application)
      let outcome = try await site.port.submit(application.id, of: .browser, by: .applicant)
      let accepted = try #require(outcome.accepted)
      try await site.town.database.write { tx in
        try site.feature.notes.note(accepted.caseID, words: "耳が遠い方", by: .officer("1"), in: tx)
      }
      let id = try #require(ID<Case>(accepted.caseID))
      let events = try await site.town.database.read { tx in try site.desk.cases.events(of: id, in: tx) }
      #expect(events.last?.kind == .noted && events.last?.words.value == "耳が遠い方")
      #expect(site.audit.entries.last?.action == "cases.noted")
      await #expect(throws: CasesProblem.notFound) {
        try await site.town.database.write { tx in
          try site.feature.notes.note("nothing", words: "", by: .officer("1"), in: tx)
        }
      }
    }
  }
}
