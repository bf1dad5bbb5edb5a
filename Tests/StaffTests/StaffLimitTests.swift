import Dispatch
import HTTPTypes
import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Staff

@Suite("The limits of signing in") struct StaffLimitTests {
  @Test("a town hall behind one address signs in, many or few, and still cannot guess", arguments: Engine.available)
  func townHall(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      try await place.fill(SignInDesk.perClient, "hall", leaving: 1)
      for _ in 0..<3 { #expect(try await place.begin(client: "hall") != nil) }
      #expect(try await place.begin("nobody", client: "hall") == nil)
      await #expect(throws: WebProblem.tooManyAttempts(minutes: 15)) { _ = try await place.begin(client: "hall") }
    }
  }

  @Test("being right does not give back what was guessed wrong", arguments: Engine.available)
  func wrongStays(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      for number in 0..<10 {
        #expect(try await place.begin(password: "wrong", client: "client \(number)") == nil)
        if number < 9 { #expect(try await place.begin(client: "hall") != nil) }
      }
      await #expect(throws: WebProblem.tooManyAttempts(minutes: 15)) { _ = try await place.begin(client: "hall") }
    }
  }

  @Test("of guesses that arrive together no more are looked at than of those that come one by one")
  func together() async throws {
    try await withStaff { place in
      try await place.addReady()
      let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<25 {
          group.addTask {
            do {
              return try await place.begin(password: "wrong", client: "client \(number)") == nil
            } catch WebProblem.tooManyAttempts {
              return false
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == SignInDesk.perAccount.most)
    }
  }

  @Test("right codes use nothing up", arguments: Engine.available)
  func codes(engine: Engine) async throws {
    try await withStaff(engine) { place in
      let id = try await place.addReady()
      let town = place.town
      let codes = try await town.database.write { tx in try RecoveryCodes(town: town).replace(of: id, in: tx) }
      try await place.fill(SignInDesk.perCode, id.description, leaving: 1)
      let desk = SignInDesk(desk: place.desk)
      for code in codes.prefix(3) {
        let begun = try #require(try await place.begin(client: "hall"))
        guard case .signedIn = try await desk.enter(code: code, for: begun.secret) else {
          Issue.record("a right code was refused")
          return
        }
      }
    }
  }

  @Test("one's own password may be shown to be known as often as one likes")
  func ownPassword() async throws {
    try await withStaffSite { place, client in
      let id = try await place.addReady()
      try await place.signIn(client)
      try await place.fill(AccountRoutes.perAccount, id.description, leaving: 1)
      for _ in 0..<3 {
        _ = try await client.get("/staff/account/recovery-codes")
        let answer = try await client.post("/staff/account/recovery-codes", [("current-password", Ready.password)])
        #expect(answer.status == .ok)
      }
      for status in [HTTPResponse.Status.unprocessableContent, .tooManyRequests] {
        _ = try await client.get("/staff/account/recovery-codes")
        let answer = try await client.post("/staff/account/recovery-codes", [("current-password", "wrong")])
        #expect(answer.status == status)
      }
    }
  }

  @Test("when too many wait, the next is asked to come again, and no attempt is used up", arguments: Engine.available)
  func busy(engine: Engine) async throws {
    try await withStaff(engine) { place in
      try await place.addReady()
      let full = StaffDesk(
        town: place.town, audit: place.audit, passwords: BoundedQueue(atOnce: 1, mostInside: 0))
      for _ in 0..<(SignInDesk.perAccount.most + 1) {
        for name in ["aoki.midori", "nobody"] {
          await #expect(throws: StaffProblem.busy) { _ = try await place.begin(name, client: "hall", full) }
        }
      }
      #expect(try await place.begin(client: "hall") != nil)
    }
  }

  // A queue that lets in more makes this wait for ever, and not fail.
  @Test(
    "a queue lets in as many as it may hold, and works on as many at once as it may", .timeLimit(.minutes(10)),
    arguments: [1, 2])
  func queue(atOnce: Int) async throws {
    let queue = BoundedQueue(atOnce: atOnce, mostInside: 3)
    let gate = DispatchSemaphore(value: 0)
    let working = Working()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<5 {
        group.addTask {
          do {
            try await queue.run {
              working.begin()
              gate.wait()
              working.end()
            }
            return true
          } catch {
            return false
          }
        }
      }
      // Nobody inside can leave yet, so the first who come back are those who were not let in.
      for _ in 0..<2 { #expect(await group.next() == false) }
      for _ in 0..<3 { gate.signal() }
      for _ in 0..<3 { #expect(await group.next() == true) }
    }
    #expect(working.most <= atOnce)
    #expect(try await queue.run { true })
  }

  @Test("who is asked to come again is told when, in words and for programs")
  func retryAfter() async throws {
    try await withTown { town in
      try await withSite(town, features: [BusyFeature()], catalogues: [StaffFeature.catalogue]) { client in
        let answer = try await client.get("/busy")
        #expect(answer.status == .serviceUnavailable && answer.headers[.retryAfter] == "5")
        #expect(answer.text.contains("少し待ってからもう一度お試しください"))
      }
    }
  }
}

/// How many were at work at the same moment.
private final class Working: Sendable {
  private let counts = Mutex((now: 0, most: 0))

  var most: Int { counts.withLock { $0.most } }
  func begin() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
  func end() { counts.withLock { $0.now -= 1 } }
}

/// A page that is always too busy.
private struct BusyFeature: Feature {
  static let name = "busy"
  static let catalogue = TextCatalogue()

  func addRoutes(to routes: inout RouteTable) {
    routes.get("/busy", .anyone, audit: "busy.shown") { _, _ in throw StaffProblem.busy }
  }
}

extension StaffPlace {
  fileprivate func begin(
    _ name: String = "aoki.midori", password: String = Ready.password, client: String, _ desk: StaffDesk? = nil
  ) async throws -> (secret: Secret, stage: Challenge.Stage)? {
    try await SignInDesk(desk: desk ?? self.desk).begin(
      name: name, password: Password(password), client: client, returnPath: ReturnPath(""))
  }

  /// As if all but `left` attempts had gone wrong before.
  fileprivate func fill(_ limit: AttemptLimit, _ who: String, leaving left: Int) async throws {
    for _ in 0..<(limit.most - left) { try await limit.check(who, at: clock.now, in: town.database) }
  }
}
