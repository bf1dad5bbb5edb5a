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

/// Whoever once saw a password of an officer's must not keep a way in.
@Suite("A sign-in that was begun before") struct TakeOverTests {
  static let cookie = "__Host-tsumugi-city-officer"
  static let startAgain = "/staff/sign-in?notice=start-again"

  @Test("from the one-time password cannot set up another app once the officer has", arguments: Engine.available)
  func secondEnrolment(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      let initial = try await place.addNew()
      let thief = client.another()
      let (thiefsApp, app) = (try await begin(thief, initial), try await begin(client, initial))
      _ = try await client.post("/staff/sign-in/enrolment", [("code", place.digits(of: app))])
      // Already now, before the officer has thought of a password.
      let early = try await thief.post("/staff/sign-in/enrolment", [("code", place.digits(of: thiefsApp))])
      #expect(early.location == Self.startAgain)
      _ = try await client.get("/staff/sign-in/new-password")
      let done = try await client.post(
        "/staff/sign-in/new-password", [("new-password", Ready.password), ("again", Ready.password)])
      #expect(done.location == "/staff" && client.cookie(Self.cookie) != nil)
      #expect(try await thief.get("/staff/sign-in/enrolment").location == Self.startAgain)
      let late = try await thief.post("/staff/sign-in/enrolment", [("code", place.digits(of: thiefsApp))])
      #expect(late.location == Self.startAgain && late.all("<code>", "</code>").isEmpty)
      #expect(thief.cookie(Self.cookie) == nil)
      #expect(place.audit.actions.filter { $0 == "staff.second-factor-enrolled" }.count == 1)
      // The officer's own app still is the one that counts.
      client.forgetCookies()
      place.waitForNewDigits()
      _ = try await client.get("/staff/sign-in")
      _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      let again = try await client.post("/staff/sign-in/code", [("code", place.digits(of: app))])
      #expect(again.location == "/staff")
    }
  }

  @Test("and is still there sets up nothing where an app is set up", arguments: Engine.available)
  func enrolled(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let initial = try await place.addNew()
      let desk = SignInDesk(desk: place.desk)
      let begun = try #require(
        try await desk.begin(
          name: "aoki.midori", password: Password(initial), client: "one", returnPath: ReturnPath("")))
      let town = place.town
      let (challenge, account) = try #require(
        try await town.database.read { tx in try desk.open(begun.secret, in: tx) })
      let app = try #require(try desk.offered(challenge))
      let sealed = try town.vault.seal(Ready.app.bytes, place: StaffSealing.secret.place(account.id))
      try await town.database.write { tx in
        try OfficerStore.setSecret(account.id, sealed, lastCounter: 0, in: tx)
      }
      let (outcome, codes) = try await desk.enrol(code: place.digits(of: app), for: begun.secret)
      #expect(outcome == .startAgain && codes.isEmpty)
      let kept = try await place.account("aoki.midori").sealedSecret
      #expect(kept == sealed)
    }
  }

  @Test("with a password that was changed since ends in no session", arguments: Engine.available)
  func changed(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      try await place.addReady()
      let thief = client.another()
      _ = try await thief.get("/staff/sign-in")
      let half = try await thief.post("/staff/sign-in", [("name", "aoki.midori"), ("password", Ready.password)])
      #expect(half.location == "/staff/sign-in/code")
      try await place.signIn(client)
      let new = "seven quiet lanterns at noon"
      _ = try await client.get("/staff/account/password")
      let done = try await client.post(
        "/staff/account/password", [("current-password", Ready.password), ("new-password", new), ("again", new)])
      #expect(done.location == "/staff/account?notice=password-changed")
      place.waitForNewDigits()
      let answer = try await thief.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
      #expect(answer.location == Self.startAgain && thief.cookie(Self.cookie) == nil)
      #expect(try await client.get("/staff/account").status == .ok)
    }
  }

  @Test("with the same one-time password sets no password after the officer has", arguments: Engine.available)
  func secondPassword(engine: Engine) async throws {
    try await withStaffSite(engine) { place, client in
      let id = try await place.addReady()
      let initial = place.officers.newInitialPassword()
      let hash = try await PasswordQueue.hash(Password(initial), world: place.town.world)
      let officers = place.officers
      try await place.town.database.write { tx in try officers.resetPassword(id, to: hash, by: .visitor, in: tx) }
      let thief = client.another()
      for browser in [thief, client] {
        _ = try await browser.get("/staff/sign-in")
        _ = try await browser.post("/staff/sign-in", [("name", "aoki.midori"), ("password", initial)])
        let next = try await browser.post("/staff/sign-in/code", [("code", Ready.digits(at: place.clock.now))])
        #expect(next.location == "/staff/sign-in/new-password")
        _ = try await browser.get("/staff/sign-in/new-password")
        place.waitForNewDigits()
      }
      let done = try await client.post(
        "/staff/sign-in/new-password", [("new-password", Ready.password), ("again", Ready.password)])
      #expect(done.location == "/staff")
      let other = "seven quiet lanterns at noon"
      let late = try await thief.post("/staff/sign-in/new-password", [("new-password", other), ("again", other)])
      #expect(late.location == Self.startAgain && thief.cookie(Self.cookie) == nil)
      #expect(Password(Ready.password).matches(try await place.account("aoki.midori").passwordHash))
    }
  }

  @Test("whose password is changed while it is checked goes no further", arguments: Engine.available)
  func changedMeanwhile(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let new = try await PasswordQueue.hash(Password("seven quiet lanterns at noon"), world: place.town.world)
      let database = place.town.database
      // The first write counts the attempt, the second would let it go on.
      let town = place.town.on(
        InterruptedDatabase(database, before: 2) {
          try await database.write { tx in try OfficerStore.setPassword(id, new, mustChange: false, in: tx) }
        })
      let found = try await SignInDesk(desk: StaffDesk(town: town, audit: place.audit)).begin(
        name: "aoki.midori", password: Password(Ready.password), client: "one", returnPath: ReturnPath(""))
      #expect(found == nil)
      #expect(place.audit.entries.last?.details == ["reason": "changed-meanwhile"])
    }
  }

  /// The first step, and the app that its page offers.
  private func begin(_ client: TestClient, _ initial: String) async throws -> OneTimePassword {
    _ = try await client.get("/staff/sign-in")
    _ = try await client.post("/staff/sign-in", [("name", "aoki.midori"), ("password", initial)])
    return try #require(try await client.get("/staff/sign-in/enrolment").authenticator)
  }
}

extension StaffPlace {
  /// Adds an officer who has never signed in.
  /// - Returns: the one-time password.
  fileprivate func addNew() async throws -> String {
    String(try await commands.add(.sample(), dryRun: false).lines[0].suffix(16))
  }

  fileprivate func digits(of app: OneTimePassword) -> String { app.digits(counter: clock.now.milliseconds / 30_000) }
}
