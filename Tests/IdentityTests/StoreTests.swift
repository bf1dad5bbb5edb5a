import Kernel
import Nihongo
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Identity

@Suite("What an account leaves in the tables") struct StoreTests {
  @Test("one account an address, however its letters are written", arguments: Engine.available)
  func oneAnAddress(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      let accounts = AccountStore(town: site.town)
      func insert(_ mail: String) async throws -> Bool {
        let account = ResidentAccount(
          id: site.town.world.newID(), mail: try #require(EmailAddress(mail)), language: .japanese,
          createdAt: site.clock.now)
        return try await site.town.database.write { tx in try accounts.insert(account, in: tx) }
      }
      let answers = [try await insert("a@example.jp"), try await insert("A@Example.JP"), try await insert("b@example.jp")]
      #expect(answers == [true, false, true])
      #expect(try await site.count("identity_account") == 2)
    }
  }

  @Test("every sealed column is declared, and opens at the place that is declared", arguments: Engine.available)
  func sealedColumns(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      try await site.ask("second@example.jp", site.client.another())
      let census = try await Resealing(town: site.town, columns: IdentityFeature.sealedColumns)
        .census(of: [site.town.vault.newestKey])
      let found = Dictionary(uniqueKeysWithValues: census.map { ($0.what, $0.counts.values.reduce(0, +)) })
      #expect(found["identity_account.mail"] == 1 && found["identity_pending.mail"] == 1)
    }
  }

  @Test("a session is looked up by one query, and not at all for a browser without its cookie")
  func oneQuery() async throws {
    try await withIdentity { site in
      let counting = CountingSessions(ResidentSessionBook(town: site.town))
      try await withSite(site.town, features: [site.feature], residents: counting) { client in
        _ = try await client.get("/sign-in")
        #expect(counting.asked == 0)
        client.pretendResident(of: site.town)
        _ = try await client.get("/sign-in")
        _ = try await client.get("/assets/none.css")
        #expect(counting.asked == 1)
      }
    }
  }
}
