@testable import Cases
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

/// Two residents, each with a session cookie of their own.
private struct TwoResidents: ResidentSessions {
  let hanako = Resident(id: World.live.newID())
  let taro = Resident(id: World.live.newID())
  let hanakosSecret = Secret(world: .live)
  let tarosSecret = Secret(world: .live)

  func resident(of session: Secret) async throws -> Resident? {
    [hanakosSecret.text: hanako, tarosSecret.text: taro][session.text]
  }

  func signIn(_ secret: Secret, _ client: TestClient) { client.setCookie("__Host-tsumugi-city-resident", secret.text) }
  func signOut(_ client: TestClient) { client.forgetCookie("__Host-tsumugi-city-resident") }
}

private func withResidents(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (CaseSite, TwoResidents) async throws -> Void
) async throws {
  let residents = TwoResidents()
  try await withCases(engine, residents: residents) { site in try await body(site, residents) }
}

extension CaseSite {
  private static let caseCookie = "__Host-tsumugi-city-case"
  private static let draftCookie = "__Host-tsumugi-city-draft-dog-registration"

  fileprivate func forgetDoors() {
    client.forgetCookie(Self.caseCookie)
    client.forgetCookie(Self.draftCookie)
  }

  fileprivate func account(of id: ID<Case>) async throws -> ID<Resident>? {
    try await town.database.read { [desk] tx in try desk.cases.account(of: id, in: tx) }
  }

  fileprivate var own: any ResidentCasesPort { ResidentCases(desk: desk) }
}

