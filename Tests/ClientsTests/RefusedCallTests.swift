import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Ports
import Synchronization
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("A call that is refused") struct RefusedCallTests {
  @Test("for its token gets 401 with the way to do it right, and nothing is read", arguments: [
    (nil, "clients.token-missing"), ("Basic", "clients.token-missing"), ("tsk_hello", "clients.token-unreadable"),
    ("unknown", "clients.token-unknown"), ("expired", "clients.token-expired"), ("revoked", "clients.token-revoked"),
  ] as [(String?, String)])
  func tokens(kind: String?, code: String) async throws {
    try await withClients { place in
      let (client, token) = try await place.register(days: 1)
      switch kind {
      case "expired": place.clock.advance(seconds: 2 * 86_400)
      case "revoked": try await place.revoke(client)
      default: break
      }
      let shown: String? =
        switch kind {
        case "expired", "revoked": token.text
        case "unknown": ClientToken(world: .live).text
        default: kind
        }
      try await place.serve { http in
        var call = Call(token)
        call.token = shown == "Basic" ? nil : shown
        for path in [Call.path, "/api/applications/26-0000", "/api/applications/26-0000/papers/x"] {
          let headers: HTTPFields = shown.map {
            [.authorization: $0 == "Basic" ? "Basic dTpw" : "bearer \($0)", .contentType: "application/json"]
          } ?? [:]
          let method: HTTPRequest.Method = path == Call.path ? .post : .get
          let answer = try await http.call(method, path, headers: headers, body: Array("{".utf8))
          #expect(answer.status == .unauthorized && answer.problem == code, "\(path) \(answer.text)")
          let challenge = answer.headers[.wwwAuthenticate] ?? ""
          #expect(challenge.hasPrefix("Bearer realm="))
          #expect(challenge.contains("invalid_token") == (code != "clients.token-missing"))
        }
        #expect(place.applications.all.isEmpty)
      }
    }
  }

  /// A good call with something else in it, and what comes of it.
  struct Variation: Sendable, CustomTestStringConvertible {
    let status: Int
    let code: String?
    let change: @Sendable (inout Call) -> Void

    init(_ status: Int, _ code: String?, _ change: @escaping @Sendable (inout Call) -> Void) {
      (self.status, self.code, self.change) = (status, code, change)
    }

    var testDescription: String { "\(status) \(code ?? "")" }

    static let all: [Variation] = [
      Variation(400, "clients.key-missing") { $0.key = nil },
      Variation(400, "clients.key-unreadable") { $0.key = "a b" },
      Variation(400, "clients.key-unreadable") { $0.key = String(repeating: "k", count: 65) },
      Variation(400, "clients.body-unreadable") { $0.body = "" },
      Variation(400, "clients.body-unreadable") { $0.body = "{" },
      Variation(400, "clients.body-unreadable") { $0.body = "count=2" },
      Variation(400, "clients.body-unreadable") { $0.body = String(repeating: "[", count: 100_000) },
      Variation(415, "clients.wrong-media-type") { $0.type = "application/x-www-form-urlencoded" },
      Variation(415, "clients.wrong-media-type") { $0.type = "" },
      Variation(415, "clients.wrong-media-type") { $0.type = "application/json; charset=shift_jis" },
      Variation(201, nil) { $0.type = "Application/JSON; charset=UTF-8" },
      Variation(403, "clients.procedure-not-allowed") { $0.path = "/api/procedures/another/applications" },
      Variation(403, "clients.procedure-not-allowed") { $0.path = "/api/procedures/another/applications?dry-run" },
      Variation(410, "clients.procedure-closed") { $0.path = "/api/procedures/boat-registration/applications" },
      Variation(404, "clients.procedure-not-found") { $0.path = "/api/procedures/car-registration/applications" },
      Variation(422, "clients.answers-refused") { $0.body = "[]" },
      Variation(422, "clients.answers-refused") { $0.body = "null" },
      Variation(422, "clients.answers-refused") { $0.body = #"{"answers":{"count":"2"}}"# },
      Variation(422, "clients.answers-refused") { $0.body = #"{"answers":{"cuont":2}}"# },
      Variation(422, "clients.answers-refused") { $0.body = #"{"answers":{"count":0}}"# },
      Variation(422, "clients.answers-refused") {
        $0.body = #"{"answers":{"count":1,"picture":[{"name":"x","content":"?"}]}}"#
      },
    ]
  }

  @Test("for what it carries gets the status and the code that say so", arguments: Variation.all)
  func statuses(variation: Variation) async throws {
    try await withClients { place in
      let allowed = AllowedProcedures.only(["dog-registration", "boat-registration", "car-registration"])
      let (_, token) = try await place.register("x", allowed)
      try await place.serve { http in
        let answer = try await Call(token).with(variation.change).send(http)
        let told = answer.text.prefix(400)
        #expect(answer.status.code == variation.status && answer.problem == variation.code, "\(told)")
        #expect(place.applications.all.isEmpty == (variation.status != 201))
        let kept = try await place.usedKeys()
        #expect(kept == (variation.status == 201 ? 1 : 0))
        guard variation.status == 422 else { return }
        // Nothing was used up: put right, the same key goes through.
        let mended = try await Call(token).send(http)
        #expect(mended.status == .created)
      }
    }
  }

  @Test("for its size gets 413, however it is told")
  func size() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let most = CallBody.mostBytes
        let large = try await Call(token).with { $0.body = String(repeating: " ", count: most + 1) }.send(http)
        #expect(large.status == .contentTooLarge && large.problem == "clients.body-too-large")
        let fits = try await Call(token)
          .with { $0.body = Call.good + String(repeating: " ", count: most - Call.good.utf8.count) }.send(http)
        #expect(fits.status == .created)
      }
    }
  }

  @Test("for any bytes at all is an answer, never a crash, and stores nothing")
  func garbage() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      var random = SplitMix(state: 20261121)
      let good = Array(#"{"answers":{"count":2,"picture":[{"name":"a.png","content":"iVBORw0KGgo="}]}}"#.utf8)
      let bodies = (0..<120).map { _ in random.mutated(good) }
      try await place.serve { http in
        for (number, body) in bodies.enumerated() {
          let answer = try await http.call(
            .post, Call.path,
            headers: [
              .contentType: "application/json", .authorization: "Bearer \(token.text)",
              HTTPField.Name("Idempotency-Key") ?? .accept: "g-\(number)",
            ], body: body)
          #expect([201, 400, 422].contains(answer.status.code), "\(body)")
          #expect((answer.problem == nil) == (answer.status == .created))
          if number % 60 == 59 { place.clock.advance(seconds: 60) }
        }
        #expect(place.applications.all.allSatisfy { $0.submitted != nil })
      }
    }
  }

  @Test("for how often it came gets 429 with the seconds to wait; another program is not in its way")
  func limits() async throws {
    try await withClients { place in
      let (_, token) = try await place.register(callsAMinute: 2), (_, other) = try await place.register("別のシステム")
      try await place.serve { http in
        let first = try await Call(token).keyed("1").send(http), second = try await Call(token).keyed("2").send(http)
        #expect(first.status == .created && second.status == .created)
        let third = try await Call(token).keyed("3").send(http)
        #expect(third.status == .tooManyRequests && third.problem == "clients.too-many-calls")
        #expect((1...60).contains(Int(third.headers[.retryAfter] ?? "") ?? 0))
        let aside = try await Call(other).send(http)
        #expect(aside.status == .created)
        place.clock.advance(seconds: 60)
        let later = try await Call(token).keyed("3").send(http)
        #expect(later.status == .created)
      }
    }
  }

  @Test("for tokens that count for nothing, from one address, waits; a good token from there does not")
  func guesses() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        var statuses: [Int] = []
        for _ in 0...ClientDoor.refusals.most {
          let answer = try await Call(ClientToken(world: .live)).send(http)
          statuses.append(answer.status.code)
        }
        #expect(statuses == Array(repeating: 401, count: ClientDoor.refusals.most) + [429])
        let good = try await Call(token).send(http)
        #expect(good.status == .created)
      }
    }
  }

  @Test("when the town refuses it in the last moment, with its reason, its key is free again")
  func lastMoment() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      let reading = place.procedures.published.definition.form.read(TypedAnswers(), today: place.town.world.today)
      try await place.serve { http in
        for (outcome, code) in [
          (ApplicationOutcome.unfinished(reading), "clients.answers-refused"),
          (.notEligible(reading, .init(outcome: .notEligible)), "clients.not-eligible"),
        ] {
          place.applications.refusal.withLock { $0 = outcome }
          let answer = try await Call(token).send(http)
          #expect(answer.status == .unprocessableContent && answer.problem == code)
        }
        place.applications.refusal.withLock { $0 = nil }
        let other = try await Call(token).with { $0.body = #"{"answers":{"count":3}}"# }.send(http)
        #expect(other.status == .created && place.applications.all.count == 1)
        #expect(place.applications.all.first?.typed.first("count") == "3")
      }
    }
  }

  @Test("at every address by every method that it does not answer to gets 405 with those it does")
  func methods() async throws {
    try await withClients { place in
      var table = RouteTable()
      place.feature.addRoutes(to: &table)
      let paths = Set(table.routes.map(\.path).filter { $0.hasPrefix("/api") })
      #expect(paths.count == 13)
      try await place.serve { http in
        for path in paths {
          let address = path.replacing(/\{[a-z]+\}/, with: "dog-registration")
          for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            let isPosted = ["/applications", "/correction", "/withdrawal"].contains { path.hasSuffix($0) }
            let allowed = method == (isPosted ? .post : .get)
            let answer = try await http.call(method, address)
            #expect((answer.status == .methodNotAllowed) == !allowed, "\(method) \(address)")
            if !allowed {
              #expect(answer.problem == "clients.wrong-method" && answer.headers[.allow]?.contains("OPTIONS") == true)
            }
          }
          #expect(try await http.call(.options, address).status == .noContent)
        }
        #expect(try await http.call(.get, "/api/nothing").status == .notFound)
      }
    }
  }
}

/// Numbers from a seed, always the same.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Some bytes changed, cut, doubled or put in.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let index = Int.random(in: 0..<max(1, bytes.count), using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0 where index < bytes.count: bytes[index] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeLast(min(bytes.count, index))
      case 2: bytes += bytes.suffix(index)
      default: bytes.insert(UInt8.random(in: 0...255, using: &self), at: min(index, bytes.count))
      }
    }
    return bytes
  }
}
