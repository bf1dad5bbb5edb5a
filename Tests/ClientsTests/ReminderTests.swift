import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("Mails about tokens that end soon") struct ReminderTests {
  private static let everyone = ["c@example.jp", "engineer@example.jp", "second@example.jp"]

  /// The days before its last day on which something went out, when the product looks every day.
  private static func stages(_ place: ClientsTown, days: Int) async throws -> [Int] {
    var sent: [Int] = []
    for left in stride(from: days, through: -2, by: -1) {
      if try await place.feature.remind() > 0 { sent.append(left) }
      place.clock.advance(seconds: 86_400)
    }
    return sent
  }

  @Test("go out 30, 7 and 1 days before the last day and on it, but never on the day the token is given", arguments: [
    (90, [30, 7, 1, 0]), (31, [30, 7, 1, 0]), (30, [7, 1, 0]), (8, [7, 1, 0]), (7, [1, 0]), (2, [1, 0]), (1, [0]),
  ])
  func stages(days: Int, stages: [Int]) async throws {
    try await withClients { place in
      _ = try await place.register(days: days)
      let sent = try await Self.stages(place, days: days)
      #expect(sent == stages)
    }
  }

  @Test("go once to each who answers for the program, with the page where it is renewed", arguments: Engine.available)
  func mail(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (client, _) = try await place.register("窓口システム", days: 31)
      place.clock.advance(seconds: 86_400)
      for _ in 0..<3 { _ = try await place.feature.remind() }
      #expect(place.mail.mails.map(\.recipient.value) == Self.everyone)
      let mail = try #require(place.mail.mails.first)
      #expect(mail.subject.hasPrefix("接続プログラム「窓口システム」のトークンが令和8年12月22日に切れます / The token"))
      for part in [
        "あと30日", "in 30 days", "22 December 2026", "https://tsumugi.example.jp/staff/clients/\(client.id)",
      ] { #expect(mail.body.value.contains(part), "\(part) in \(mail.body.value)") }
      #expect(!mail.body.value.contains("{") && !mail.body.value.contains("clients.staff."))
      #expect(mail.about == "client:\(client.id)" && mail.occasion == "token-expiring")
      #expect(mail.endsAt == Instant(startOf: client.expiresOn.adding(days: 1)))
      let entry = try #require(place.audit.entries.last)
      #expect(entry.action == "clients.reminded" && entry.subject == "client:\(client.id)")
      #expect(entry.details == ["expires": "2026-12-22", "days-before": "30", "mails": "3"])
    }
  }

  @Test("say tomorrow and today on the last days", arguments: [(1, "明日", "tomorrow"), (0, "今日", "today")])
  func lastDays(left: Int, japanese: String, english: String) async throws {
    try await withClients { place in
      _ = try await place.register(days: 10)
      place.clock.advance(seconds: (10 - left) * 86_400)
      _ = try await place.feature.remind()
      let body = try #require(place.mail.mails.first).body.value
      #expect(body.contains(japanese) && body.contains(english))
    }
  }

  @Test("are sent by one of several processes that look at once", arguments: Engine.available)
  func race(engine: Engine) async throws {
    try await withClients(engine) { place in
      _ = try await place.register(days: 31)
      place.clock.advance(seconds: 86_400)
      let sent = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<6 { group.addTask { try await place.feature.remind() } }
        return try await group.reduce(0, +)
      }
      #expect(sent == 1 && place.mail.mails.count == Self.everyone.count)
    }
  }

  @Test("come late rather than not at all, and then only the last of them", arguments: Engine.available)
  func late(engine: Engine) async throws {
    try await withClients(engine) { place in
      _ = try await place.register(days: 60)
      place.clock.advance(seconds: 40 * 86_400)
      let first = try await place.feature.remind()
      #expect(first == 1 && place.mail.mails.first?.body.value.contains("あと20日") == true)
      // Both the mail of the 7th and of the last day but one were due: the nearer one says it.
      place.clock.advance(seconds: 19 * 86_400)
      let second = try await place.feature.remind(), third = try await place.feature.remind()
      #expect(second == 1 && third == 0 && place.audit.entries.last?.details["days-before"] == "1")
    }
  }

  @Test("begin anew with a new token, and end with the program", arguments: Engine.available)
  func renewal(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (client, _) = try await place.register(days: 31)
      place.clock.advance(seconds: 86_400)
      let before = try await place.feature.remind()
      _ = try await place.town.database.write { tx in
        try place.register.renew(client.id, days: 40, endsFormerAtOnce: false, by: .system("command"), in: tx)
      }
      let after = try await place.feature.remind()
      #expect(before == 1 && after == 0)
      place.clock.advance(seconds: 10 * 86_400)
      let anew = try await place.feature.remind()
      #expect(anew == 1)
      try await place.revoke(client)
      place.clock.advance(seconds: 23 * 86_400)
      let ended = try await place.feature.remind()
      #expect(ended == 0)
    }
  }

  @Test("go to the department alone where no engineer has an address, and each address gets one", arguments: [
    ([], ["c@example.jp"]), (["c@example.jp"], ["c@example.jp"]), (["b@example.jp"], ["b@example.jp", "c@example.jp"]),
  ])
  func recipients(engineers: [String], recipients: [String]) async throws {
    try await withClients { place in
      place.engineers.addresses.withLock { $0 = engineers }
      _ = try await place.register(days: 31)
      place.clock.advance(seconds: 86_400)
      _ = try await place.feature.remind()
      #expect(place.mail.mails.map(\.recipient.value) == recipients)
    }
  }

  @Test("are told on the program's page, with their days")
  func page() async throws {
    try await withClients { place in
      let (client, _) = try await place.register(days: 31)
      try await place.serve(as: ClientsTown.engineer) { http in
        let none = try await http.get("/staff/clients/\(client.id)").text
        #expect(none.contains("まだ送っていません"))
        place.clock.advance(seconds: 86_400)
        _ = try await place.feature.remind()
        place.clock.advance(seconds: 30 * 86_400)
        _ = try await place.feature.remind()
        let page = try await http.get("/staff/clients/\(client.id)").text
        #expect(page.contains("令和8年11月22日 09:00（30日前のお知らせ、3通）"))
        #expect(page.contains("令和8年12月22日 09:00（当日のお知らせ、3通）") && !page.contains("まだ送っていません"))
      }
    }
  }

  @Test("of a program from before they were kept begin with the day it was registered", arguments: Engine.available)
  func unknownDay(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (client, _) = try await place.register(days: 31)
      try await place.town.database.write { tx in try tx.run("UPDATE clients_client SET issued_on = NULL") }
      let kept = try await place.town.database.read { tx in try place.feature.desk.clients.find(client.id, in: tx) }
      #expect(kept.issuedOn == client.createdAt.dateInJapan)
    }
  }
}
