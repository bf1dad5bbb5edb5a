import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Notices

@Suite("Mails that end") struct MailEndTests {
  private static let later = MailRefusal(reason: "RCPT: 451 later", mayTryAgain: true)

  @Test("a code that could not be sent is tried while it is of use, and then no more", arguments: Engine.available)
  func tried(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      notices.transport.refuse(Self.later)
      let end = notices.clock.now.adding(seconds: 600)
      try await notices.send(about: "sign-in:code", occasion: "sign-in-code", endsAt: end)
      for _ in 0..<8 {
        try await notices.worker.deliverDue()
        notices.clock.advance(seconds: 3600)
      }
      // The second try was due after half a minute; when a worker came, the code had ended.
      #expect(notices.transport.tries.count == 1)
      let mail = try #require(try await notices.mails().first)
      #expect(mail.state == .expired && mail.attempts == 1)
      #expect(notices.audit.entries.map(\.action) == ["notices.mail-expired"])
    }
  }

  @Test("a mail whose turn comes at its end or later is not handed over, and that was no try",
    arguments: Engine.available, [(599, Mail.State.sent, 1), (600, .expired, 0), (601, .expired, 0)])
  func late(_ engine: Engine, _ row: (seconds: Int, state: Mail.State, tries: Int)) async throws {
    try await withNotices(engine) { notices in
      try await notices.send(endsAt: notices.clock.now.adding(seconds: 600))
      notices.clock.advance(seconds: row.seconds)
      try await notices.worker.deliverDue()
      let mail = try #require(try await notices.mails().first)
      #expect(mail.state == row.state && mail.attempts == row.tries)
      #expect(notices.transport.tries.count == row.tries)
      let again = try await notices.worker.deliverDue()
      #expect(again == 0)
    }
  }

  @Test("a try in vain leads to the next one, to none, or to the end", arguments: [
    (1, true, nil, RetrySchedule.Outcome.again(at: Instant(milliseconds: 30_000))),
    (1, true, 30_001, .again(at: Instant(milliseconds: 30_000))), (1, true, 30_000, .expired), (1, false, 10, .givenUp),
    (7, true, nil, .givenUp), (7, true, 10, .givenUp),
  ] as [(Int, Bool, Int?, RetrySchedule.Outcome)])
  func outcome(attempts: Int, mayTryAgain: Bool, end: Int?, expected: RetrySchedule.Outcome) {
    let outcome = RetrySchedule.outcome(
      after: attempts, mayTryAgain: mayTryAgain, endsAt: end.map { Instant(milliseconds: $0) },
      now: Instant(milliseconds: 0), chance: 0)
    #expect(outcome == expected)
  }

  @Test("the board says that the code came too late and what the person does, and does not offer to send it",
    arguments: [("sign-in-code", "新しいコードをお求め"), ("new-mail-code", "新しいコードをお求め"), ("resume-code", "新しくはじめて")])
  func board(occasion: String, advice: String) async throws {
    try await withNotices { notices in
      try await notices.send(about: "sign-in:code", occasion: occasion, endsAt: notices.clock.now)
      try await notices.worker.deliverDue()
      let id = try #require(try await notices.mails().first?.id.description)
      try await withSite(notices.town, features: [notices.feature], officers: Self.officer) { client in
        let page = try await client.get("/staff/notices?view=expired").text
        for part in ["期限切れのため送信を取りやめました", advice] { #expect(page.contains(part), "\(part)") }
        #expect(!page.contains("value=\"send-again\"") && !page.contains("value=\"withhold\""))
        let forced = try await client.post("/staff/notices", [("mail", id), ("step", "send-again")])
        #expect(forced.status == .conflict)
      }
    }
  }

  @Test("one that an officer held back is not sent after its end")
  func withheld() async throws {
    try await withNotices { notices in
      try await notices.send(occasion: "sign-in-code", endsAt: notices.clock.now.adding(seconds: 600))
      let id = try #require(try await notices.mails().first?.id.description)
      try await withSite(notices.town, features: [notices.feature], officers: Self.officer) { client in
        _ = try await client.get("/staff/notices")
        _ = try await client.post("/staff/notices", [("mail", id), ("step", "withhold")])
        let before = try await client.get("/staff/notices?view=withheld").text
        notices.clock.advance(seconds: 600)
        let after = try await client.get("/staff/notices?view=withheld").text
        #expect(before.contains("value=\"send-again\"") && !after.contains("value=\"send-again\""))
        #expect(after.contains("新しいコードをお求め"))
      }
    }
  }

  @Test("mails from before mails had an end go on as they were", arguments: Engine.available)
  func migrated(_ engine: Engine) async throws {
    let before = Array(NoticesFeature.migrations.prefix(1))
    let clock = TestClock()
    try await withTown(engine, clock: clock, migrations: before) { town in
      let id: ID<Mail> = town.world.newID()
      let sealed = try ["recipient": "a@example.net", "subject": "件", "body": "文"].map { column, text in
        (column, try town.vault.seal(Array(text.utf8), place: "notices_mail/\(column)/\(id)"))
      }
      let values = Dictionary(uniqueKeysWithValues: sealed)
      let now = town.world.now
      try await town.database.write { tx in
        try tx.run("""
          INSERT INTO notices_mail (id, recipient, subject, body, about, occasion, state, attempts, next_at, created_at,
            changed_at, last_problem)
          VALUES (\(id), \(values["recipient"]), \(values["subject"]), \(values["body"]), 'case:1', 'received',
            'failed', 3, \(now), \(now), \(now), '451')
          """)
      }
      try await Migrator(NoticesFeature.migrations).run(on: town.database, now: now.milliseconds)
      let notices = NoticesTown(town: town, clock: clock)
      try await notices.worker.deliverDue()
      let mail = try #require(try await notices.mails().first)
      #expect(mail.id == id && mail.state == .sent && mail.attempts == 4 && mail.endsAt == nil)
      #expect(notices.transport.tries.map(\.recipient) == ["a@example.net"])
    }
  }

  private static let officer = FixedOfficer(
    Officer(id: World.live.newID(), name: "織田　藍", roles: ["citizens": [.departmentAdmin]]))
}
