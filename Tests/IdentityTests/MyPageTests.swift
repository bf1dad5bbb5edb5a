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

extension OwnCase {
  static func sample(_ number: Int, _ standing: Standing = .underWay) -> OwnCase {
    OwnCase(
      id: "01900000-0000-7000-8000-00000000000\(number)", receipt: "26-4K7M-P3XQ-\(number)", title: "手続き\(number)",
      standing: standing, statusKey: standing == .needsAnswer ? "cases.status.returned" : "cases.status.in-review",
      receivedAt: Instant(milliseconds: 1_795_219_200_000), expectedOn: nil)
  }
}

extension OwnDraft {
  static let sample = OwnDraft(
    id: "01900000-0000-7000-8000-0000000000aa", title: "犬の登録", changedAt: Instant(milliseconds: 1_795_219_200_000),
    expiresAt: Instant(milliseconds: 1_797_811_200_000))
}

@Suite("A resident's own page") struct MyPageTests {
  @Test("shows what needs an answer first, then drafts, then the rest, with dates of the Japanese calendar")
  func order() async throws {
    try await withIdentity { site in
      site.cases.give([.sample(1), .sample(2, .needsAnswer)], drafts: [.sample])
      try await site.signIn()
      let page = try await site.client.get("/my").text
      let places = ["手続き2", "犬の登録", "手続き1"].map { page.range(of: $0)?.lowerBound }
      #expect(places.compactMap { $0 }.count == 3 && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
      #expect(page.contains("/status/\(OwnCase.sample(2).id)/correction\"") && page.contains("/status/\(OwnCase.sample(1).id)\""))
      #expect(page.contains("受付番号 26-4K7M-P3XQ-1") && page.contains("令和8年11月21日 受付"))
      #expect(page.contains("補正のお願い") && page.contains("審査中"))
      #expect(page.contains("/resume/\(OwnDraft.sample.id)"))
    }
  }

  @Test("says what to do when there is nothing yet") func empty() async throws {
    try await withIdentity { site in
      try await site.signIn()
      #expect(try await site.client.get("/my").text.contains("まだ申請がありません"))
    }
  }

  @Test("takes a draft away after asking, once, and nobody else's", arguments: Engine.available)
  func draft(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      site.cases.give([], drafts: [.sample])
      try await site.signIn()
      let path = "/my/drafts/\(OwnDraft.sample.id)/deletion"
      #expect(try await site.client.get(path).text.contains("犬の登録"))
      let first = try await site.client.post(path)
      let second = try await site.client.post(path)
      #expect(first.location == "/my?notice=draft-removed" && second.location == first.location)
      #expect(site.cases.asked.removed == [OwnDraft.sample.id])
      #expect(try await site.client.get(path).status == .notFound)
      site.cases.give([], drafts: [.sample], to: "somebody else")
      let strangers = try await site.client.get(path)
      #expect(strangers.status == .notFound)
      #expect(try await site.client.post(path).status == .notFound)
    }
  }

  @Test("takes in an application by its number and secret, and says plainly when it cannot", arguments: [
    ("right", "303", ""), ("wrong", "422", "確かめられませんでした"), ("elsewhere", "422", "ほかのアカウントのマイページ"),
  ])
  func add(secret: String, status: String, words: String) async throws {
    try await withIdentity { site in
      try await site.signIn()
      _ = try await site.client.get("/my/add")
      let answer = try await site.client.post("/my/add", [("receipt", "26-4K7M"), ("secret", secret)])
      #expect("\(answer.status.code)" == status && (words.isEmpty || answer.text.contains(words)))
      #expect(words.isEmpty || answer.text.contains(#"value="26-4K7M""#))
      #expect(!answer.text.contains("value=\"\(secret)\""), "the secret is shown again")
      #expect(site.cases.asked.linked == ["26-4K7M"])
    }
  }
}

@Suite("A resident's account") struct AccountTests {
  @Test("has a new address once its code has come back; the old one is told, other browsers are out", arguments: Engine.available)
  func mailChange(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      let other = site.client.another()
      try await site.signIn(IdentitySite.address, other)
      _ = try await site.client.get("/my/settings/mail")
      let wrong = try await site.client.post("/my/settings/mail", [("mail", "nobody")])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains(#"value="nobody""#))
      let sent = try await site.client.post("/my/settings/mail", [("mail", "new@example.jp")])
      #expect(sent.location == "/my/settings/mail/code" && site.mail.mails.last?.recipient.value == "new@example.jp")
      let code = site.mail.lastCode
      _ = try await site.client.get("/my/settings/mail/code")
      let refused = try await site.client.post("/my/settings/mail/code", [("code", code == "111111" ? "222222" : "111111")])
      #expect(refused.status == .unprocessableContent)
      #expect(try await site.client.get("/my/settings").text.contains(IdentitySite.address))
      _ = try await site.client.get("/my/settings/mail/code")
      #expect(try await site.client.post("/my/settings/mail/code", [("code", code)]).location == "/my/settings?notice=mail-changed")
      #expect(try await site.client.get("/my/settings").text.contains("new@example.jp"))
      #expect(site.mail.mails.last?.occasion == "mail-changed" && site.mail.mails.last?.recipient.value == IdentitySite.address)
      #expect(try await other.get("/my").status == .seeOther)
      #expect(site.audit.actions.last == "identity.mail-changed")
    }
  }

