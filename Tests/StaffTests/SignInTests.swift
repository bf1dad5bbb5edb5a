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

@testable import Staff

@Suite("Signing in") struct SignInTests {
  static let refusal = "サインイン名かパスワードが違います。"

  @Test("name, password and the app's digits lead to the page asked for", arguments: Engine.available)
  func signIn(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      let id = try await place.addReady()
      let asked = try await client.get("/staff/account")
      #expect(asked.status == .seeOther && asked.location == "/staff/sign-in?return=%2Fstaff%2Faccount")
      let form = try await client.get(asked.location)
      #expect(form.text.contains(#"name="return" value="/staff/account""#))
      let first = try await client.post(
        "/staff/sign-in", [("name", "ＡＯＫＩ.midori"), ("password", Ready.password), ("return", "/staff/account")])
      #expect(first.status == .seeOther && first.location == "/staff/sign-in/code")
      #expect(client.cookie("__Host-tsumugi-city-officer") == nil)
      #expect(try await client.get("/staff/sign-in/code").status == .ok)
      let second = try await client.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
      #expect(second.status == .seeOther && second.location == "/staff/account")
      let page = try await client.get("/staff/account")
      #expect(page.status == .ok && page.text.contains("青木 みどり"))
      #expect(place.audit.actions.last == "staff.signed-in")
      #expect(place.audit.entries.last?.actor == .officer("\(id)"))
    }
  }

  @Test("the session cookie is kept from scripts, other sites and plain connections")
  func cookie() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      let answer = try await client.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
      let line = answer.headers[values: .setCookie].first { $0.hasPrefix("__Host-tsumugi-city-officer=") } ?? ""
      for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] { #expect(line.contains(part), "\(part)") }
      #expect(!line.contains("Domain"))
      #expect(answer.headers[values: .setCookie].contains { $0.hasPrefix("__Host-tsumugi-city-sign-in=;") })
    }
  }

  @Test("an unknown name, a wrong password and a disabled account get the same answer", arguments: Engine.available)
  func sameAnswer(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      try await place.addReady()
      try await place.addReady(.admin)
      try await place.addReady(.sample("gone.one"))
      _ = try await place.commands.disable("gone.one", dryRun: false)
      var texts: Set<String> = []
      let wrong = "seven umbrellas under a bridge"
      for (name, password) in [("nobody", Ready.password), ("aoki.midori", wrong), ("gone.one", Ready.password)] {
        _ = try await client.get("/staff/sign-in")
        let answer = try await client.post("/staff/sign-in", [("name", name), ("password", password)])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(Self.refusal) && answer.text.contains("value=\"\(name)\""))
        #expect(!answer.text.contains(password))
        texts.insert(withoutGuards(answer.text).replacing(name, with: ""))
      }
      #expect(texts.count == 1)
      let reasons = place.audit.entries.filter { $0.action == "staff.sign-in-refused" }.map { $0.details["reason"] }
      #expect(reasons == ["unknown-name", "wrong-password", "disabled"])
      #expect(place.audit.entries.allSatisfy { !$0.subject.contains("nobody") })
    }
  }

  @Test("an unknown name costs the same statements as a wrong password", arguments: Engine.available)
  func sameStatements(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      var counts: [[String]] = []
      for name in ["nobody", "aoki.midori"] {
        let counting = CountingDatabase(place.town.database)
        let desk = SignInDesk(desk: StaffDesk(town: place.town.on(counting), audit: place.audit))
        let found = try await desk.begin(
          name: name, password: Password("wrong"), client: "client", returnPath: ReturnPath(""))
        #expect(found == nil)
        counts.append(counting.statements)
      }
      #expect(!counts[0].isEmpty && counts[0] == counts[1])
    }
  }

  @Test("wrong digits, digits used before and digits of yesterday are refused", arguments: Engine.available)
  func digits(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      try await place.addReady()
      try await place.signIn(client)
      let used = Ready.digits(at: place.clock.now)
      let old = Ready.digits(at: place.clock.now.adding(seconds: -86_400))
      client.forgetCookies()
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      for code in [used, old, "", "12345", "abcdef"] {
        _ = try await client.get("/staff/sign-in/code")
        let answer = try await client.post("/staff/sign-in/code", [("code", code)])
        #expect(answer.status == .unprocessableContent, "\(code)")
        #expect(answer.text.contains(##"href="#code""##))
        #expect(client.cookie("__Host-tsumugi-city-officer") == nil)
      }
      place.waitForNewDigits()
      _ = try await client.get("/staff/sign-in/code")
      let fresh = Ready.digits(at: place.clock.now)
      let answer = try await client.post("/staff/sign-in/code", [("code", Width.half(fresh.map { "\($0) " }.joined()))])
      #expect(answer.status == .seeOther)
    }
  }

  @Test("after ten tries an account waits, whoever tries, and the right password does not help")
  func accountLimit() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      for _ in 0..<10 {
        _ = try await client.get("/staff/sign-in")
        let answer = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", "wrong")])
        #expect(answer.status == .unprocessableContent)
      }
      _ = try await client.get("/staff/sign-in")
      let blocked = try await client.post("/staff/sign-in", [("name", "AOKI.midori"), ("password", Ready.password)])
      #expect(blocked.status == .tooManyRequests)
      #expect(blocked.headers[.retryAfter] == "900")
      place.clock.advance(seconds: 900)
      _ = try await client.get("/staff/sign-in")
      let later = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      #expect(later.location == "/staff/sign-in/code")
    }
  }

  @Test("after ten wrong codes the code is asked no more for a while")
  func codeLimit() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      for number in 0..<11 {
        _ = try await client.get("/staff/sign-in/code")
        let answer = try await client.post("/staff/sign-in/code", [("code", "00000\(number % 10)")])
        #expect(answer.status == (number < 10 ? .unprocessableContent : .tooManyRequests))
      }
    }
  }

  @Test("a client that tries many names waits")
  func clientLimit() async throws {
    try await withStaff { place in
      let desk = SignInDesk(desk: place.desk)
      for number in 0..<60 {
        let found = try await desk.begin(
          name: "name\(number)", password: Password(""), client: "one", returnPath: ReturnPath(""))
        #expect(found == nil)
      }
      await #expect(throws: WebProblem.tooManyAttempts(minutes: 15)) {
        _ = try await desk.begin(name: "other", password: Password(""), client: "one", returnPath: ReturnPath(""))
      }
      let other = try await desk.begin(name: "other", password: Password(""), client: "two", returnPath: ReturnPath(""))
      #expect(other == nil)
    }
  }

  @Test("a recovery code stands in for the app once", arguments: Engine.available)
  func recoveryCode(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      let id = try await place.addReady()
      let (database, town) = (place.town.database, place.town)
      let codes = try await database.write { tx in try RecoveryCodes(town: town).replace(of: id, in: tx) }
      #expect(Set(codes).count == RecoveryCodes.count)
      for isFirst in [true, false] {
        client.forgetCookies()
        _ = try await client.get("/staff/sign-in")
        _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
        _ = try await client.get("/staff/sign-in/code")
        let answer = try await client.post("/staff/sign-in/code", [("code", codes[0].lowercased())])
        #expect(answer.status == (isFirst ? .seeOther : .unprocessableContent))
      }
      let left = try await database.read { tx in try RecoveryCodes(town: town).countUnused(of: id, in: tx) }
      #expect(left == RecoveryCodes.count - 1)
      #expect(place.audit.actions.contains("staff.recovery-code-used"))
    }
  }

  @Test("the steps may take ten minutes")
  func tenMinutes() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      place.clock.advance(seconds: 599)
      #expect(try await client.get("/staff/sign-in/code").status == .ok)
      place.clock.advance(seconds: 1)
      let answer = try await client.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
      #expect(answer.location == "/staff/sign-in?notice=start-again")
      #expect(client.cookie("__Host-tsumugi-city-officer") == nil)
    }
  }

  @Test("a form that was not shown by us is refused", arguments: [
    "/staff/sign-in", "/staff/sign-in/code", "/staff/sign-in/enrolment", "/staff/sign-in/new-password",
    "/staff/sign-out",
  ])
  func forged(path: String) async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      let answer = try await client.post(
        path, [("name", "aoki.midori"), ("password", Ready.password)], guarded: false)
      #expect(answer.status == .forbidden)
      #expect(place.audit.actions == ["staff.officer-added"])
    }
  }

  @Test("another site cannot be the page after signing in")
  func openRedirect() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      _ = try await client.get("/staff/sign-in?return=https%3A%2F%2Fevil.example%2F")
      _ = try await client.post(
        "/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password), ("return", "//evil.example/")])
      let answer = try await client.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
      #expect(answer.location == "/staff")
    }
  }

  private func withoutGuards(_ html: String) -> String {
    html.replacing(/name="(csrf|once)" value="[^"]*"/, with: "")
  }
}

