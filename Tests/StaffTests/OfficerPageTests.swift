import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Staff

@Suite("Managing officers") struct OfficerPageTests {
  @Test("only town-admins may", arguments: Role.allCases)
  func roles(role: Role) async throws {
    try await withStaffSite { place, client in
      try await place.addReady(.sample(posts: [Post(role, in: "citizens")]))
      try await place.signIn(client)
      for path in ["/staff/officers", "/staff/officers/new"] {
        let answer = try await client.get(path)
        #expect(answer.status == (role == .townAdmin ? .ok : .forbidden))
      }
    }
  }

  @Test("an auditor begins at the log, everyone else at the cases", arguments: [
    (Role.auditor, "/staff/audit"), (.clerk, "/staff/cases"), (.townAdmin, "/staff/cases"),
  ])
  func start(role: Role, path: String) async throws {
    try await withStaffSite { place, client in
      try await place.addReady(.sample(posts: [Post(role, in: "citizens")]))
      try await place.signIn(client)
      #expect(try await client.get("/staff").location == path)
    }
  }

  @Test("a new officer gets a one-time password, shown once", arguments: Engine.available)
  func add(engine: Engine) async throws {
    try await withAdmin(engine) { place, client in
      _ = try await client.get("/staff/officers/new")
      let once = client.lastOnce
      let fields = [
        ("sign-in-name", "Aoki.Midori"), ("name", "青木　みどり"), ("kana", "あおき みどり"), ("mail", "a@example.jp"),
        ("posts", "citizens/clerk"), ("posts", "long-term-care/decider"),
      ]
      let answer = try await client.post("/staff/officers/new", fields, once: once)
      #expect(answer.status == .ok)
      let password = try #require(answer.between("最初のパスワード</dt><dd class=\"ds-summary-answer\">", "</dd>"))
      let account = try await place.account("aoki.midori")
      #expect(account.name == "青木 みどり" && account.kana == "アオキ ミドリ" && account.mustChangePassword)
      #expect(Password(password).matches(account.passwordHash))
      let again = try await client.post("/staff/officers/new", fields, once: once)
      #expect(again.status == .seeOther && again.location == "/staff/officers/\(account.id)")
      let entry = try #require(place.audit.entries.last)
      #expect(entry.action == "staff.officer-added" && entry.subject == "officer:\(account.id)")
      #expect(entry.details == ["posts": "citizens/clerk long-term-care/decider"])
      #expect(try await client.get("/staff/officers?q=%E3%81%82%E3%81%8A%E3%81%8D").text.contains("青木 みどり"))
    }
  }

