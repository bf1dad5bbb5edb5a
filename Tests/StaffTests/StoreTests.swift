import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Staff

@Suite("The staff directory") struct StaffDirectoryTests {
  @Test("lists who may sign in and has a post there, by reading", arguments: Engine.available)
  func officersOfDepartment(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady(.sample("mori.kenji", name: "森 健二", kana: "モリ ケンジ"))
      let posts = Set(["citizens/clerk", "citizens/decider", "long-term-care/clerk"].compactMap { Post($0) })
      try await place.addReady(.sample(posts: posts))
      try await place.addReady(.sample("elsewhere", posts: [Post(.clerk, in: "disaster-prevention")]))
      try await place.addReady(.sample("everywhere", name: "全 庁", kana: "ゼン チョウ", posts: [Post(.clerk, in: "*")]))
      try await place.addReady(.admin)
      try await place.addReady(.sample("gone"))
      _ = try await place.commands.disable("gone", dryRun: false)
      let found = try await place.town.database.read { tx in try StaffDirectory().officers(in: "citizens", in: tx) }
      #expect(found.map(\.name) == ["青木 みどり", "全 庁", "森 健二"])
      #expect(found[0].departments == ["citizens", "long-term-care"])
    }
  }

  @Test("gives names also of people who have left, for many ids", arguments: Engine.available)
  func names(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      try await place.addReady(.admin)
      _ = try await place.commands.disable("aoki.midori", dryRun: false)
      let others = (0..<450).map { _ in place.town.world.newID(Officer.self).description }
      let names = try await place.town.database.read { tx in
        try StaffDirectory().names(of: Set(others + [id.description]), in: tx)
      }
      #expect(names == [id.description: "青木 みどり"])
    }
  }
}

@Suite("The engineers' addresses") struct EngineerMailTests {
  @Test("are those of every engineer who may sign in and has one, each once", arguments: Engine.available)
  func addresses(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let engineer: Set<Post> = [Post(.engineer, in: "citizens"), Post(.clerk, in: "citizens")]
      for (name, mail, posts) in [
        ("second", "b@example.jp", engineer), ("first", "a@example.jp", engineer), ("same", "a@example.jp", engineer),
        ("none", "", engineer), ("clerk", "c@example.jp", [Post(.clerk, in: "citizens")]),
        ("gone", "d@example.jp", engineer),
      ] { try await place.addReady(.sample(name, mail: mail, posts: posts)) }
      _ = try await place.commands.disable("gone", dryRun: false)
      let mails = try await place.town.database.read { tx in try StaffDirectory().engineerMails(in: tx) }
      #expect(mails.map(\.value) == ["a@example.jp", "b@example.jp"])
    }
  }
}

