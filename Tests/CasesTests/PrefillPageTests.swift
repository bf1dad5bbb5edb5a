@testable import Cases
import FormSchema
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

/// One resident who is signed in, and whom the registry knows when it is asked with `isTied`.
private struct SignedIn: ResidentSessions, AccountPort, ResidentPort {
  static let resident = Resident(id: ID("01900000-0000-7000-8000-0000000000aa") ?? World.live.newID())
  let secret = Secret(world: .live)
  var isTied = false

  func resident(of session: Secret) async throws -> Resident? { session.text == secret.text ? Self.resident : nil }

  func account(showing code: String, in tx: any Transaction) throws -> ShownAccount? { nil }
  func account(_ id: String, in tx: any Transaction) throws -> ShownAccount? { nil }
  func mail(of id: String, in tx: any Transaction) throws -> String? { "hanako@example.jp" }
  func forgetCode(of id: String, in tx: any Transaction) throws {}

  func find(name: String, birthDate: CivilDate, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts] { [] }
  func resident(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts {
    throw CasesProblem.notFound
  }
  func household(of id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts] { [] }
  func resident(linkedTo account: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts? {
    guard isTied, account == Self.resident.id.description, inquiry.purpose == .prefill else { return nil }
    return ResidentFacts(
      id: "1", name: NameAnswer(family: "髙﨑", given: "花子", familyKana: "タカサキ", givenKana: "ハナコ"), birthDate: nil,
      address: Address(postalCode: nil, prefecture: "", city: "", town: "", street: "", building: ""))
  }
}

private func withSignedIn(
  isTied: Bool = false, _ engine: Engine = .sqlite, _ body: @escaping @Sendable (CaseSite) async throws -> Void
) async throws {
  let signedIn = SignedIn(isTied: isTied)
  try await withCases(
    engine, residents: signedIn, accounts: signedIn, registry: signedIn
  ) { site in
    site.client.setCookie("__Host-tsumugi-city-resident", signedIn.secret.text)
    try await body(site)
  }
}

@Suite("Filling in from what is known") struct PrefillPageTests {
  private static let first = "/apply/dog-registration/pages/owner"

  private func begin(_ site: CaseSite) async throws -> String {
    // What is made later has a later id and a later change.
    site.clock.advance(seconds: 1)
    site.client.forgetCookie("__Host-tsumugi-city-draft-dog-registration")
    site.clock.advance(seconds: 60)
    _ = try await site.client.get("/apply/dog-registration")
    _ = try await site.client.post("/apply/dog-registration")
    return try await site.client.get(Self.first).text
  }

  @Test("is offered on the first page with its sources, and fills in nothing by itself", arguments: Engine.available)
  func offered(engine: Engine) async throws {
    try await withSignedIn(engine) { site in
      let page = try await begin(site)
      #expect(Self.offers(page) == ["owner-email": "マイページの情報から"] && !page.contains("hanako@example.jp"))
      let receipt = try await site.apply().receipt
      let day = JapaneseDate(site.town.world.today).text(in: .japanese)
      let again = try await begin(site)
      #expect(Self.offers(again) == [
        "owner-name": "\(day)の申請から（受付番号 \(receipt)）", "owner-email": "マイページの情報から",
      ])
      let untouched = try await site.onlyDraft()
      #expect(untouched.typed.isEmpty)
    }
  }

  /// What is offered, and from where, by question.
  private static func offers(_ page: String) -> [String: String] {
    let found = page.matches(of: /name="take" value="([a-z-]+)"[\s\S]*? id="[^"]*item-hint">([^<]*)</)
    return Dictionary(uniqueKeysWithValues: found.map { (String($0.1), String($0.2)) })
  }

  private static func take(_ questions: String...) -> [(String, String)] {
    questions.map { ("take", $0) } + [("section", "owner")]
  }

  @Test("leaves a trace on the application that is read for it, by whoever read it", arguments: Engine.available)
  func trace(engine: Engine) async throws {
    try await withSignedIn(engine) { site in
      _ = try await site.apply()
      let former = try await site.onlyCase().id
      #expect(!site.audit.entries.contains { $0.action == "cases.read-for-prefill" })
      _ = try await begin(site)
      let draft = try await site.onlyDraft().id
      let read = try #require(site.audit.entries.last { $0.action == "cases.read-for-prefill" })
      #expect(read.subject == "case:\(former)" && read.actor == .account(SignedIn.resident.id.description))
      #expect(read.details == ["draft": draft.description])
    }
  }

  @Test("fills in what was chosen of it, and does not offer the rest again", arguments: Engine.available)
  func chosen(engine: Engine) async throws {
    try await withSignedIn(engine) { site in
      _ = try await site.apply()
      _ = try await begin(site)
      _ = try await site.client.post("/apply/dog-registration/prefill", Self.take("owner-email", "nobody"))
      let draft = try await site.onlyDraft()
      #expect(draft.typed.first("owner-email") == "hanako@example.jp" && draft.typed.first("owner-name.family").isEmpty)
      #expect(draft.provenance == ["owner-email": .prefilled(.profile), "owner-name": .typed])
      let page = try await site.client.get(Self.first).text
      #expect(Self.offers(page).isEmpty)
    }
  }

