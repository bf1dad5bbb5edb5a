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

@Suite("An officer's own account") struct AccountTests {
  @Test("signing out ends the session for good")
  func signOut() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      try await place.signIn(client)
      let session = try #require(client.cookie("__Host-tsumugi-city-officer"))
      _ = try await client.get("/staff/account")
      let answer = try await client.post("/staff/sign-out")
      #expect(answer.location == "/staff/sign-in?notice=signed-out")
      #expect(client.cookie("__Host-tsumugi-city-officer") == nil)
      let book = SessionBook(town: place.town)
      #expect(try await book.officer(of: try #require(Secret(session))) == nil)
      #expect(place.audit.actions.last == "staff.signed-out")
    }
  }

  @Test("after 30 minutes without a request the next one asks to sign in, and comes back after")
  func idle() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      try await place.signIn(client)
      place.clock.advance(seconds: 1799)
      #expect(try await client.get("/staff/account").status == .ok)
      place.clock.advance(seconds: 1800)
      #expect(try await client.get("/staff/account").location == "/staff/sign-in?return=%2Fstaff%2Faccount")
    }
  }

  @Test("each sign-in has a session of its own, and one ends the other")
  func endOther() async throws {
    try await withStaffSite { place, client in
      let id = try await place.addReady()
      try await place.signIn(client)
      let first = try #require(client.cookie("__Host-tsumugi-city-officer"))
      client.forgetCookies()
      place.waitForNewDigits()
      try await place.signIn(client)
      #expect(client.cookie("__Host-tsumugi-city-officer") != first)
      let page = try await client.get("/staff/account")
      #expect(page.text.contains("この端末"))
      let other = try #require(page.between(#"name="end" value=""#, "\""))
      let answer = try await client.post("/staff/account", [("end", other)])
      #expect(answer.location == "/staff/account?notice=session-ended")
      let book = SessionBook(town: place.town)
      #expect(try await book.officer(of: try #require(Secret(first))) == nil)
      #expect(try await client.get("/staff/account").status == .ok)
      let left = try await place.town.database.read { tx in try SessionStore.list(of: id, in: tx) }
      #expect(left.count == 1)
    }
  }

  @Test("an officer cannot end the session of another")
  func notOthers() async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      let other = try await place.addReady(.sample("other.one"))
      let (desk, database) = (place.desk, place.town.database)
      _ = try await database.write { tx in try desk.beginSession(of: other, in: tx) }
      let session = try await database.read { tx in try SessionStore.list(of: other, in: tx)[0] }
      try await place.signIn(client)
      _ = try await client.get("/staff/account")
      _ = try await client.post("/staff/account", [("end", "\(session.id)")])
      #expect(try await database.read { tx in try SessionStore.list(of: other, in: tx).count } == 1)
      #expect(!place.audit.actions.contains("staff.session-ended"))
    }
  }

  @Test("signing out everywhere ends every session, also this one")
  func everywhere() async throws {
    try await withStaffSite { place, client in
      let id = try await place.addReady()
      try await place.signIn(client)
      let desk = place.desk
      _ = try await place.town.database.write { tx in try desk.beginSession(of: id, in: tx) }
      _ = try await client.get("/staff/account")
      _ = try await client.post("/staff/account", [("end", "all")])
      let left = try await place.town.database.read { tx in try SessionStore.list(of: id, in: tx) }
      #expect(left.isEmpty)
      #expect(place.audit.entries.last?.details == ["sessions": "2"])
      #expect(try await client.get("/staff/account").status == .seeOther)
    }
  }

  @Test("a new password needs the old one and ends every other session")
  func changePassword() async throws {
    try await withStaffSite { place, client in
      let id = try await place.addReady()
      try await place.signIn(client)
      let desk = place.desk
      _ = try await place.town.database.write { tx in try desk.beginSession(of: id, in: tx) }
      let new = "seven quiet lanterns at noon"
      _ = try await client.get("/staff/account/password")
      let wrong = try await client.post(
        "/staff/account/password", [("current-password", "wrong"), ("new-password", new), ("again", new)])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains(##"href="#current-password""##))
      let done = try await client.post(
        "/staff/account/password", [("current-password", Ready.password), ("new-password", new), ("again", new)])
      #expect(done.location == "/staff/account?notice=password-changed")
      let left = try await place.town.database.read { tx in try SessionStore.list(of: id, in: tx) }
      #expect(left.count == 1)
      #expect(try await client.get("/staff/account").status == .ok)
      #expect(Password(new).matches(try await place.account("aoki.midori").passwordHash))
    }
  }

  @Test("new recovery codes need the password and replace the earlier ones")
  func newCodes() async throws {
    try await withStaffSite { place, client in
      let id = try await place.addReady()
      let (town, database) = (place.town, place.town.database)
      let earlier = try await database.write { tx in try RecoveryCodes(town: town).replace(of: id, in: tx) }
      try await place.signIn(client)
      _ = try await client.get("/staff/account/recovery-codes")
      let wrong = try await client.post("/staff/account/recovery-codes", [("current-password", "wrong")])
      #expect(wrong.status == .unprocessableContent)
      let answer = try await client.post("/staff/account/recovery-codes", [("current-password", Ready.password)])
      let codes = answer.all("<code>", "</code>")
      #expect(codes.count == 8 && Set(codes).isDisjoint(with: earlier))
    }
  }

  @Test("without the form's token nothing is changed", arguments: [
    "/staff/account", "/staff/account/password", "/staff/account/recovery-codes",
  ])
  func forged(path: String) async throws {
    try await withStaffSite { place, client in
      try await place.addReady()
      try await place.signIn(client)
      let answer = try await client.post(path, [("end", "all"), ("current-password", Ready.password)], guarded: false)
      #expect(answer.status == .forbidden)
      #expect(try await client.get("/staff/account").status == .ok)
    }
  }
}