  @Test("each condition of the list can be taken away alone")
  func conditions() async throws {
    try await withAdmin { place, client in
      try await place.addReady()
      let page = try await client.get("/staff/officers?q=%E9%9D%92&role=clerk&department=citizens&state=active")
      #expect(page.text.contains("青木 みどり"))
      let removals = page.all("class=\"ds-chip\" href=\"", "\"").map { $0.replacing("&amp;", with: "&") }
      #expect(
        removals == [
          "/staff/officers?department=citizens&role=clerk&state=active&page=1",
          "/staff/officers?q=%E9%9D%92&role=clerk&state=active&page=1",
          "/staff/officers?q=%E9%9D%92&department=citizens&state=active&page=1",
          "/staff/officers?q=%E9%9D%92&department=citizens&role=clerk&page=1",
        ])
    }
  }

  @Test("a form with faults names each of them and keeps what was typed")
  func faults() async throws {
    try await withAdmin { place, client in
      _ = try await client.get("/staff/officers/new")
      let answer = try await client.post("/staff/officers/new", [("sign-in-name", "1"), ("name", "<b>"), ("mail", "x")])
      #expect(answer.status == .unprocessableContent)
      for field in ["sign-in-name", "kana", "mail", "posts-citizens"] {
        #expect(answer.text.contains("href=\"#\(field)\"") && answer.text.contains("id=\"\(field)\""), "\(field)")
      }
      #expect(answer.text.contains("value=\"&lt;b&gt;\""))
    }
  }

  @Test("a sign-in name that is taken is told beside its field")
  func taken() async throws {
    try await withAdmin { place, client in
      _ = try await client.get("/staff/officers/new")
      let answer = try await client.post(
        "/staff/officers/new",
        [("sign-in-name", "ogawa.tomoya"), ("name", "小川 二"), ("kana", "オガワ ニ"), ("posts", "citizens/clerk")])
      #expect(answer.status == .unprocessableContent && answer.text.contains(##"href="#sign-in-name""##))
    }
  }

  @Test("changed posts hold from the next request on")
  func posts() async throws {
    try await withAdmin { place, client in
      let id = try await place.addReady()
      _ = try await client.get("/staff/officers/\(id)/posts")
      let none = try await client.post("/staff/officers/\(id)/posts", [])
      #expect(none.status == .unprocessableContent)
      let answer = try await client.post("/staff/officers/\(id)/posts", [("posts", "*/auditor")])
      #expect(answer.location == "/staff/officers/\(id)?notice=posts")
      #expect(try await client.get(answer.location).text.contains("全庁：監査"))
      #expect(place.audit.entries.last?.details == ["before": "citizens/clerk", "after": "*/auditor"])
    }
  }

  @Test("disabling signs the officer out at once")
  func disable() async throws {
    try await withAdmin { place, client in
      let id = try await place.addReady()
      let desk = place.desk
      let secret = try await place.town.database.write { tx in try desk.beginSession(of: id, in: tx) }
      let book = SessionBook(town: place.town)
      #expect(try await book.officer(of: secret) != nil)
      _ = try await client.get("/staff/officers/\(id)/disablement")
      let answer = try await client.post("/staff/officers/\(id)/disablement")
      #expect(answer.location == "/staff/officers/\(id)?notice=disabled")
      #expect(try await book.officer(of: secret) == nil)
      _ = try await client.get("/staff/officers/\(id)/enablement")
      _ = try await client.post("/staff/officers/\(id)/enablement")
      #expect(try await place.account("aoki.midori").isDisabled == false)
    }
  }

  @Test("the last town-admin is told why they cannot disable themselves")
  func lastAdmin() async throws {
    try await withAdmin { place, client in
      let id = try await place.id(of: "ogawa.tomoya")
      _ = try await client.get("/staff/officers/\(id)/disablement")
      let answer = try await client.post("/staff/officers/\(id)/disablement")
      #expect(answer.status == .conflict && answer.text.contains("職員を管理できる人がいなくなります"))
      #expect(try await client.get("/staff/officers").status == .ok)
    }
  }

  @Test("a reset password is shown once and must be changed; a reset app is set up anew")
  func resets() async throws {
    try await withAdmin { place, client in
      let id = try await place.addReady()
      _ = try await client.get("/staff/officers/\(id)/password-reset")
      let once = client.lastOnce
      let answer = try await client.post("/staff/officers/\(id)/password-reset", once: once)
      let password = try #require(answer.between("最初のパスワード</dt><dd class=\"ds-summary-answer\">", "</dd>"))
      #expect(Password(password).matches(try await place.account("aoki.midori").passwordHash))
      #expect(try await client.post("/staff/officers/\(id)/password-reset", once: once).status == .seeOther)
      #expect(Password(password).matches(try await place.account("aoki.midori").passwordHash))
      _ = try await client.get("/staff/officers/\(id)/second-factor-reset")
      _ = try await client.post("/staff/officers/\(id)/second-factor-reset")
      #expect(try await place.account("aoki.midori").hasSecondFactor == false)
    }
  }

  @Test("without the form's token nothing is changed", arguments: [
    "new", "{id}/posts", "{id}/disablement", "{id}/enablement", "{id}/password-reset", "{id}/second-factor-reset",
  ])
  func forged(path: String) async throws {
    try await withAdmin { place, client in
      let id = try await place.addReady()
      let before = place.audit.actions
      let answer = try await client.post(
        "/staff/officers/" + path.replacing("{id}", with: "\(id)"), [("posts", "*/auditor")], guarded: false)
      #expect(answer.status == .forbidden)
      #expect(place.audit.actions == before)
    }
  }

  @Test("an id that does not exist, or is none, is not found", arguments: [
    "00000000-0000-7000-8000-000000000000", "x", "00000000-0000-7000-8000-000000000000/posts",
    "00000000-0000-7000-8000-000000000000/disablement",
  ])
  func missing(path: String) async throws {
    try await withAdmin { _, client in
      let answer = try await client.get("/staff/officers/\(path)")
      #expect(answer.status == .notFound)
    }
  }

  @Test("a long list has pages")
  func pages() async throws {
    try await withAdmin { place, client in
      let (database, officers) = (place.town.database, place.officers)
      try await database.write { tx in
        for number in 100..<160 {
          _ = try officers.add(
            .sample("officer\(number)", name: "職員 \(number)"), password: PasswordHash(encoded: ""),
            by: .system("test"), in: tx)
        }
      }
      let first = try await client.get("/staff/officers")
      #expect(first.text.contains("職員 149") == true && first.text.contains("職員 159") == false)
      let second = try await client.get("/staff/officers?page=2")
      #expect(second.text.contains("職員 159"))
    }
  }

  private func withAdmin(
    _ engine: Engine = .sqlite, _ body: @escaping @Sendable (StaffPlace, TestClient) async throws -> Void
  ) async throws {
    try await withStaffSite(engine) { place, client in
      try await place.addReady(.admin)
      try await place.signIn(client, "ogawa.tomoya")
      try await body(place, client)
    }
  }
}
