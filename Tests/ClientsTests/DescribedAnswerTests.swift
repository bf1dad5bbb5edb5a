import FormSchema
import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Ports
import Synchronization
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("The answers that the OpenAPI document describes") struct DescribedAnswerTests {
  /// Calls as a program does, and has every answer judged.
  private final class Walker: Sendable {
    let http: TestClient
    let calls: DescribedCalls
    private let seen = Mutex<Set<DescribedCalls.Described>>([])

    init(_ http: TestClient) async throws {
      self.http = http
      calls = DescribedCalls(document: try await http.call(.get, "/api/openapi.json").json)
    }

    var found: Set<DescribedCalls.Described> { seen.withLock { $0 } }

    @discardableResult
    func read(_ path: String, _ token: ClientToken? = nil, tag: String? = nil) async throws -> TestClient.Answer {
      var headers: HTTPFields = [:]
      if let token { headers[.authorization] = "Bearer \(token.text)" }
      if let tag { headers[.ifNoneMatch] = tag }
      return judged(.get, path, try await http.call(.get, path, headers: headers))
    }

    @discardableResult
    func send(_ call: Call) async throws -> TestClient.Answer { judged(.post, call.path, try await call.send(http)) }

    private func judged(
      _ method: HTTPRequest.Method, _ path: String, _ answer: TestClient.Answer
    ) -> TestClient.Answer {
      let (described, faults) = calls.judge(method, path, answer)
      #expect(faults.isEmpty, "\(described): \(faults) in \(answer.text.prefix(600))")
      seen.withLock { _ = $0.insert(described) }
      return answer
    }
  }

  private static let publicPaths = [
    "/api", "/api/procedures", "/api/procedures/dog-registration", "/api/procedures/dog-registration/schema.json",
    "/api/procedures/dog-registration/openapi.json", "/api/openapi.json", "/api/problems",
    "/api/problems/clients.key-reused",
  ]

  @Test("are those that are given, all of them, and nothing is in them that is not described")
  func walk() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let walker = try await Walker(http)
        for path in Self.publicPaths {
          let answer = try await walker.read(path)
          try await walker.read(path, tag: answer.headers[.eTag])
        }
        try await walker.read("/api/procedures/nothing")
        try await walker.read("/api/procedures/\(SampleProcedures.closed)")
        try await walker.read("/api/problems/nothing")
        try await Self.apply(walker, token)
        try await Self.follow(walker, token, place)
        #expect(walker.calls.successes.subtracting(walker.found).isEmpty)
        #expect(walker.found.count > 40, "\(walker.found.count)")
      }
    }
  }

  /// What can come of handing in.
  private static func apply(_ walker: Walker, _ token: ClientToken) async throws {
    let call = Call(token)
    for change: @Sendable (inout Call) -> Void in [
      { $0.path += "?dry-run" }, { _ in }, { _ in }, { $0.body = #"{"answers":{"count":3}}"# }, { $0.key = nil },
      { $0.body = "{" }, { $0.body = #"{"answers":{"count":"x","more":1}}"#; $0.key = "b" }, { $0.type = "text/plain" },
      { $0.token = nil }, { $0.token = ClientToken(world: .live).text },
    ] {
      try await walker.send(call.with(change))
    }
    let size = try await walker.http.call(
      .post, Call.path,
      headers: [
        .authorization: "Bearer \(token.text)", .contentType: "application/json", .contentLength: "20000001",
        HTTPField.Name("Idempotency-Key") ?? .accept: "size",
      ])
    #expect(walker.calls.judge(.post, Call.path, size).faults.isEmpty, "\(size.status)")
  }

  /// What can come of following, correcting and withdrawing.
  private static func follow(_ walker: Walker, _ token: ClientToken, _ place: ClientsTown) async throws {
    let now = place.town.world.now
    let made = try await walker.send(Call(token).keyed("follow"))
    let path = made.location.replacing("https://tsumugi.example.jp", with: "")
    try await walker.read(path, token)
    place.applications.papers.withLock { papers in
      papers = [("p1", nil, "1"), ("p2", now, nil)].map { id, revoked, number in
        .init(id: id, title: "鑑札", number: number, byteCount: 8, issuedAt: now, revokedAt: revoked)
      }
    }
    place.applications.correction.withLock {
      $0 = .init(words: "お願い", marks: [.init(question: "count", words: "頭数")])
    }
    for (path, token) in [
      (path, token), ("\(path)/papers/p1", token), ("\(path)/papers/p2", token), ("\(path)/papers/p3", token),
      ("\(path)x", token), (path, nil),
    ] as [(String, ClientToken?)] { try await walker.read(path, token) }
    let patch = Call(token).with {
      ($0.path, $0.type) = ("\(path)/correction", "application/merge-patch+json")
      ($0.key, $0.body) = ("patch", #"{"answers":{"count":4}}"#)
    }
    let withdrawal = Call(token).with { ($0.path, $0.key, $0.body) = ("\(path)/withdrawal", "withdrawal", "{}") }
    for call in [patch, withdrawal] {
      for change: @Sendable (inout Call) -> Void in [
        { $0.path += "?dry-run" }, { $0.key = nil }, { $0.body = "{" }, { $0.body = "[]" }, { $0.type = "text/plain" },
        { $0.token = nil }, { $0.path = $0.path.replacing("/api/applications/2", with: "/api/applications/3") },
        { _ in }, { _ in }, { $0.key = "late" }, { $0.body += " " },
      ] {
        try await walker.send(call.with(change))
      }
    }
  }

  @Test("cover what is refused for how often it comes, and for what the program may")
  func limits() async throws {
    try await withClients { place in
      let (_, slow) = try await place.register("x", .only(["another"]), callsAMinute: 1)
      try await place.serve { http in
        let walker = try await Walker(http)
        let forbidden = try await walker.send(Call(slow)), tooMany = try await walker.send(Call(slow))
        #expect(forbidden.status == .forbidden && tooMany.status == .tooManyRequests)
        let waiting = try await walker.read("/api/applications/26-AAAA", slow)
        #expect(waiting.status == .tooManyRequests)
      }
    }
  }

  @Test("are not taken for right when they are wrong", arguments: [
    ("{}", "/id: missing"), (#"{"id":1,"name":""}"#, "/id: no"), ("[]", ": no"),
    (#"{"id":"","name":"","x":1}"#, "/x: described nowhere"),
  ])
  func planted(body: String, fault: String) throws {
    let judge = ResponseSchema(
      document: ["components": ["schemas": ["department": [
        "type": "object", "properties": ["id": ["type": "string"], "name": ["type": "string"]],
        "required": ["id", "name"],
      ]]]])
    let schema: JSONValue = ["$ref": "#/components/schemas/department"]
    let faults = judge.faults(try JSONReader.read(body.utf8), schema)
    #expect(faults.contains { $0.hasPrefix(fault) }, "\(faults)")
    #expect(judge.faults(["id": "a", "name": "b"], schema).isEmpty)
    #expect(!judge.faults(1, ["multipleOf": 2]).isEmpty && !judge.faults("x", ["format": "date"]).isEmpty)
    #expect(!judge.faults("x", ["$ref": "#/components/schemas/nothing"]).isEmpty)
  }
}