@Suite("An application of somebody signed in") struct OwnCasesTests {
  @Test("opens to the account without its secret: status, copy, correction, withdrawal", arguments: Engine.available)
  func opens(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      let start = try await site.client.get("/apply/dog-registration")
      #expect(start.text.contains("サインインしています。"))
      let applied = try await site.apply()
      #expect(applied.page.contains("マイページにも入りました"))
      let value = try await site.onlyCase()
      #expect(try await site.account(of: value.id) == residents.hanako.id)
      site.forgetDoors()
      for path in ["", "/copy", "/withdrawal"] {
        #expect(try await site.client.get("/status/\(value.id)\(path)").status == .ok)
      }
      #expect(try await site.client.get("/status/\(value.id)/correction").location == "/status/\(value.id)")
      _ = try await site.client.get("/status/\(value.id)/withdrawal")
      #expect(try await site.client.post("/status/\(value.id)/withdrawal").location == "/status/\(value.id)")
      let actors = Set(site.audit.entries.filter { $0.subject == "case:\(value.id)" }.map(\.actor.text))
      #expect(actors == ["account:\(residents.hanako.id)"])
      #expect(site.audit.entries.map(\.action).contains("cases.withdrawn"))
    }
  }

  @Test("is not there for another account, as a case that never was; the secret still opens it", arguments: Engine.available)
  func others(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      let applied = try await site.apply()
      let value = try await site.onlyCase()
      let recorded = site.audit.entries.count
      site.forgetDoors()
      residents.signIn(residents.tarosSecret, site.client)
      for path in ["", "/copy", "/withdrawal", "/correction", "/documents/\(value.id)"] {
        let theirs = try await site.client.get("/status/\(value.id)\(path)")
        let nobodys = try await site.client.get("/status/\(World.live.newID(Case.self))\(path)")
        #expect(theirs.status == .forbidden && nobodys.status == .forbidden, "\(path)")
        #expect(Self.words(theirs.text) == Self.words(nobodys.text))
      }
      _ = try await site.client.get("/status")
      #expect(try await site.client.post("/status/\(value.id)/withdrawal").status == .forbidden)
      residents.signOut(site.client)
      #expect(try await site.client.get("/status/\(value.id)").status == .forbidden)
      #expect(site.audit.entries.count == recorded)
      residents.signIn(residents.tarosSecret, site.client)
      _ = try await site.client.get("/status")
      let opened = try await site.client.post("/status", [("receipt", applied.receipt), ("secret", applied.secret)])
      #expect(try await site.client.get(opened.location).status == .ok)
      #expect(site.audit.entries.last?.actor == .applicant)
    }
  }

  private static func words(_ html: String) -> String {
    html.between("<main", "</main>").map { $0.replacing(/value="[^"]*"/, with: "") } ?? ""
  }

  @Test("may be begun without signing in: it is the account's from the first page kept after it", arguments: Engine.available)
  func adopted(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      let start = try await site.client.get("/apply/dog-registration").text
      #expect(start.contains("サインインしなくても申請できます") && start.contains("/sign-in?return=%2Fapply%2Fdog-registration"))
      try await site.fillIn()
      #expect(try await site.own.drafts(of: residents.hanako.id.description, in: .japanese, site).isEmpty)
      residents.signIn(residents.hanakosSecret, site.client)
      _ = try await site.client.get("/apply/dog-registration/review")
      _ = try await site.client.post("/apply/dog-registration/review")
      let value = try await site.onlyCase()
      #expect(try await site.account(of: value.id) == residents.hanako.id)
    }
  }

  @Test("goes on in another browser from the own page, and is no draft of anybody else's", arguments: Engine.available)
  func drafts(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      try await site.fillIn()
      let drafts = try await site.own.drafts(of: residents.hanako.id.description, in: .japanese, site)
      let draft = try #require(drafts.first)
      #expect(drafts.count == 1 && draft.title == "犬の登録")
      // Somebody else signs in at the same computer: the draft that was left open is not theirs.
      residents.signIn(residents.tarosSecret, site.client)
      #expect(try await site.client.get("/apply/dog-registration/review").status == .notFound)
      site.forgetDoors()
      #expect(try await site.client.get("/resume/\(draft.id)").status == .notFound)
      residents.signOut(site.client)
      #expect(try await site.client.get("/resume/\(draft.id)").location == "/sign-in?return=%2Fresume%2F\(draft.id)")
      residents.signIn(residents.hanakosSecret, site.client)
      #expect(try await site.client.get("/resume/\(draft.id)").location == "/apply/dog-registration/review")
      #expect(try await site.client.get("/apply/dog-registration/review").text.contains("髙﨑"))
      let refused = try await site.town.database.write { [site] tx in
        try site.own.removeDraft(draft.id, of: residents.taro.id.description, in: tx)
      }
      let removed = try await site.town.database.write { [site] tx in
        try site.own.removeDraft(draft.id, of: residents.hanako.id.description, in: tx)
      }
      #expect(!refused && removed)
      #expect(try await site.client.get("/apply/dog-registration/review").status == .notFound)
    }
  }

  @Test("is added by number and secret, to one account, within the limits of looking up", arguments: Engine.available)
  func link(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      let applied = try await site.apply()
      let value = try await site.onlyCase()
      #expect(try await site.account(of: value.id) == nil)
      func link(_ receipt: String, _ secret: String, to resident: Resident) async throws -> CaseLink {
        try await site.own.link(receipt: receipt, secret: secret, to: resident.id.description, client: "client")
      }
      #expect(try await link(applied.receipt, "AAAA-AAAA-AAAA-A", to: residents.hanako) == .refused)
      #expect(try await link("26-AAAA-AAAA-A", applied.secret, to: residents.hanako) == .refused)
      #expect(try await link(applied.receipt, applied.secret.lowercased(), to: residents.hanako) == .linked)
      #expect(try await link(applied.receipt, applied.secret, to: residents.hanako) == .linked)
      #expect(try await link(applied.receipt, applied.secret, to: residents.taro) == .elsewhere)
      #expect(try await site.account(of: value.id) == residents.hanako.id)
      let own = try await site.town.database.read { [site] tx in
        try site.own.cases(of: residents.hanako.id.description, in: .japanese, tx)
      }
      #expect(own.map(\.receipt) == [applied.receipt] && own[0].standing == .arrived && own[0].expectedOn == value.dueOn)
      await #expect(throws: WebProblem.self) {
        for _ in 0..<(CaseLookUp.limit.most - 1) { _ = try await link(applied.receipt, "x", to: residents.hanako) }
      }
    }
  }

  @Test("stays with the town when the account ends; what was not sent goes", arguments: Engine.available)
  func letGo(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      _ = try await site.apply()
      let value = try await site.onlyCase()
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      let left = try await site.town.database.write { [site] tx in
        try site.own.letGo(of: residents.hanako.id.description, in: tx)
      }
      #expect(left == (1, 1))
      #expect(try await site.account(of: value.id) == nil)
      #expect(try await site.onlyCase().status == .submitted)
      let drafts = try await site.town.database.read { tx in try tx.count("SELECT count(*) AS n FROM cases_draft") }
      #expect(drafts == 1, "the draft behind the receipt page is gone")
    }
  }

  @Test("comes with everything in it when the resident asks for their data", arguments: Engine.available)
  func records(engine: Engine) async throws {
    try await withResidents(engine) { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      let applied = try await site.apply()
      try await site.fillIn()
      let texts = CasesFeature.catalogue.texts(in: .japanese)
      let records = try await site.town.database.read { [site] tx in
        try site.own.records(of: residents.hanako.id.description, texts, in: tx)
      }
      #expect(records.map(\.receipt) == [applied.receipt, nil])
      for record in records { #expect(record.answers.first?.answer.joined().contains("髙﨑") == true) }
      #expect(records[0].history.count == 1 && records[1].history.isEmpty)
    }
  }

  @Test("tells officers that it came from somebody signed in, and no more") func officers() async throws {
    try await withResidents { site, residents in
      residents.signIn(residents.hanakosSecret, site.client)
      _ = try await site.apply()
      let value = try await site.onlyCase()
      let page = try await site.client.get("/staff/cases/\(value.id)").text
      #expect(page.contains("サインインして申請") && !page.contains(residents.hanako.id.description))
    }
    try await withResidents { site, _ in
      _ = try await site.apply()
      let page = try await site.client.get("/staff/cases/\(try await site.onlyCase().id)").text
      #expect(!page.contains("サインインして申請"))
    }
  }
}

extension ResidentCasesPort {
  fileprivate func drafts(of account: String, in language: Language, _ site: CaseSite) async throws -> [OwnDraft] {
    try await site.town.database.read { tx in try drafts(of: account, in: language, tx) }
  }
}
