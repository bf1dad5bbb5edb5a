import FormSchema
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("The way back to what was sent") struct ReceiptTests {
  private static let receipt = "/apply/dog-registration/receipt"
  private static let review = "/apply/dog-registration/review"
  private static let draftCookie = "__Host-tsumugi-city-draft-dog-registration"
  private static let caseCookie = "__Host-tsumugi-city-case"

  @Test("the receipt stays where it is when the procedure closes, for whoever sent it", arguments: Engine.available)
  func closed(engine: Engine) async throws {
    let procedures = ChangingProcedures(.sample())
    try await withCases(engine, procedures: procedures) { site in
      let (_, receipt, secret) = try await site.apply()
      let late = site.client.another()
      _ = try await late.get("/apply/dog-registration")
      _ = try await late.post("/apply/dog-registration")
      procedures.close()
      let page = try await site.client.get(Self.receipt)
      #expect(page.status == .ok && page.text.contains(receipt) && page.text.contains(secret))
      #expect(try await site.client.post(Self.review).location == Self.receipt)
      for path in [Self.review, "/apply/dog-registration/pages/owner"] {
        let again = try await site.client.get(path)
        #expect(again.location == Self.receipt)
      }
      // What was not sent in time is too late, and is told so.
      let refused = try await late.get(Self.review)
      #expect(refused.status == .gone && refused.text.contains("いまオンラインでは受け付けていません"))
      let count = try await site.town.database.read { try $0.count("SELECT count(*) AS n FROM cases_case") }
      #expect(count == 1)
    }
  }

  @Test("the receipt is read by the version it was sent under, whatever was published since")
  func publishedAnew() async throws {
    let procedures = ChangingProcedures(.sample())
    try await withCases(procedures: procedures) { site in
      let (_, receipt, _) = try await site.apply()
      let sent = try await site.onlyCase().version
      _ = procedures.publishAnew()
      let draft = try await site.onlyDraft()
      let desk = CaseDesk(
        town: site.town, procedures: procedures, audit: site.audit, mail: site.mail, certificates: SampleCertificates(),
        staff: SampleStaff(), reference: SampleReference())
      #expect(try await desk.published(for: draft)?.version == sent)
      #expect(try await site.client.get(Self.receipt).text.contains(receipt))
    }
  }

  @Test("the cookie of one procedure's draft opens nothing under another's name")
  func otherProcedure() async throws {
    try await withCases(procedures: ChangingProcedures(.sample())) { site in
      _ = try await site.apply()
      let cookie = try #require(site.client.cookie(Self.draftCookie))
      site.client.setCookie("__Host-tsumugi-city-draft-cat-registration", cookie)
      #expect(try await site.client.get("/apply/cat-registration/receipt").status == .notFound)
    }
  }

  @Test("once the receipt was seen, the browser keeps it for an hour, and a draft as long as the draft lives")
  func anHour() async throws {
    try await withCases { site in
      _ = try await site.client.get("/apply/dog-registration")
      let begun = try await site.client.post("/apply/dog-registration")
      #expect(Self.seconds(of: Self.draftCookie, in: begun) == Draft.lifetimeSeconds)
      _ = try await site.apply()
      let page = try await site.client.get(Self.receipt)
      #expect(Self.seconds(of: Self.draftCookie, in: page) == 3600)
      #expect(Self.seconds(of: Self.caseCookie, in: page) == 3600)
    }
  }

  private static func seconds(of cookie: String, in answer: TestClient.Answer) -> Int? {
    let line = answer.headers[values: .setCookie].first { $0.hasPrefix(cookie + "=") }
    return line?.firstMatch(of: /Max-Age=([0-9]+)/).flatMap { Int($0.1) }
  }

  @Test("a case is open for an hour, also to a copy of the cookie, and to none that says another hour")
  func access() async throws {
    try await withCases { site in
      let (_, receipt, secret) = try await site.apply()
      let path = "/status/\(try await site.onlyCase().id)"
      let cookie = try #require(site.client.cookie(Self.caseCookie))
      site.clock.advance(seconds: 3599)
      #expect(try await site.client.get(path).status == .ok)
      site.clock.advance(seconds: 1)
      #expect(try await site.client.get(path).status == .forbidden)
      var parts = cookie.split(separator: ".").map(String.init)
      parts[1] = "\((Int(parts[1]) ?? 0) + 3_600_000)"
      for forged in [parts.joined(separator: "."), "\(parts[0]).\(parts[2])", "\(parts[0])..\(parts[2])", "..", ""] {
        site.client.setCookie(Self.caseCookie, forged)
        let refused = try await site.client.get(path)
        #expect(refused.status == .forbidden)
      }
      _ = try await site.client.post("/status", [("receipt", receipt), ("secret", secret)])
      #expect(try await site.client.get(path).status == .ok)
    }
  }

  @Test("a button on the receipt takes it out of the browser, and number and secret open it again")
  func removed() async throws {
    try await withCases { site in
      let (page, receipt, secret) = try await site.apply()
      let id = try await site.onlyCase().id
      #expect(page.contains("消すまえに、受付番号と確認用の合言葉を書きとめてください"))
      let fields = try #require(Self.removal(in: page))
      let forged = try await site.client.post("/this-device", fields, guarded: false)
      #expect(forged.status == .forbidden && site.client.cookie(Self.draftCookie) != nil)
      _ = try await site.client.get(Self.receipt)
      let answer = try await site.client.post("/this-device", fields)
      #expect(answer.location == "/this-device?kind=sent")
      #expect(site.client.cookieNames.filter { $0.contains("draft") || $0.contains("case") } == [])
      let after = try await site.client.get(answer.location).text
      #expect(after.contains("この端末から消しました") && after.contains("href=\"/status\""))
      #expect(!after.contains(receipt) && !after.contains(secret) && !after.contains("サインインは続いています"))
      #expect(try await site.client.get(Self.receipt).status == .notFound)
      #expect(try await site.client.get("/status/\(id)").status == .forbidden)
      _ = try await site.client.get("/status")
      let opened = try await site.client.post("/status", [("receipt", receipt), ("secret", secret)])
      #expect(opened.location == "/status/\(id)")
    }
  }

  /// The fields of the form with the button.
  private static func removal(in page: String) -> [(String, String)]? {
    guard let form = page.between("action=\"/this-device\"", "</form>"), form.contains("<button") else { return nil }
    return form.matches(of: /name="(procedure|kind)" value="([^"]*)"/).map { (String($0.1), String($0.2)) }
  }

  @Test("a button on the page with the resume code takes the draft out of the browser, and the code opens it again")
  func removedDraft() async throws {
    try await withCases { site in
      try await site.fillIn()
      let page = try await site.client.get("/apply/dog-registration/saved").text
      #expect(page.contains("消すまえに、再開コードを書きとめてください"))
      let code = try #require(page.between("id=\"resume-code\">", "<"))
      let fields = try #require(Self.removal(in: page))
      let answer = try await site.client.post("/this-device", fields)
      let after = try await site.client.get(answer.location).text
      #expect(after.contains("href=\"/resume\"") && after.contains("保存の期限まで") && !after.contains(code))
      #expect(try await site.client.get(Self.review).status == .notFound)
      _ = try await site.client.get("/resume")
      #expect(try await site.client.post("/resume", [("code", code)]).location == Self.review)
    }
  }

  @Test("whoever is signed in is told that this goes on; a cookie that is none of ours stays")
  func signedIn() async throws {
    let resident = Resident(id: World.live.newID())
    try await withCases(residents: FixedResident(resident)) { site in
      let (page, _, _) = try await site.apply()
      site.client.setCookie("__Host-tsumugi-city-draft-", "x")
      let fields = try #require(Self.removal(in: page))
      let answer = try await site.client.post("/this-device", fields + [("procedure", ""), ("kind", "x")])
      let after = try await site.client.get(answer.location).text
      #expect(after.contains("サインインは続いています") && after.contains("href=\"/sign-out\""))
      #expect(site.client.cookie("__Host-tsumugi-city-resident") != nil)
    }
  }
}
