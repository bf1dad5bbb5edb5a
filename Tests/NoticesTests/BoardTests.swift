import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Notices

@Suite("The board of mails") struct BoardTests {
  private static let refusal = MailRefusal(reason: "RCPT: 550 5.1.1 no <such> person", mayTryAgain: false)

  private static func officer(_ role: Role) -> FixedOfficer {
    FixedOfficer(Officer(id: World.live.newID(), name: "織田　藍", roles: ["citizens": [role]]))
  }

  @Test("a mail that could not be sent is shown with its reason, its case and half its address")
  func shown() async throws {
    try await withBoard { notices, client in
      let page = try await client.get("/staff/notices")
      #expect(page.status == .ok)
      let parts = [
        "h…@example.net", "href=\"/staff/cases/1\"", "受付のお知らせ", "送信できませんでした", "550 5.1.1 no &lt;such&gt; person",
      ]
      for part in parts {
        #expect(page.text.contains(part), "\(part)")
      }
      let today = JapaneseDate(notices.town.world.now.dateInJapan)
      #expect(page.text.contains("\(today.full) "))
      for part in ["hanako", "notices.staff", "髙﨑"] { #expect(!page.text.contains(part), "\(part)") }
      #expect(notices.audit.entries.last?.action == "notices.board-viewed")
      let english = try await client.get("/staff/notices?language=en")
      #expect(english.text.contains("Could not be delivered") && !english.text.contains("notices.staff"))
      #expect(english.text.contains("\(today.english) "))
    }
  }

  @Test("a mail about a program's token says so, and who to tell once the token has ended")
  func tokens() async throws {
    try await withBoard { notices, client in
      let end = notices.town.world.now.adding(seconds: 60)
      try await notices.send("engineer@example.jp", about: "client:1", occasion: "token-expiring", endsAt: end)
      try await notices.worker.deliverDue()
      let failed = try await client.get("/staff/notices").text
      #expect(failed.contains("接続プログラムのトークンの期限のお知らせ"))
      #expect(!failed.contains("システム担当にお知らせください"))
      notices.clock.advance(seconds: 3600)
      let ended = try await client.get("/staff/notices").text
      #expect(ended.contains("トークンの期限が過ぎています。システム担当にお知らせください。") && !ended.contains("新しいコード"))
    }
  }

  @Test("sent again, it goes out, once however often the form arrives")
  func sendAgain() async throws {
    try await withBoard { notices, client in
      _ = try await client.get("/staff/notices")
      let id = try #require(try await notices.mails().first?.id.description)
      notices.transport.refuse(nil)
      let fields = [("mail", id), ("step", "send-again"), ("view", "problems")]
      let answer = try await client.post("/staff/notices", fields)
      #expect(answer.status == .seeOther && answer.location == "/staff/notices?done=send-again")
      try await notices.worker.deliverDue()
      let twice = try await client.post("/staff/notices", fields)
      #expect(twice.status == .seeOther)
      let done = try await client.get(answer.location)
      #expect(done.text.contains("もう一度送るようにしました"))
      let states = try await notices.states()
      #expect(states == [.sent])
      #expect(notices.audit.entries.filter { $0.action == "notices.mail-requeued" }.count == 1)
    }
  }

  @Test("withheld, it is not sent, and can still be sent again")
  func withhold() async throws {
    try await withBoard { notices, client in
      _ = try await client.get("/staff/notices")
      let id = try #require(try await notices.mails().first?.id.description)
      _ = try await client.post("/staff/notices", [("mail", id), ("step", "withhold")])
      let states = try await notices.states()
      #expect(states == [.withheld])
      let page = try await client.get("/staff/notices?view=withheld")
      #expect(page.text.contains("h…@example.net") && page.text.contains("value=\"send-again\""))
      #expect(!page.text.contains("value=\"withhold\""))
      let again = try await client.post("/staff/notices", [("mail", id), ("step", "send-again")])
      #expect(again.status == .seeOther)
    }
  }

  @Test("what cannot be done is said", arguments: [
    ("no-id", "withhold", 404), ("01900000-0000-7000-8000-000000000009", "withhold", 404), ("", "", 404),
  ])
  func wrong(mail: String, step: String, status: Int) async throws {
    try await withBoard { _, client in
      _ = try await client.get("/staff/notices")
      let answer = try await client.post("/staff/notices", [("mail", mail), ("step", step)])
      #expect(answer.status.code == status)
    }
  }

  @Test("a mail that was sent meanwhile is not withheld, and one under way is left alone")
  func changedMeanwhile() async throws {
    try await withBoard { notices, client in
      _ = try await client.get("/staff/notices")
      let id = try #require(try await notices.mails().first?.id.description)
      notices.transport.refuse(nil)
      _ = try await client.post("/staff/notices", [("mail", id), ("step", "send-again")])
      let store = notices.feature.store
      let claims = try await notices.town.database.write { tx in try store.claim(most: 1, in: tx) }
      _ = try await client.get("/staff/notices")
      let underWay = try await client.post("/staff/notices", [("mail", id), ("step", "withhold")])
      #expect(claims.count == 1 && underWay.status == .conflict)
      _ = try await notices.town.database.write { tx in try store.markSent(claims[0], in: tx) }
      let sent = try await client.post("/staff/notices", [("mail", id), ("step", "withhold")], once: "another")
      #expect(sent.status == .conflict && sent.text.contains("状態が変わりました"))
      let unknown = try await client.post("/staff/notices", [("mail", id), ("step", "burn")], once: "third")
      #expect(unknown.status == .badRequest)
    }
  }

  @Test("only those who administer see it", arguments: [
    (Role.clerk, 403), (.decider, 403), (.auditor, 403), (.departmentAdmin, 200), (.townAdmin, 200),
  ])
  func permission(role: Role, status: Int) async throws {
    try await withNotices { notices in
      try await withSite(notices.town, features: [notices.feature], officers: Self.officer(role)) { client in
        let page = try await client.get("/staff/notices")
        #expect(page.status.code == status)
      }
    }
  }

  @Test("the newest problem stands first, and a long list has pages")
  func order() async throws {
    try await withNotices { notices in
      notices.transport.refuse(Self.refusal)
      for number in 0..<52 {
        notices.clock.advance(seconds: 1)
        try await notices.send("\(number % 10)@p\(number).example.net")
        try await notices.worker.deliverDue()
      }
      try await withSite(notices.town, features: [notices.feature], officers: Self.officer(.townAdmin)) { client in
        let first = try await client.get("/staff/notices").text
        let newest = try #require(first.range(of: "@p51."))
        let older = try #require(first.range(of: "@p50."))
        #expect(newest.lowerBound < older.lowerBound && !first.contains("@p1."))
        let second = try await client.get("/staff/notices?page=2").text
        #expect(second.contains("@p1.") && second.contains("@p0.") && !second.contains("@p2."))
      }
    }
  }

  private func withBoard(_ body: @escaping @Sendable (NoticesTown, TestClient) async throws -> Void) async throws {
    try await withNotices { notices in
      notices.transport.refuse(Self.refusal)
      try await notices.send()
      try await notices.worker.deliverDue()
      let officer = Self.officer(.departmentAdmin)
      try await withSite(notices.town, features: [notices.feature], officers: officer) { client in
        try await body(notices, client)
      }
    }
  }
}
