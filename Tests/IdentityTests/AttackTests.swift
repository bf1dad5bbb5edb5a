import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Identity

@Suite("Somebody who is not the resident") struct AttackTests {
  /// Six digits that are not `code`.
  private static func wrong(_ code: String) -> String { code == "111111" ? "222222" : "111111" }

  @Test("guesses five times, and then the right code is worth nothing", arguments: Engine.available)
  func guessing(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.ask()
      let code = site.mail.lastCode
      for left in [4, 3, 2, 1] {
        let answer = try await site.enter(Self.wrong(code))
        #expect(answer.status == .unprocessableContent && answer.text.contains("あと\(left)回"))
        #expect(answer.text.contains("value=\"\(Self.wrong(code))\""), "what was typed is gone")
      }
      #expect(try await site.enter(Self.wrong(code)).text.contains("このコードは使えなくなりました"))
      let right = try await site.enter(code)
      #expect(right.status == .unprocessableContent && right.text.contains("このコードは使えなくなりました"))
      // Nothing is left to type; the summary leads to the button for another code.
      #expect(!right.text.contains("name=\"code\"") && right.text.contains("value=\"again\""))
      #expect(right.text.contains("href=\"#another-code\"") && right.text.contains("id=\"another-code\""))
      #expect(site.client.cookie(IdentitySite.sessionCookie) == nil)
      #expect(site.audit.actions.filter { $0 == "identity.code-refused" }.count == 5)
      // Another code helps, and the one before stays worthless.
      let again = try await site.client.post("/sign-in/code", [("action", "again")])
      #expect(again.location == "/sign-in/code?notice=sent-again")
      #expect(try await site.enter(code).status == (code == site.mail.lastCode ? .seeOther : .unprocessableContent))
      #expect(try await site.enter(site.mail.lastCode).location == "/sign-in/new")
    }
  }

  @Test("types no digits, which counts as no guess") func malformed() async throws {
    try await withIdentity { site in
      try await site.ask()
      for typed in ["", "12345", "abcdef", "1234567"] {
        let answer = try await site.enter(typed)
        #expect(answer.status == .unprocessableContent && answer.text.contains("6けたの数字を入力してください"))
      }
      #expect(try await site.enter(Self.wrong(site.mail.lastCode)).text.contains("あと4回"))
    }
  }

  @Test("uses a code twice", arguments: Engine.available)
  func reuse(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      let client = site.client.another()
      try await site.ask(IdentitySite.address, client)
      let (code, cookie) = (site.mail.lastCode, client.cookie(IdentitySite.codeCookie))
      #expect(try await site.enter(code, client).location == "/my")
      let thief = site.client.another()
      thief.setCookie(IdentitySite.codeCookie, cookie)
      _ = try await thief.get("/sign-in")
      let answer = try await thief.post("/sign-in/code", [("code", code)])
      #expect(answer.location == "/sign-in?notice=start-again")
      #expect(thief.cookie(IdentitySite.sessionCookie) == nil)
    }
  }

  @Test("has the code, but not the browser that asked for it") func otherBrowser() async throws {
    try await withIdentity { site in
      try await site.ask()
      let thief = site.client.another()
      _ = try await thief.get("/sign-in")
      let none = try await thief.post("/sign-in/code", [("code", site.mail.lastCode)])
      #expect(none.location == "/sign-in?notice=start-again")
      let code = site.mail.lastCode
      try await site.ask("thief@example.jp", thief)
      let answer = try await site.enter(code, thief)
      #expect(answer.status == (code == site.mail.lastCode ? .seeOther : .unprocessableContent))
    }
  }

  @Test("comes after ten minutes, or starts after half an hour", arguments: Engine.available)
  func late(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.ask()
      site.clock.advance(seconds: CodeRule.lifetimeSeconds - 1)
      #expect(try await site.enter(Self.wrong(site.mail.lastCode)).text.contains("あと4回"))
      site.clock.advance(seconds: 1)
      let expired = try await site.enter(site.mail.lastCode)
      #expect(expired.status == .unprocessableContent && expired.text.contains("有効な時間（10分）が過ぎました"))
      #expect(!expired.text.contains("name=\"code\"") && expired.text.contains("value=\"again\""))
      site.clock.advance(seconds: CodeRule.waySeconds)
      #expect(try await site.client.get("/sign-in/code").location == "/sign-in?notice=start-again")
      #expect(try await site.feature.prune() == 1)
      #expect(try await site.count("identity_pending") == 0)
    }
  }

  @Test("agrees without a code") func consentWithoutCode() async throws {
    try await withIdentity { site in
      try await site.ask()
      #expect(try await site.client.get("/sign-in/new").location == "/sign-in?notice=start-again")
      let answer = try await site.client.post("/sign-in/new", [("consent", "yes")])
      #expect(answer.location == "/sign-in?notice=start-again")
      #expect(try await site.count("identity_account") == 0)
    }
  }

  @Test("has mails sent: five an address in a quarter of an hour, twenty a day, from wherever", arguments: Engine.available)
  func flood(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      for number in 0..<7 {
        let answer = try await site.ask("victim@example.jp", site.client.another())
        #expect(answer.status == (number < 5 ? .seeOther : .tooManyRequests), "\(number)")
      }
      #expect(site.mail.mails.count == 5)
      for _ in 0..<6 {
        site.clock.advance(seconds: 15 * 60)
        for _ in 0..<5 { try await site.ask("Victim@example.jp", site.client.another()) }
      }
      #expect(site.mail.mails.count <= 20)
      #expect(site.mail.mails.allSatisfy { $0.recipient.value.lowercased() == "victim@example.jp" })
    }
  }

  @Test("tries many addresses: twenty mails a client in a quarter of an hour") func spray() async throws {
    try await withIdentity { site in
      for number in 0..<21 {
        let answer = try await site.ask("a\(number)@example.jp")
        #expect(answer.status == (number < 20 ? .seeOther : .tooManyRequests), "\(number)")
      }
    }
  }

  @Test("is told from a library where one after another signs in, each with the code of the mail") func library() async throws {
    try await withIdentity { site in
      for number in 0...CodeDesk.perClient.most {
        let client = site.client.another()
        let asked = try await site.ask("a\(number)@example.jp", client)
        #expect(asked.status == .seeOther, "\(number)")
        let entered = try await site.enter(site.mail.lastCode, client)
        #expect(entered.location == "/sign-in/new")
      }
    }
  }

  @Test("gets a mail back only in the quarter of an hour it was sent in") func nextWindow() async throws {
    try await withIdentity { site in
      let start = CodeDesk.perClient.windowSeconds
      site.clock.advance(seconds: start - site.clock.now.milliseconds / 1000 % start - 60)
      var read: [(TestClient, String)] = []
      for number in 0..<CodeDesk.perClient.most {
        let client = site.client.another()
        try await site.ask("a\(number)@example.jp", client)
        read.append((client, site.mail.lastCode))
      }
      site.clock.advance(seconds: 60)
      for number in 0..<CodeDesk.perClient.most { try await site.ask("b\(number)@example.jp") }
      for (client, code) in read {
        let entered = try await site.enter(code, client)
        #expect(entered.location == "/sign-in/new")
      }
      let more = try await site.ask("c@example.jp")
      #expect(more.status == .tooManyRequests)
    }
  }

  @Test("has another site send the forms", arguments: ["/sign-in", "/sign-in/code", "/sign-in/new", "/sign-out", "/my/add",
    "/my/settings/language", "/my/settings/sessions", "/my/settings/deletion", "/my/settings/mail"])
  func forged(path: String) async throws {
    try await withIdentity { site in
      try await site.signIn()
      let before = site.audit.actions.count
      let answer = try await site.client.post(
        path, [("mail", "x@example.jp"), ("code", "123456"), ("consent", "yes"), ("sure", "yes"), ("end", "all")], guarded: false)
      #expect(answer.status == .forbidden)
      #expect(site.audit.actions.count == before)
      #expect(try await site.client.get("/my").status == .ok)
    }
  }

  @Test("shows a form before the sign-in, whose token is worth nothing after it") func tokenBeforeSignIn() async throws {
    try await withIdentity { site in
      let victim = site.client
      try await site.signIn()
      let session = victim.cookie(IdentitySite.sessionCookie)
      victim.forgetCookie(IdentitySite.sessionCookie)
      _ = try await victim.get("/sign-in")
      victim.setCookie(IdentitySite.sessionCookie, session)
      #expect(try await victim.post("/my/settings/sessions", [("end", "all")]).status == .forbidden)
    }
  }

  @Test("plants a session of their own, which a sign-in does not take over and ends", arguments: Engine.available)
  func fixation(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      let thief = site.client.another()
      try await site.signIn("thief@example.jp", thief)
      let planted = try #require(thief.cookie(IdentitySite.sessionCookie))
      try await site.ask()
      // The token of a form is bound to the session, so the planted one has to be there when the form is shown.
      site.client.setCookie(IdentitySite.sessionCookie, planted)
      let code = site.mail.lastCode
      _ = try await site.client.get("/sign-in/code")
      _ = try await site.client.post("/sign-in/code", [("code", code)])
      _ = try await site.client.get("/sign-in/new")
      _ = try await site.client.post("/sign-in/new", [("consent", "yes")])
      let own = try #require(site.client.cookie(IdentitySite.sessionCookie))
      #expect(own != planted)
      #expect(try await thief.get("/my").status == .seeOther)
      #expect(try await site.client.get("/my").status == .ok)
    }
  }

  @Test("sends the resident elsewhere after signing in", arguments: [
    "//evil.example", "https://evil.example/", "/\\evil.example", "/my//evil.example", "/staff/cases",
  ])
  func openRedirect(target: String) async throws {
    try await withIdentity { site in
      let page = try await site.client.get("/sign-in?return=" + percentEncoded(target))
      #expect(page.text.contains(#"name="return" value="/my""#))
      _ = try await site.client.post("/sign-in", [("mail", IdentitySite.address), ("return", target)])
      try await site.enter(site.mail.lastCode)
      let done = try await site.client.post("/sign-in/new", [("consent", "yes")])
      #expect(done.location == "/my")
      #expect(try await site.client.get("/sign-in?return=" + percentEncoded(target)).location == "/my")
    }
  }

  @Test("guesses or makes up a session cookie", arguments: ["", "x", String(repeating: "A", count: 43)])
  func cookie(value: String) async throws {
    try await withIdentity { site in
      try await site.signIn()
      site.client.setCookie(IdentitySite.sessionCookie, value)
      #expect(try await site.client.get("/my").status == .seeOther)
      #expect(try await site.client.get("/apply/dog-registration").status == .ok)
    }
  }
}
