import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Identity

@Suite("The code for the counter") struct CounterCodeTests {
  private func shown(_ page: String) -> String {
    page.firstMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]/).map { String($0.0) } ?? ""
  }

  private func account(_ code: String, _ site: IdentitySite) async throws -> ShownAccount? {
    let directory = AccountDirectory(town: site.town)
    return try await site.town.database.read { tx in try directory.account(showing: code, in: tx) }
  }

  @Test("is shown on request for half an hour and leads to the account, in any spelling", arguments: Engine.available)
  func shows(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      let before = try await site.client.get("/my/counter-code").text
      #expect(shown(before).isEmpty && before.contains("コードを表示する"))
      #expect(try await site.client.post("/my/counter-code").location == "/my/counter-code")
      let code = shown(try await site.client.get("/my/counter-code").text)
      #expect(!code.isEmpty)
      let found = try await account(code.lowercased().replacing("-", with: " "), site)
      #expect(found?.maskedMail == "h•••@example.jp")
      #expect(try await account("2222-2222-2222-2", site) == nil)
      site.clock.advance(seconds: 30 * 60)
      let late = try await account(code, site)
      #expect(late == nil)
      #expect(shown(try await site.client.get("/my/counter-code").text).isEmpty)
      #expect(try await site.feature.prune() >= 1)
      #expect(try await site.count("identity_counter_code") == 0)
    }
  }

  @Test("another code takes the place of the one before; a used one is forgotten")
  func replaced() async throws {
    try await withIdentity { site in
      try await site.signIn()
      var codes: [String] = []
      for _ in 0..<2 {
        _ = try await site.client.get("/my/counter-code")
        _ = try await site.client.post("/my/counter-code")
        codes.append(shown(try await site.client.get("/my/counter-code").text))
      }
      let old = try await account(codes[0], site)
      let new = try await account(codes[1], site)
      #expect(codes[0] != codes[1] && old == nil && new != nil)
      let id = try #require(new?.id)
      try await site.town.database.write { [town = site.town] tx in
        try AccountDirectory(town: town).forgetCode(of: id, in: tx)
      }
      let used = try await account(codes[1], site)
      #expect(used == nil)
    }
  }

  @Test("the page says that the account is tied, and ends the tie; the account's end does so too")
  func tie() async throws {
    try await withIdentity { site in
      try await site.signIn()
      _ = try await site.client.get("/my/counter-code")
      _ = try await site.client.post("/my/counter-code")
      let code = shown(try await site.client.get("/my/counter-code").text)
      let id = try #require(try await account(code, site)?.id)
      site.links.tie(id, since: site.clock.now)
      #expect(try await site.client.get("/my/counter-code").text.contains("令和8年11月21日に"))
      let data = try await site.client.get("/my/settings/data").text
      #expect(data.contains("\"registryLinkedAt\" : \"2026-11-21T"))
      _ = try await site.client.get("/my/counter-code")
      let answer = try await site.client.post("/my/counter-code/removal")
      #expect(answer.location == "/my/counter-code?notice=unlinked")
      #expect(try await site.client.get(answer.location).text.contains("解除しました"))
      site.links.tie(id, since: site.clock.now)
      _ = try await site.client.get("/my/settings/deletion")
      _ = try await site.client.post("/my/settings/deletion", [("sure", "yes")])
      let left = try await site.town.database.read { [links = site.links] tx in try links.linkedSince(id, in: tx) }
      #expect(left == nil)
      let gone = try await site.town.database.read { [town = site.town] tx in
        try AccountDirectory(town: town).account(id, in: tx)
      }
      #expect(gone == nil)
    }
  }

  @Test("nobody who is not signed in sees or makes one") func closed() async throws {
    try await withIdentity { site in
      #expect(try await site.client.get("/my/counter-code").status == .seeOther)
      let made = try await site.client.post("/my/counter-code")
      #expect(made.status != .ok)
      #expect(try await site.count("identity_counter_code") == 0)
    }
  }
}
