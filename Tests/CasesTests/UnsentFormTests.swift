@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("A form sent after the hour of access") struct UnsentFormTests {
  private static let correctionFields = [("dogs", "3"), ("shown", "dogs"), ("action", "next")]
  private static let caseCookie = "__Host-tsumugi-city-case"
  private static let unsentCookie = "__Host-tsumugi-city-unsent"

  /// A case whose applicant is asked to correct the number of dogs and has the page of it open, and whose hour is over.
  private func withEndedAccess(
    _ engine: Engine = .sqlite,
    _ body: @escaping @Sendable (CaseSite, ID<Case>, (receipt: String, secret: String)) async throws -> Void
  ) async throws {
    try await withCases(engine) { site in
      let applied = try await site.apply()
      let value = try await site.onlyCase()
      try await site.askForDogs(value)
      _ = try await site.client.get("/status/\(value.id)/correction")
      site.client.forgetCookie(Self.caseCookie)
      try await body(site, value.id, (applied.receipt, applied.secret))
    }
  }

  @Test("a correction is kept, and stands in its fields once number and secret are entered",
    arguments: Engine.available)
  func correction(engine: Engine) async throws {
    try await withEndedAccess(engine) { site, id, keys in
      let path = "/status/\(id)/correction"
      let refused = try await site.client.post(path, Self.correctionFields)
      #expect(refused.status == .forbidden && refused.text.contains("1時間お預かりしています"))
      #expect(!refused.text.contains("value=\"3\""))
      let before = try await site.onlyCase()
      #expect(before.status == .returned)
      let opened = try await site.client.post("/status", [("receipt", keys.receipt), ("secret", keys.secret)])
      #expect(opened.location == path)
      let page = try await site.client.get(path).text
      #expect(page.contains("value=\"3\"") && page.contains("まだ送信されていません"))
      let again = try await site.client.get(path).text
      #expect(again.contains("value=\"3\"") && !again.contains("まだ送信されていません"))
      let sent = try await site.client.post(path, Self.correctionFields, once: "second")
      #expect(sent.location == "/status/\(id)")
      let after = try await site.onlyCase()
      #expect(after.status == .inReview)
      let left = try await site.unsentRows()
      #expect(left == 0)
    }
  }

  @Test("the reason of a withdrawal is kept as well")
  func withdrawal() async throws {
    try await withEndedAccess { site, id, keys in
      let path = "/status/\(id)/withdrawal"
      let refused = try await site.client.post(path, [("reason", "引っ越しをやめました")])
      #expect(refused.status == .forbidden && refused.text.contains("お預かりしています"))
      let opened = try await site.client.post("/status", [("receipt", keys.receipt), ("secret", keys.secret)])
      #expect(opened.location == path)
      let page = try await site.client.get(path).text
      #expect(page.contains("引っ越しをやめました") && page.contains("まだ送信されていません"))
      let sent = try await site.client.post(path, [("reason", "引っ越しをやめました")], once: "second")
      #expect(sent.location == "/status/\(id)")
      let closed = try await site.onlyCase()
      #expect(closed.status == .withdrawn)
      let left = try await site.unsentRows()
      #expect(left == 0)
    }
  }

  @Test("only the browser that sent it gets it back, and only for an hour", arguments: [
    (seconds: 3599, isSameBrowser: true, comesBack: true), (3600, true, false), (0, false, false),
  ])
  func bound(seconds: Int, isSameBrowser: Bool, comesBack: Bool) async throws {
    try await withEndedAccess { site, id, keys in
      _ = try await site.client.post("/status/\(id)/correction", Self.correctionFields)
      site.clock.advance(seconds: seconds)
      if !isSameBrowser { site.client.forgetCookie(Self.unsentCookie) }
      let opened = try await site.client.post("/status", [("receipt", keys.receipt), ("secret", keys.secret)])
      #expect(opened.location == (comesBack ? "/status/\(id)/correction" : "/status/\(id)"))
      let page = try await site.client.get("/status/\(id)/correction").text
      #expect(page.contains("value=\"3\"") == comesBack)
    }
  }

  @Test("it stands sealed, under a name that tells neither case nor browser, and goes with its time",
    arguments: Engine.available)
  func sealed(engine: Engine) async throws {
    try await withEndedAccess(engine) { site, id, _ in
      _ = try await site.client.post("/status/\(id)/withdrawal", [("reason", "引っ越しをやめました")])
      let rows = try await site.town.database.read { tx in
        try tx.rows("SELECT id, form FROM cases_unsent").map { (try $0.text("id"), try $0.bytes("form")) }
      }
      let row = try #require(rows.first)
      #expect(rows.count == 1 && !row.0.contains(id.description))
      #expect(!String(decoding: row.1, as: UTF8.self).contains("引っ越し"))
      let store = UnsentFormStore(town: site.town)
      site.clock.advance(seconds: UnsentForm.lifetimeSeconds - 1)
      let early = try await site.town.database.write { tx in try store.prune(in: tx) }
      site.clock.advance(seconds: 1)
      let late = try await site.town.database.write { tx in try store.prune(in: tx) }
      #expect((early, late) == (0, 1))
    }
  }

  @Test("for a case that does not exist the answer is the same, and a form of another site is not kept")
  func strangers() async throws {
    try await withEndedAccess { site, id, _ in
      let none: ID<Case> = World.live.newID()
      for id in [none, id] {
        let answer = try await site.client.post("/status/\(id)/withdrawal", [("reason", "引っ越し")])
        #expect(answer.status == .forbidden && answer.text.contains("お預かりしています"))
      }
      let before = try await site.unsentRows()
      site.client.forgetCookie(Self.unsentCookie)
      _ = try await site.client.post("/status/\(id)/withdrawal", [("reason", "y")], guarded: false)
      let after = try await site.unsentRows()
      #expect(before == 2 && after == 2)
    }
  }

  @Test("what nobody types is not kept")
  func tooLong() async throws {
    try await withEndedAccess { site, id, _ in
      let long = String(repeating: "あ", count: UnsentForm.mostBytes / 3)
      let answer = try await site.client.post("/status/\(id)/withdrawal", [("reason", long)])
      let rows = try await site.unsentRows()
      #expect(rows == 0 && !answer.text.contains("お預かりしています"))
    }
  }
}

extension CaseSite {
  fileprivate func unsentRows() async throws -> Int {
    try await town.database.read { tx in try tx.count("SELECT count(*) AS n FROM cases_unsent") }
  }

  /// Asks the applicant to put the number of dogs right.
  func askForDogs(_ value: Case) async throws {
    let work = OfficerWork(desk: desk, officer: CaseSite.officer)
    let correction = Correction(marks: [.init(question: "dogs", words: "頭数を確かめてください。")], words: "")
    try await town.database.write { tx in
      try work.askCorrection(value.id, revision: value.revision, correction, in: tx)
    }
  }
}
