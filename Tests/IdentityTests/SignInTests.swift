import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Identity

@Suite("A resident signs in") struct SignInTests {
  @Test("by a code, agreeing the first time, and comes to the page asked for", arguments: Engine.available)
  func firstTime(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      let asked = try await site.client.get("/my")
      #expect(asked.status == .seeOther && asked.location == "/sign-in?return=%2Fmy")
      let sent = try await site.ask(returnTo: "/apply/dog-registration")
      #expect(sent.status == .seeOther && sent.location == "/sign-in/code")
      #expect(site.mail.mails.map(\.recipient.value) == [IdentitySite.address])
      #expect(site.mail.mails[0].occasion == "sign-in-code" && !site.mail.mails[0].subject.contains(site.mail.lastCode))
      let page = try await site.client.get("/sign-in/code")
      #expect(page.status == .ok && page.text.contains(#"autocomplete="one-time-code""#))
      #expect(page.text.contains(#"inputmode="numeric""#) && page.text.contains(IdentitySite.address))
      let entered = try await site.client.post("/sign-in/code", [("code", site.mail.lastCode)])
      #expect(entered.location == "/sign-in/new" && site.client.cookie(IdentitySite.sessionCookie) == nil)
      #expect(try await site.count("identity_account") == 0)
      let consent = try await site.client.get("/sign-in/new")
      #expect(consent.status == .ok && consent.text.contains("いつでも、マイページからアカウントを削除できます。"))
      let refused = try await site.client.post("/sign-in/new")
      #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#consent\""))
      let done = try await site.client.post("/sign-in/new", [("consent", "yes")])
      #expect(done.status == .seeOther && done.location == "/apply/dog-registration")
      let back = try await site.client.get("/my")
      #expect(back.status == .ok && back.text.contains("<h1>マイページ</h1>"))
      #expect(site.audit.actions == [
        "identity.code-sent", "identity.account-created", "identity.signed-in", "identity.my-page-viewed",
      ])
    }
  }

  @Test("by a code alone from the second time, in full-width digits and with other capitals", arguments: Engine.available)
  func secondTime(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      let other = site.client.another()
      try await site.ask("Ｈanako＠ＥＸＡＭＰＬＥ.jp", other)
      #expect(site.mail.mails.last?.recipient.value == IdentitySite.address, "a mail to what was typed")
      let wide = String(String.UnicodeScalarView(site.mail.lastCode.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
      let done = try await site.enter(wide, other)
      #expect(done.location == "/my")
      #expect(try await site.count("identity_account") == 1)
      #expect(try await site.count("identity_session") == 2)
    }
  }

  @Test("with a cookie that scripts, other sites and plain connections do not get")
  func cookie() async throws {
    try await withIdentity { site in
      let answer = try await site.signIn()
      let line = answer.headers[values: .setCookie].first { $0.hasPrefix("\(IdentitySite.sessionCookie)=") } ?? ""
      for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] { #expect(line.contains(part), "\(part)") }
      #expect(!line.contains("Domain") && !line.contains("Max-Age"))
      #expect(site.client.cookie(IdentitySite.codeCookie) == nil)
    }
  }

  @Test("and no page, mail or step before the right code tells whether the address has an account", arguments: Engine.available)
  func sameForAll(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn("known@example.jp")
      var answers: [[String]] = []
      for address in ["known@example.jp", "other@example.jp"] {
        let client = site.client.another()
        let before = site.audit.entries.count
        let sent = try await site.ask(address, client)
        let page = try await client.get("/sign-in/code").text
        let mail = try #require(site.mail.mails.last)
        let wrong = try await site.enter(site.mail.lastCode == "000000" ? "000001" : "000000", client)
        let entries = site.audit.entries.dropFirst(before).map { "\($0.actor) \($0.action) \($0.subject) \($0.details)" }
        answers.append([
          "\(sent.status)", sent.location, Self.evened(page, address), mail.subject, Self.evened(mail.body.value, address),
          "\(wrong.status)", Self.evened(wrong.text, address), "\(entries)",
        ])
      }
      #expect(answers[0] == answers[1])
    }
  }

  /// Without what differs from one form to the next.
  private static func evened(_ text: String, _ address: String) -> String {
    text.replacing(address, with: "@").replacing(/value="[^"]*"/, with: "").replacing(/[0-9]{6}/, with: "code")
  }

  @Test("with a session that ends: two hours unused, a day in all, by the button")
  func ends() async throws {
    try await withIdentity { site in
      try await site.signIn()
      site.clock.advance(seconds: SessionRule.idleSeconds - 1)
      #expect(try await site.client.get("/my").status == .ok)
      site.clock.advance(seconds: SessionRule.idleSeconds)
      #expect(try await site.client.get("/my").status == .seeOther)
      try await site.signIn()
      for _ in 0..<12 {
        site.clock.advance(seconds: SessionRule.idleSeconds - 60)
        _ = try await site.client.get("/my")
      }
      site.clock.advance(seconds: SessionRule.idleSeconds - 60)
      #expect(try await site.client.get("/my").status == .seeOther)
      #expect(try await site.feature.prune() > 0)
      #expect(try await site.count("identity_session") == 0)
    }
  }

  @Test("and signs out, which leaves nothing in the browser that opens anything", arguments: Engine.available)
  func signOut(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      site.client.setCookie("__Host-tsumugi-city-draft-dog-registration", "x.y")
      site.client.setCookie("__Host-tsumugi-city-case", "x.y")
      site.client.setCookie("__Host-tsumugi-city-officer", Secret(world: site.town.world).text)
      let stolen = site.client.cookie(IdentitySite.sessionCookie)
      _ = try await site.client.get("/my?language=ja")
      let done = try await site.client.post("/sign-out")
      #expect(done.location == "/sign-in?notice=signed-out")
      #expect(site.client.cookieNames.filter { $0.hasPrefix("__Host-tsumugi-city-") }.map { $0.dropFirst(20) } == [
        "officer", "reading", "visitor",
      ])
      #expect(try await site.client.get(done.location).text.contains("サインアウトしました"))
      site.client.setCookie(IdentitySite.sessionCookie, stolen)
      #expect(try await site.client.get("/my").status == .seeOther)
      #expect(site.audit.actions.last == "identity.signed-out")
    }
  }

  @Test("in every language, without a key in place of words", arguments: ["ja", "easy-ja", "en"])
  func languages(language: String) async throws {
    try await withIdentity { site in
      _ = try await site.client.get("/sign-in?language=\(language)")
      var pages = [try await site.client.get("/sign-in").text]
      _ = try await site.client.post("/sign-in", [("mail", IdentitySite.address), ("return", "/my")])
      pages.append(try await site.client.get("/sign-in/code").text)
      pages.append(try await site.client.post("/sign-in/code", [("code", "12")]).text)
      _ = try await site.enter(site.mail.lastCode)
      pages.append(try await site.client.get("/sign-in/new").text)
      _ = try await site.client.post("/sign-in/new", [("consent", "yes")])
      for path in ["", "/add", "/settings", "/settings/mail", "/settings/language", "/settings/sessions", "/settings/deletion"] {
        pages.append(try await site.client.get("/my\(path)").text)
      }
      pages.append(try await site.client.get("/sign-out").text)
      for page in pages {
        #expect(page.contains("<html lang=\"\(language == "en" ? "en" : "ja")\"") && page.contains("<h1"))
        #expect(!page.contains("identity.") && !page.contains("problem.") && !page.contains("{"), "\(page)")
      }
      #expect(site.mail.mails.allSatisfy { !($0.subject + $0.body.value).contains(/identity\.|\{/) })
    }
  }

  @Test("from the header of any page, which leads back to it") func header() async throws {
    try await withIdentity { site in
      let before = try await site.client.get("/apply/dog-registration").text
      #expect(before.contains(#"href="/sign-in?return=%2Fapply%2Fdog-registration""#) && before.contains(">サインイン<"))
      try await site.signIn()
      let after = try await site.client.get("/apply/dog-registration").text
      #expect(after.contains(#"href="/my""#) && after.contains(#"action="/sign-out""#) && after.contains("サインアウト"))
      #expect(try await site.client.get("/sign-in?return=/apply/dog-registration").location == "/apply/dog-registration")
    }
  }

  @Test("with nothing readable about them in the tables", arguments: Engine.available)
  func sealed(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.ask()
      let code = site.mail.lastCode
      try await site.enter(code)
      _ = try await site.client.get("/sign-in/new")
      _ = try await site.client.post("/sign-in/new", [("consent", "yes")])
      try await site.ask("second@example.jp", site.client.another())
      let rows = try await site.town.database.read { tx in
        try tx.rows("SELECT mail_code, digits AS other FROM identity_pending").map { "\($0)" }
          + tx.rows("SELECT mail_code, language AS other FROM identity_account").map { "\($0)" }
          + tx.rows("SELECT code FROM identity_session").map { "\($0)" }
      }
      let secrets = [IdentitySite.address, code, site.mail.lastCode, site.client.cookie(IdentitySite.sessionCookie) ?? "?"]
      for row in rows { for secret in secrets { #expect(!row.contains(secret)) } }
      #expect(rows.count == 3)
      let mails = try await site.town.database.read { tx in
        try tx.rows("SELECT id, mail FROM identity_account").map { row in
          String(
            decoding: try site.town.vault.open(
              try row.bytes("mail"), place: IdentitySealing.mail.place(try row.text("id"))), as: UTF8.self)
        }
      }
      #expect(mails == [IdentitySite.address])
    }
  }
}
