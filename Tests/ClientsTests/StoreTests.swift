import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("The list of programs") struct StoreTests {
  @Test("knows a program by its token alone, until it is revoked", arguments: Engine.available)
  func tokens(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (client, token) = try await place.register()
      #expect(try await place.find(token) == client)
      #expect(try await place.find(ClientToken(world: .live)) == nil)
      let rows = try await place.town.database.read { tx in try tx.rows("SELECT token_code FROM clients_client") }
      #expect(try rows.first?.text("token_code").contains(token.text) == false)
      try await place.revoke(client)
      #expect(try await place.find(token)?.state(on: place.town.world.today) == .revoked)
      // For ever: a second time changes nothing, and nothing is renewed.
      try await place.revoke(client)
      await #expect(throws: ClientsProblem.revoked) { try await place.renew(client) }
      #expect(place.audit.entries.map(\.action) == ["clients.added", "clients.revoked"])
      #expect(place.audit.entries.allSatisfy { $0.subject == "client:\(client.id)" })
    }
  }

  @Test("a former token counts a week longer, never beyond its own last day", arguments: Engine.available)
  func renewal(engine: Engine) async throws {
    try await withClients(engine) { place in
      for (days, counts) in [(90, 7 * 86_400), (2, 2 * 86_400 + 15 * 3600)] {
        let (client, former) = try await place.register("\(days)", days: days)
        let token = try await place.renew(client), last = place.town.world.today.adding(days: 30)
        #expect(try await place.find(token)?.id == client.id)
        place.clock.advance(seconds: counts - 1)
        #expect(try await place.find(former)?.id == client.id)
        place.clock.advance(seconds: 1)
        #expect(try await place.find(former) == nil)
        #expect(try await place.find(token)?.expiresOn == last)
        place.clock.advance(seconds: 86_400 - counts % 86_400)
      }
      let (client, former) = try await place.register("at once")
      _ = try await place.renew(client, atOnce: true)
      #expect(try await place.find(former) == nil)
    }
  }

  @Test("has each name once, also when two come at the same moment", arguments: Engine.available)
  func names(engine: Engine) async throws {
    try await withClients(engine) { place in
      let added = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<4 { group.addTask { (try? await place.register("同じ名前")) != nil } }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(added == 1)
      await #expect(throws: ClientsProblem.nameTaken) { try await place.register("同じ名前") }
    }
  }

  @Test("shows its states at a glance", arguments: [
    (31, Client.State.active), (30, .expiring), (0, .expiring), (-1, .expired),
  ])
  func states(days: Int, state: Client.State) async throws {
    try await withClients { place in
      let (client, _) = try await place.register(days: 31)
      #expect(client.state(on: client.expiresOn.adding(days: -days)) == state)
    }
  }

  @Test("a draft says everything that is wrong with it, in order")
  func faults() async throws {
    try await withClients { place in
      let profile = place.town.profile
      let wrong = ClientDraft(name: " 　", department: "x", procedures: nil, days: 366, callsAMinute: 0)
      #expect(wrong.faults(in: profile, known: []) == ClientDraft.Fault.allCases)
      for (days, calls, isRight) in [(1, 1, true), (365, 600, true), (0, 60, false), (365, 601, false)] {
        let draft = ClientDraft(
          name: String(repeating: "名", count: 80), department: "citizens", procedures: .only(["a"]), days: days,
          callsAMinute: calls)
        #expect(draft.faults(in: profile, known: ["a"]).isEmpty == isRight)
      }
      let unknown = ClientDraft(name: "x", department: "citizens", procedures: .only(["a", "b"]))
      #expect(unknown.faults(in: profile, known: ["a"]) == [.procedures])
    }
  }

  @Test("a key is tied to what came with it, and freed only while nothing became of it", arguments: Engine.available)
  func keys(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (client, _) = try await place.register(), (other, _) = try await place.register("別のシステム")
      let key = try #require(IdempotencyKey("k")), now = place.town.world.now
      let store = place.feature.desk.submissions
      try await place.town.database.write { tx in
        try store.claim(key, "body", of: client.id, at: now, in: tx)
        try store.claim(key, "body", of: client.id, at: now, in: tx)
        try store.claim(key, "another", of: other.id, at: now, in: tx)
      }
      await #expect(throws: ClientsProblem.keyReused) {
        try await place.town.database.write { tx in try store.claim(key, "another", of: client.id, at: now, in: tx) }
      }
      try await place.town.database.write { tx in
        try store.forget(key, of: client.id, in: tx)
        try store.claim(key, "third", of: client.id, at: now, in: tx)
        let done = KnownSubmission(bodyCode: "third", accepted: .init(receipt: "26-1", fee: Yen(300)))
        try store.keep(done, key, of: client.id, at: now, in: tx)
        let late = KnownSubmission(bodyCode: "third", accepted: .init(receipt: "26-2", fee: Yen(0)))
        try store.keep(late, key, of: client.id, at: now, in: tx)
        try store.forget(key, of: client.id, in: tx)
      }
      let known = try await place.town.database.read { tx in try store.lookUp(key, of: client.id, in: tx) }
      #expect(known == KnownSubmission(bodyCode: "third", accepted: .init(receipt: "26-1", fee: Yen(300))))
    }
  }
}

extension ClientsTown {
  @discardableResult
  fileprivate func renew(_ client: Client, atOnce: Bool = false) async throws -> ClientToken {
    try await town.database.write { tx in
      try register.renew(client.id, days: 30, endsFormerAtOnce: atOnce, by: .system("command"), in: tx).token
    }
  }
}