  @Test("is declined with a button, for good, and the answers count as typed")
  func declined() async throws {
    try await withSignedIn { site in
      _ = try await site.apply()
      _ = try await begin(site)
      _ = try await site.client.post(
        "/apply/dog-registration/prefill", Self.take("owner-email", "owner-name") + [("action", "decline")])
      let draft = try await site.onlyDraft()
      #expect(draft.typed.isEmpty && draft.provenance == ["owner-email": .typed, "owner-name": .typed])
      #expect(Self.offers(try await site.client.get(Self.first).text).isEmpty)
      _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
      let after = try await site.onlyDraft().provenance
      #expect(after == draft.provenance)
    }
  }

  @Test("happens when the button is pressed; the fields say where from, and the officer sees it", arguments: Engine.available)
  func pressed(engine: Engine) async throws {
    try await withSignedIn(engine) { site in
      _ = try await site.apply()
      _ = try await begin(site)
      let filled = try await site.client.post(
        "/apply/dog-registration/prefill", Self.take("owner-name", "owner-email"))
      #expect(filled.location == Self.first)
      let page = try await site.client.get(Self.first).text
      #expect(page.contains("value=\"髙﨑\"") && page.contains("class=\"ds-origin\">前回の申請から"))
      #expect(page.contains("class=\"ds-origin\">マイページの情報から") && !page.contains("/prefill"))
      #expect(site.audit.entries.contains { $0.action == "cases.draft-prefilled" && $0.details["questions"] == "2" })
      let changed = CaseSite.owner.map { ($0.0, $0.0 == "owner-name.given" ? "華子" : $0.1) }
      _ = try await site.post("owner", changed, shown: "owner-name,owner-email")
      let provenance = try await site.onlyDraft().provenance
      #expect(provenance == ["owner-name": .changed(.formerApplication), "owner-email": .prefilled(.profile)])
      let after = try await site.client.get(Self.first).text
      #expect(!after.contains("ds-origin\">前回の申請から"))
    }
  }

  @Test("the officer reads beside the answer what was taken over and what was changed")
  func officer() async throws {
    try await withSignedIn { site in
      _ = try await site.apply()
      _ = try await begin(site)
      _ = try await site.client.post("/apply/dog-registration/prefill", Self.take("owner-name", "owner-email"))
      let owner = try await site.client.get(Self.first)
      #expect(owner.status == .ok)
      _ = try await site.post(
        "owner", CaseSite.owner.map { ($0.0, $0.0 == "owner-name.given" ? "華子" : $0.1) }, shown: "owner-name,owner-email")
      _ = try await site.post("dog", CaseSite.dog, shown: "dogs,kind,bites,photo")
      _ = try await site.client.get("/apply/dog-registration/review")
      _ = try await site.client.post("/apply/dog-registration/review")
      let id = try await site.town.database.read { tx in
        try tx.firstRow("SELECT id FROM cases_case ORDER BY received_at DESC LIMIT 1")?.text("id") ?? ""
      }
      let page = try await site.client.get("/staff/cases/\(id)").text
      #expect(page.contains("前回の申請から入力、その後に変更") && page.contains("マイページの情報から入力"))
    }
  }

  @Test("the registry gives the name of whom an officer has tied the account to")
  func registry() async throws {
    try await withSignedIn(isTied: true) { site in
      let offered = try await begin(site)
      #expect(Self.offers(offered)["owner-name"] == "窓口で本人確認をした住民記録から")
      _ = try await site.client.post(
        "/apply/dog-registration/prefill", [("section", "nowhere"), ("take", "owner-name")])
      let draft = try await site.onlyDraft()
      #expect(draft.typed.first("owner-name.family") == "髙﨑" && draft.provenance["owner-name"] == .prefilled(.residents))
    }
  }

  @Test("what was begun on another device waits where it is applied for, for whoever is signed in")
  func elsewhere() async throws {
    try await withSignedIn { site in
      _ = try await begin(site)
      #expect(!(try await site.client.get("/apply/dog-registration").text.contains("入力の途中の申請があります")))
      _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
      let here = try await site.client.get("/apply/dog-registration").text
      #expect(here.contains("href=\"/apply/dog-registration/pages/dog\""))
      let draft = try await site.onlyDraft().id
      site.client.forgetCookie("__Host-tsumugi-city-draft-dog-registration")
      let there = try await site.client.get("/apply/dog-registration").text
      #expect(there.contains("href=\"/resume/\(draft)\"") && there.contains("新しく入力をはじめる"))
      site.client.forgetCookie("__Host-tsumugi-city-resident")
      #expect(!(try await site.client.get("/apply/dog-registration").text.contains("/resume/\(draft)")))
    }
  }

  @Test("nobody is offered anything without signing in, and pressing leads to the sign-in")
  func anonymous() async throws {
    try await withSignedIn { site in
      site.client.forgetCookie("__Host-tsumugi-city-resident")
      let page = try await begin(site)
      #expect(!page.contains("/prefill"))
      let refused = try await site.client.post("/apply/dog-registration/prefill", [("section", "owner")])
      #expect(refused.location != Self.first)
      let draft = try await site.onlyDraft()
      #expect(draft.typed.isEmpty)
    }
  }
}
