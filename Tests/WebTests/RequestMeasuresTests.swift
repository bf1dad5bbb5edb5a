import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import Testing
@testable import Web
import WebTestSupport

/// One route with an id in its path.
private struct SmallFeature: Feature {
  static let name = "small"
  static let catalogue = TextCatalogue()

  func addRoutes(to routes: inout RouteTable) {
    routes.get("/small/{id}", .anyone, audit: "small.viewed") { _, _ in Response(status: .ok) }
    routes.post("/small/{id}", .anyone, audit: "small.changed") { _, context in context.redirect(to: "/") }
  }
}

private struct TellsWhetherLocal: OperationsPages {
  func answer(_ path: String, isLocal: Bool) async -> Response? {
    path == "/metrics" && isLocal ? Response(status: .noContent) : nil
  }
}

/// Serves one town on a loopback port, or without a socket.
private func withMeasuredSite(
  _ kind: TestingSetup, trusting proxies: [String] = [],
  _ body: @escaping @Sendable (any TestClientProtocol, MetricsBook) async throws -> Void
) async throws {
  try await withTown { town in
    let book = MetricsBook()
    let site = TownSite(
      town: town, features: [SmallFeature()], catalogue: webCatalogue, officers: FixedOfficer(), navigation: [],
      readings: nil)
    let dispatcher = TownDispatcher(
      sites: [site], isPathPrefixed: true, proxy: .init(trusted: proxies.compactMap { NetworkRange($0) }), world: town.world,
      operations: TellsWhetherLocal(), metrics: book)
    var logger = Logger(label: "tests")
    logger.logLevel = .critical
    try await Application(responder: dispatcher, logger: logger).test(kind) { try await body($0, book) }
  }
}

@Suite("Measuring requests") struct RequestMeasuresTests {
  @Test("a request counts under its route's pattern, method and class of status, never under the path that was typed")
  func patterns() async throws {
    try await withMeasuredSite(.router) { client, book in
      for path in ["/small/sato-hanako", "/small/suzuki?q=yamada", "/nobody/sato-hanako?q=yamada"] {
        _ = try await client.execute(uri: "/tsumugi-city\(path)", method: .get)
      }
      _ = try await client.execute(uri: "/tsumugi-city/small/1", method: .head)
      _ = try await client.execute(uri: "/tsumugi-city/small/1", method: .post)
      _ = try await client.execute(uri: "/sato-town/x", method: .init("SATO") ?? .get)
      let lines = book.text().split(separator: "\n").map(String.init)
      #expect(lines.filter { $0.hasPrefix("tsumugi_requests_total{") } == [
        #"tsumugi_requests_total{method="GET",route="/small/{id}",status="2xx",town="tsumugi-city"} 3"#,
        #"tsumugi_requests_total{method="POST",route="/small/{id}",status="4xx",town="tsumugi-city"} 1"#,
        #"tsumugi_requests_total{method="other",route="none",status="4xx",town=""} 1"#,
        #"tsumugi_requests_total{method="other",route="none",status="4xx",town="tsumugi-city"} 1"#,
      ])
      #expect(lines.contains(#"tsumugi_request_seconds_count{method="GET",route="/small/{id}",town="tsumugi-city"} 3"#))
      #expect(["sato", "SATO", "yamada", "suzuki"].allSatisfy { !book.text().contains($0) })
    }
  }

  @Test("a request from this machine under its own name is local")
  func local() async throws {
    try await withMeasuredSite(.live) { client, _ in
      let answer = try await client.execute(uri: "/metrics", method: .get)
      #expect(answer.status == .noContent)
    }
  }

  @Test("a request that somebody passed on is not local, whatever it says, and finds no such page", arguments: [
    ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", "127.0.0.1, 203.0.113.7"),
    ("X-Forwarded-For", ""), ("Forwarded", "for=127.0.0.1"), ("X-Real-IP", "127.0.0.1"), ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Host", "localhost"), ("Via", "1.1 proxy"),
  ], [[], ["127.0.0.1", "::1"]])
  func passedOn(header: (String, String), proxies: [String]) async throws {
    try await withMeasuredSite(.live, trusting: proxies) { client, _ in
      let name = try #require(HTTPField.Name(header.0))
      let answer = try await client.execute(uri: "/metrics", method: .get, headers: [name: header.1])
      #expect(answer.status == .notFound, "\(header)")
    }
  }

  @Test("a request for another host's name is not local, even when nobody says who passed it on", arguments: [
    ("127.0.0.1", 204), ("localhost:8080", 204), ("[::1]:8080", 204), ("LOCALHOST", 204), ("shinsei.example.jp", 404),
    ("localhost.example.jp", 404), ("127.0.0.1.example.jp", 404), ("", 404),
  ])
  func hosts(host: String, status: Int) async throws {
    try await withMeasuredSite(.live) { client, _ in
      let port = try #require(client.port)
      let answer = try await HummingbirdTesting.TestClient.withClient(host: "localhost", port: port) { client in
        try await client.execute(.init("/metrics", method: .get, authority: host))
      }
      #expect(answer.status.code == status)
    }
  }

  @Test("where no address is known the request is not local")
  func unknown() async throws {
    try await withMeasuredSite(.router) { client, _ in
      let answer = try await client.execute(uri: "/metrics", method: .get)
      #expect(answer.status == .notFound)
    }
  }
}