@Suite("The first sign-in") struct FirstSignInTests {
  @Test("sets up the app, shows recovery codes once and asks for a password of one's own", arguments: Engine.available)
  func wholeWay(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      let added = try await place.commands.add(.sample(), dryRun: false)
      let initial = String(added.lines[0].suffix(16))
      _ = try await client.get("/staff/sign-in")
      let first = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", initial)])
      #expect(first.location == "/staff/sign-in/enrolment")
      let page = try await client.get("/staff/sign-in/enrolment")
      let app = try #require(page.authenticator)
      let wrong = try await client.post("/staff/sign-in/enrolment", [("code", "000000")])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.authenticator?.base32 == app.base32)
      let digits = app.digits(counter: place.clock.now.milliseconds / 30_000)
      let codes = try await client.post("/staff/sign-in/enrolment", [("code", digits)])
      #expect(codes.status == .ok && codes.all("<code>", "</code>").count == 8)
      #expect(client.cookie("__Host-tsumugi-city-officer") == nil)
      #expect(codes.text.contains("href=\"/staff/sign-in/new-password\""))
      _ = try await client.get("/staff/sign-in/new-password")
      let weak = try await client.post(
        "/staff/sign-in/new-password", [("new-password", "aoki-midori-1"), ("again", "different")])
      #expect(weak.status == .unprocessableContent)
      #expect(weak.text.contains(##"href="#new-password""##) && weak.text.contains(##"href="#again""##))
      #expect(!weak.text.contains("aoki-midori-1"))
      let done = try await client.post(
        "/staff/sign-in/new-password", [("new-password", Ready.password), ("again", Ready.password)])
      #expect(done.location == "/staff")
      #expect(try await client.get("/staff").location == "/staff/cases")
      #expect(try await place.account("aoki.midori").mustChangePassword == false)
      #expect(
        place.audit.actions == [
          "staff.officer-added", "staff.second-factor-enrolled", "staff.password-changed", "staff.signed-in",
        ])
    }
  }

  @Test("the one-time password cannot be kept")
  func sameAgain() async throws {
    try await withStaffSite { place, client in
      let added = try await place.commands.add(.sample(), dryRun: false)
      let initial = String(added.lines[0].suffix(16))
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", initial)])
      let app = try #require(try await client.get("/staff/sign-in/enrolment").authenticator)
      _ = try await client.post(
        "/staff/sign-in/enrolment", [("code", app.digits(counter: place.clock.now.milliseconds / 30_000))])
      let answer = try await client.post(
        "/staff/sign-in/new-password", [("new-password", initial), ("again", initial)])
      #expect(answer.status == .unprocessableContent)
    }
  }

  @Test("no step can be passed over", arguments: [
    "/staff/sign-in/code", "/staff/sign-in/new-password", "/staff/account", "/staff",
  ])
  func noStepSkipped(path: String) async throws {
    try await withStaffSite { place, client in
      let added = try await place.commands.add(.sample(), dryRun: false)
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post(
        "/staff/sign-in", [("name", "aoki.midori"), ("password", String(added.lines[0].suffix(16)))])
      let answer = try await client.get(path)
      #expect(answer.status == .seeOther && answer.location.hasPrefix("/staff/sign-in?"))
      let posted = try await client.post(
        "/staff/sign-in/new-password", [("new-password", Ready.password), ("again", Ready.password)])
      #expect(posted.location == "/staff/sign-in?notice=start-again")
    }
  }
}