@Suite("Changes of the staff directory") struct OfficerDeskTests {
  @Test("two officers never share a sign-in name, however it is typed", arguments: Engine.available)
  func nameTaken(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      let report = try await place.commands.add(.sample("ＡＯＫＩ.Midori"), dryRun: false)
      #expect(report.status == 1)
      #expect(report.lines == ["The sign-in name is taken."])
    }
  }

  @Test("the last town-admin cannot be disabled or lose the post", arguments: Engine.available)
  func lastTownAdmin(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let admin = try await place.addReady(.admin)
      let second = try await place.addReady(.sample("second.admin", posts: [Post(.townAdmin, in: "*")]))
      let (database, officers) = (place.town.database, place.officers)
      try await database.write { tx in try officers.disable(second, by: admin.actor, in: tx) }
      await #expect(throws: StaffProblem.lastTownAdmin) {
        try await database.write { tx in try officers.disable(admin, by: admin.actor, in: tx) }
      }
      await #expect(throws: StaffProblem.lastTownAdmin) {
        try await database.write { tx in
          try officers.setPosts(of: admin, [Post(.clerk, in: "citizens")], by: admin.actor, in: tx)
        }
      }
      #expect(try await database.read { tx in try OfficerStore.find(admin, in: tx).isDisabled } == false)
      let posts = try await database.read { tx in try OfficerStore.posts(of: admin, in: tx) }
      #expect(posts == [Post(.townAdmin, in: "*")])
      try await database.write { tx in try officers.enable(second, by: admin.actor, in: tx) }
      try await database.write { tx in try officers.disable(admin, by: second.actor, in: tx) }
      #expect(try await database.read { tx in try OfficerStore.find(admin, in: tx).isDisabled })
    }
  }

  @Test("of two town-admins who disable each other at once, one stays", arguments: Engine.available)
  func eachOther(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let one = try await place.addReady(.admin)
      let other = try await place.addReady(.sample("second.admin", posts: [Post(.townAdmin, in: "*")]))
      let (database, officers) = (place.town.database, place.officers)
      async let first: Void? = try? database.write { tx in try officers.disable(one, by: other.actor, in: tx) }
      async let second: Void? = try? database.write { tx in try officers.disable(other, by: one.actor, in: tx) }
      let done = await (first != nil, second != nil)
      #expect(done.0 != done.1)
      #expect(try await database.read { tx in try OfficerStore.countTownAdmins(in: tx) } == 1)
    }
  }

  @Test("the app's secret is sealed in the table, and opens only in its place", arguments: Engine.available)
  func sealed(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let other = try await place.addReady(.sample("other.one"))
      let account = try await place.account("aoki.midori")
      let stored = try #require(account.sealedSecret)
      let vault = place.town.vault
      #expect(try vault.open(stored, place: StaffSealing.secret.place(id)) == Ready.app.bytes)
      #expect(throws: VaultProblem.cannotOpen) { try vault.open(stored, place: StaffSealing.secret.place(other)) }
    }
  }

  @Test("words of any script and role and state narrow the list", arguments: Engine.available)
  func filters(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      let posts: Set = [Post(.decider, in: "long-term-care")]
      try await place.addReady(.sample("takahashi.jun", name: "髙橋 純", kana: "タカハシ ジュン", posts: posts))
      _ = try await place.commands.add(.sample("new.one", name: "新人 一", kana: "シンジン ハジメ"), dryRun: false)
      try await place.addReady(.sample("gone.one", name: "去 人", kana: "サル ヒト"))
      _ = try await place.commands.disable("gone.one", dryRun: false)
      let cases: [(OfficerFilter, [String])] = [
        (.init(words: "あおき"), ["aoki.midori"]), (.init(words: "高橋"), ["takahashi.jun"]),
        (.init(words: "TAKA"), ["takahashi.jun"]), (.init(words: "%"), []), (.init(words: "_"), []),
        (.init(department: "long-term-care"), ["takahashi.jun"]), (.init(role: .decider), ["takahashi.jun"]),
        (.init(department: "citizens", role: .decider), []), (.init(state: .invited), ["new.one"]),
        (.init(state: .disabled), ["gone.one"]), (.init(state: .active), ["aoki.midori", "takahashi.jun"]),
        (.init(), ["aoki.midori", "gone.one", "new.one", "takahashi.jun"]),
      ]
      for (filter, expected) in cases {
        let found = try await place.town.database.read { tx in
          (try OfficerListStore.list(filter, offset: 0, most: 10, in: tx), try OfficerListStore.count(filter, in: tx))
        }
        #expect(found.0.map(\.signInName).sorted() == expected, "\(filter)")
        #expect(found.1 == expected.count)
      }
    }
  }
}

@Suite("Sessions") struct SessionTests {
  @Test("the table holds no secret, and the last use is written at most once a minute", arguments: Engine.available)
  func book(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let (database, desk, book) = (place.town.database, place.desk, SessionBook(town: place.town))
      let secret = try await database.write { tx in try desk.beginSession(of: id, in: tx) }
      let stored = try await database.read { tx in try SessionStore.list(of: id, in: tx) }
      #expect(stored.count == 1 && !stored[0].code.contains(secret.text))
      place.clock.advance(seconds: 59)
      #expect(try await book.officer(of: secret)?.name == "青木 みどり")
      #expect(try await database.read { tx in try SessionStore.list(of: id, in: tx) } == stored)
      place.clock.advance(seconds: 1)
      #expect(try await book.officer(of: secret)?.roles == ["citizens": [.clerk]])
      let later = try await database.read { tx in try SessionStore.list(of: id, in: tx) }
      #expect(later[0].lastSeenAt == place.clock.now)
    }
  }

  @Test("a session used now and then lasts 12 hours and not a second longer", arguments: Engine.available)
  func absolute(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let (desk, book) = (place.desk, SessionBook(town: place.town))
      let secret = try await place.town.database.write { tx in try desk.beginSession(of: id, in: tx) }
      for _ in 0..<28 {
        place.clock.advance(seconds: 1500)
        #expect(try await book.officer(of: secret) != nil)
      }
      place.clock.advance(seconds: 1199)
      #expect(try await book.officer(of: secret) != nil)
      place.clock.advance(seconds: 1)
      #expect(try await book.officer(of: secret) == nil)
    }
  }

  @Test("a session that is not used ends after 30 minutes, and pruning removes it", arguments: Engine.available)
  func idle(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let (desk, book) = (place.desk, SessionBook(town: place.town))
      let secret = try await place.town.database.write { tx in try desk.beginSession(of: id, in: tx) }
      place.clock.advance(seconds: 1799)
      #expect(try await StaffFeature(town: place.town, audit: place.audit).prune() == 0)
      place.clock.advance(seconds: 1)
      #expect(try await book.officer(of: secret) == nil)
      #expect(try await StaffFeature(town: place.town, audit: place.audit).prune() == 1)
    }
  }

  @Test("another secret is nobody's")
  func unknown() async throws {
    try await withStaff { place in
      try await place.addReady()
      #expect(try await SessionBook(town: place.town).officer(of: Secret(world: place.town.world)) == nil)
    }
  }
}