  @Test("does not take over the address of another account, and tells only who reads its mails", arguments: Engine.available)
  func mailTaken(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn("first@example.jp", site.client.another())
      try await site.signIn()
      _ = try await site.client.get("/my/settings/mail")
      let sent = try await site.client.post("/my/settings/mail", [("mail", "FIRST@example.jp")])
      #expect(sent.location == "/my/settings/mail/code")
      _ = try await site.client.get("/my/settings/mail/code")
      let answer = try await site.client.post("/my/settings/mail/code", [("code", site.mail.lastCode)])
      #expect(answer.status == .conflict && answer.text.contains("別のアカウントで使われています"))
      #expect(try await site.client.get("/my/settings").text.contains(IdentitySite.address))
    }
  }

  @Test("does not sign in with a code for a new address, nor change the address with one for signing in", arguments: Engine.available)
  func purposes(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      _ = try await site.client.get("/my/settings/mail")
      _ = try await site.client.post("/my/settings/mail", [("mail", "new@example.jp")])
      let thief = site.client.another()
      thief.setCookie(IdentitySite.codeCookie, site.client.cookie(IdentitySite.codeCookie))
      _ = try await thief.get("/sign-in")
      #expect(try await thief.post("/sign-in/code", [("code", site.mail.lastCode)]).location == "/sign-in?notice=start-again")
      try await site.ask("second@example.jp", thief)
      site.client.setCookie(IdentitySite.codeCookie, thief.cookie(IdentitySite.codeCookie))
      _ = try await site.client.get("/my/settings/mail")
      let answer = try await site.client.post("/my/settings/mail/code", [("code", site.mail.lastCode)])
      #expect(answer.location == "/my/settings/mail")
      #expect(try await site.client.get("/my/settings").text.contains(IdentitySite.address))
    }
  }

  @Test("writes its mails in the language chosen, whatever the browser's") func language() async throws {
    try await withIdentity { site in
      try await site.signIn()
      _ = try await site.client.get("/my/settings/language")
      let done = try await site.client.post("/my/settings/language", [("language", "en")])
      #expect(done.location == "/my/settings?notice=language-changed")
      try await site.ask(IdentitySite.address, site.client.another())
      #expect(site.mail.mails.last?.subject == "Tsumugi City: your code for signing in")
      #expect(try await site.client.post("/my/settings/language", [("language", "xx")]).location == "/my/settings/language")
    }
  }

  @Test("lists its sessions, ends one and ends all, and nobody else's", arguments: Engine.available)
  func sessions(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      let (stranger, other) = (site.client.another(), site.client.another())
      try await site.signIn("stranger@example.jp", stranger)
      try await site.signIn()
      site.clock.advance(seconds: 60)
      try await site.signIn(IdentitySite.address, other)
      let page = try await site.client.get("/my/settings/sessions").text
      let ids = page.matches(of: /name="end" value="([0-9a-f-]{36})"/).map { String($0.1) }
      #expect(ids.count == 1 && page.contains("いまお使いの端末"))
      _ = try await stranger.get("/my/settings/sessions")
      _ = try await stranger.post("/my/settings/sessions", [("end", ids[0])])
      #expect(try await other.get("/my").status == .ok)
      _ = try await site.client.get("/my/settings/sessions")
      _ = try await site.client.post("/my/settings/sessions", [("end", ids[0])])
      #expect(try await other.get("/my").status == .seeOther)
      #expect(try await site.client.get("/my").status == .ok)
      try await site.signIn(IdentitySite.address, other)
      _ = try await site.client.get("/my/settings/sessions")
      let all = try await site.client.post("/my/settings/sessions", [("end", "all")])
      #expect(all.location == "/sign-in?notice=signed-out")
      for client in [site.client, other] { #expect(try await client.get("/my").status == .seeOther) }
      #expect(try await stranger.get("/my").status == .ok)
    }
  }

  @Test("ends when asked twice: sessions and codes go, applications are let go of, a mail tells it", arguments: Engine.available)
  func deletion(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      _ = try await site.client.get("/my/settings/mail")
      _ = try await site.client.post("/my/settings/mail", [("mail", "new@example.jp")])
      _ = try await site.client.get("/my/settings/deletion")
      let unsure = try await site.client.post("/my/settings/deletion")
      #expect(unsure.status == .unprocessableContent && unsure.text.contains("href=\"#sure\""))
      #expect(try await site.count("identity_account") == 1)
      let done = try await site.client.post("/my/settings/deletion", [("sure", "yes")])
      #expect(done.location == "/sign-in?notice=account-deleted")
      for table in ["identity_account", "identity_session", "identity_pending"] as [SQLText] {
        let left = try await site.count(table)
        #expect(left == 0)
      }
      #expect(site.cases.asked.letGo.count == 1)
      #expect(site.mail.mails.last?.occasion == "account-deleted" && site.mail.mails.last?.recipient.value == IdentitySite.address)
      #expect(site.audit.entries.last?.details == ["cases": "2", "drafts": "1"])
      #expect(try await site.client.get("/my").status == .seeOther)
    }
  }

  @Test("hands out everything kept about it as a file", arguments: Engine.available)
  func data(engine: Engine) async throws {
    try await withIdentity(engine) { site in
      try await site.signIn()
      let answer = try await site.client.get("/my/settings/data")
      #expect(answer.headers[.contentDisposition] == "attachment; filename=\"my-data-2026-11-21.json\"")
      let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
      #expect((object["account"] as? [String: String])?["mail"] == IdentitySite.address)
      #expect((object["sessions"] as? [Any])?.count == 1 && answer.text.contains("髙﨑　花子"))
      #expect(site.audit.actions.last == "identity.data-downloaded")
    }
  }
}
