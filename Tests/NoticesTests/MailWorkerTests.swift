import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Notices

@Suite("Sending mails") struct MailWorkerTests {
  private static let later = MailRefusal(reason: "RCPT: 451 later", mayTryAgain: true)

  @Test("a mail is sent once, under its id, and the log says so", arguments: Engine.available)
  func sent(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      try await notices.send()
      let (first, second) = (try await notices.worker.deliverDue(), try await notices.worker.deliverDue())
      #expect((first, second) == (1, 0))
      let mails = try await notices.mails()
      #expect(mails.map(\.state) == [.sent])
      #expect(notices.transport.tries == [
        .init(recipient: "hanako@example.net", sender: "つむぎ市 <tsumugi@example.jp>", id: mails[0].id.description)
      ])
      #expect(notices.audit.entries.map(\.action) == ["notices.mail-sent"])
      #expect(notices.audit.entries[0].subject == "case:1")
    }
  }

  @Test("a mail whose transaction does not commit is never sent", arguments: Engine.available)
  func rolledBack(_ engine: Engine) async throws {
    struct Stop: Error {}
    try await withNotices(engine) { notices in
      let outbox = notices.feature.outbox
      let mail = OutgoingMail(
        recipient: Personal("a@example.net"), subject: "", body: Personal(""), about: "case:1", occasion: "received")
      await #expect(throws: Stop.self) {
        try await notices.town.database.write { tx in
          try outbox.send(mail, in: tx)
          throw Stop()
        }
      }
      let tried = try await notices.worker.deliverDue()
      #expect(tried == 0 && notices.transport.tries.isEmpty)
    }
  }

  @Test("after each try in vain it waits longer, then gives up", arguments: Engine.available)
  func backOff(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      notices.transport.refuse(Self.later)
      try await notices.send()
      for (number, pause) in RetrySchedule.pauses.enumerated() {
        let tried = try await notices.worker.deliverDue()
        #expect(tried == 1)
        let mail = try #require(try await notices.mails().first)
        #expect(mail.state == .failed && mail.attempts == number + 1 && mail.lastProblem == "RCPT: 451 later")
        notices.clock.advance(seconds: pause - 1)
        let early = try await notices.worker.deliverDue()
        #expect(early == 0)
        notices.clock.advance(seconds: 1 + pause * RetrySchedule.jitterPercent / 100)
      }
      let last = try await notices.worker.deliverDue()
      #expect(last == 1)
      let mail = try #require(try await notices.mails().first)
      #expect(mail.state == .givenUp && mail.attempts == 7)
      notices.clock.advance(seconds: 30 * 86_400)
      let never = try await notices.worker.deliverDue()
      #expect(never == 0)
      #expect(notices.audit.entries.map(\.action) == ["notices.mail-given-up"])
    }
  }

  @Test("a refusal for ever gives up at once, and a mail that fails later still goes out", arguments: Engine.available)
  func refusals(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      notices.transport.refuse(MailRefusal(reason: "RCPT: 550 no such person", mayTryAgain: false))
      try await notices.send()
      try await notices.worker.deliverDue()
      let refused = try await notices.states()
      #expect(refused == [.givenUp])
      notices.transport.refuse(Self.later)
      try await notices.send("taro@example.net")
      try await notices.worker.deliverDue()
      notices.transport.refuse(nil)
      notices.clock.advance(seconds: 60)
      try await notices.worker.deliverDue()
      let states = try await notices.states()
      #expect(Set(states) == [.givenUp, .sent])
      let ids = notices.transport.tries.suffix(2).map(\.id)
      #expect(ids[0] == ids[1])
    }
  }

  @Test("what a process that died had claimed is sent when its lease is over", arguments: Engine.available)
  func died(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      try await notices.send()
      let store = notices.feature.store
      let claimed = try await notices.town.database.write { tx in try store.claim(most: 4, in: tx) }
      #expect(claimed.count == 1)
      notices.clock.advance(seconds: MailStore.leaseSeconds - 1)
      let early = try await notices.worker.deliverDue()
      notices.clock.advance(seconds: 1)
      let late = try await notices.worker.deliverDue()
      #expect((early, late) == (0, 1))
    }
  }

  @Test("a claim that has run out can say that the mail went out, and not that it failed", arguments: Engine.available)
  func staleClaim(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      try await notices.send()
      let store = notices.feature.store
      let stale = try await notices.town.database.write { tx in try store.claim(most: 4, in: tx) }[0]
      notices.clock.advance(seconds: MailStore.leaseSeconds)
      _ = try await notices.town.database.write { tx in try store.claim(most: 4, in: tx) }
      let failed = try await notices.town.database.write { tx in
        try store.markFailed(stale, reason: "x", .givenUp, in: tx)
      }
      let expired = try await notices.town.database.write { tx in try store.markExpired(stale, in: tx) }
      let sent = try await notices.town.database.write { tx in try store.markSent(stale, in: tx) }
      let again = try await notices.town.database.write { tx in try store.markSent(stale, in: tx) }
      #expect((failed, expired, sent, again) == (false, false, true, false))
    }
  }

  @Test("several workers never try one mail at the same time", arguments: Engine.available)
  func together(_ engine: Engine) async throws {
    try await withPlace(on: engine) { place in
      let clock = TestClock()
      try await withTown(clock: clock) { sample in
        let databases = [try await place.open(), try await place.open()]
        try await Migrator(webMigrations + NoticesFeature.migrations).run(on: databases[0], now: 0)
        let processes = databases.map { database in
          NoticesTown(
            town: Town(
              profile: sample.profile, database: database, vault: sample.vault, files: sample.files,
              world: sample.world, address: sample.address), clock: clock)
        }
        for number in 0..<40 { try await processes[number % 2].send("p\(number)@example.net") }
        try await withThrowingTaskGroup(of: Void.self) { group in
          for process in processes + processes { group.addTask { try await process.worker.deliverDue() } }
          try await group.waitForAll()
        }
        let tried = processes.flatMap { $0.transport.tries.map(\.recipient) }
        #expect(tried.count == 40 && Set(tried).count == 40)
        for database in databases { try await database.close() }
      }
    }
  }

  @Test("a running worker sends after the commit, and ends when it is cancelled")
  func running() async throws {
    try await withNotices { notices in
      let running = Task { try await notices.worker.run() }
      try await notices.send()
      while notices.transport.tries.isEmpty { await Task.yield() }
      running.cancel()
      try await running.value
      let states = try await notices.states()
      #expect(states == [.sent])
    }
  }

  @Test("sent and withheld mails are removed after 90 days, others never", arguments: Engine.available)
  func pruned(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      try await notices.send()
      try await notices.worker.deliverDue()
      notices.transport.refuse(MailRefusal(reason: "550", mayTryAgain: false))
      try await notices.send("taro@example.net")
      try await notices.worker.deliverDue()
      notices.clock.advance(seconds: 90 * 86_400)
      let early = try await notices.feature.prune()
      notices.clock.advance(seconds: 1)
      let late = try await notices.feature.prune()
      #expect((early, late) == (0, 1))
      let left = try await notices.states()
      #expect(left == [.givenUp])
    }
  }

  @Test("a mail that cannot be unsealed fails by itself, and the others go out", arguments: Engine.available)
  func unreadable(_ engine: Engine) async throws {
    try await withNotices(engine) { notices in
      try await notices.send()
      let damaged: [UInt8] = [0, 0, 0, 9, 1, 2, 3]
      try await notices.town.database.write { tx in try tx.run("UPDATE notices_mail SET recipient = \(damaged)") }
      try await notices.send("taro@example.net")
      try await notices.worker.deliverDue()
      #expect(notices.transport.tries.map(\.recipient) == ["taro@example.net"])
      let mails = try await notices.mails()
      #expect(Set(mails.map(\.state)) == [.sent, .failed])
      let failed = try #require(mails.first { $0.state == .failed })
      #expect(failed.lastProblem?.contains("cannot be unsealed") == true && failed.recipient.value.isEmpty)
    }
  }

  @Test("recipient, subject and body stand nowhere in the clear")
  func sealed() async throws {
    try await withNotices { notices in
      try await notices.send()
      let kept = try await notices.town.database.read { tx in
        try tx.rows("SELECT recipient, subject, body FROM notices_mail").flatMap { row in
          try ["recipient", "subject", "body"].map { String(decoding: try row.bytes($0), as: UTF8.self) }
        }
      }
      #expect(kept.count == 3)
      #expect(!kept.joined().contains("hanako") && !kept.joined().contains("申請") && !kept.joined().contains("髙﨑"))
    }
  }

  @Test("the pause grows by at most a fifth", arguments: [
    (1, 0, 30_000), (1, 255, 36_000), (2, 0, 120_000), (6, 0, 86_400_000), (6, 255, 103_680_000),
  ])
  func schedule(attempts: Int, chance: UInt8, milliseconds: Int) {
    let next = RetrySchedule.next(after: attempts, now: Instant(milliseconds: 0), chance: chance)
    #expect(next == Instant(milliseconds: milliseconds))
  }

  @Test("after the seventh try there is no other", arguments: [0, 7, 8])
  func noMore(attempts: Int) {
    #expect(RetrySchedule.next(after: attempts, now: Instant(milliseconds: 0), chance: 0) == nil)
  }

  @Test("an address is masked", arguments: [
    ("hanako@example.jp", "h…@example.jp"), ("a@b", "a…@b"), ("@b", "…"), ("nothing", "…"), ("", "…"),
    ("a@b@c", "a…@c"),
  ])
  func masked(address: String, expected: String) { #expect(MaskedAddress.mask(address) == expected) }
}
