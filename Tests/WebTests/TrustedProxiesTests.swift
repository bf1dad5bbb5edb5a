import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Testing
@testable import Web
import WebTestSupport

/// Says who it takes the client for, as limits do.
private struct ClientFeature: Feature {
  static let name = "client"
  static let catalogue = TextCatalogue()

  func addRoutes(to routes: inout RouteTable) {
    routes.get("/client", .anyone, audit: "client.viewed") { _, context in
      Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: context.clientCode)))
    }
  }
}

@Suite("Proxies that are trusted") struct TrustedProxiesTests {
  private static let ours = ["127.0.0.1", "10.1.0.0/16", "2001:db8:1::/48"]

  @Test("the client is the nearest address that is no proxy of ours", arguments: [
    // From nobody we trust: whatever it says, it is itself.
    ("203.0.113.9", "198.51.100.1", "203.0.113.9"), ("10.2.0.1", "198.51.100.1", "10.2.0.1"),
    // Through one proxy, through two, and past what the client wrote itself.
    ("127.0.0.1", "198.51.100.1", "198.51.100.1"), ("127.0.0.1", "192.0.2.1, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
    ("10.1.255.255", "127.0.0.1,198.51.100.1", "198.51.100.1"), ("2001:db8:1:2::3", "2001:db8:9::7", "2001:db8:9::7"),
    // One machine, however its address is written.
    ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"), ("127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
    ("127.0.0.1", "198.51.100.1, ::FFFF:10.1.0.9", "198.51.100.1"), ("127.0.0.1", "2001:DB8:0::7", "2001:db8::7"),
    ("127.0.0.1", "198.51.100.1:50123", "198.51.100.1"), ("127.0.0.1", "[2001:db8::7]:50123", "2001:db8::7"),
    // Nothing to go by: the proxy itself.
    ("127.0.0.1", "", "127.0.0.1"), ("127.0.0.1", "unknown", "127.0.0.1"), ("127.0.0.1", "10.1.2.3", "10.1.2.3"),
    ("127.0.0.1", "198.51.100.1, unknown, 10.1.2.3", "10.1.2.3"), ("", "198.51.100.1", ""),
  ])
  func client(peer: String, forwarded: String, client: String) throws {
    let proxies = TrustedProxies(trusted: try Self.ours.map { try #require(NetworkRange($0)) })
    #expect(proxies.client(peer: peer, forwarded: forwarded) == client)
  }

  @Test("without the header, and with nobody trusted, the client is who connects")
  func nobody() {
    let proxies = TrustedProxies(trusted: [])
    #expect(proxies.client(peer: "127.0.0.1", forwarded: nil) == "127.0.0.1")
    #expect(proxies.client(peer: "127.0.0.1", forwarded: "198.51.100.1") == "127.0.0.1")
  }

  @Test("limits tell clients behind a trusted proxy apart, and others not", arguments: [
    (["127.0.0.0/8", "::1"], 2), (["192.0.2.0/24"], 1),
  ])
  func dispatched(trusted: [String], clients: Int) async throws {
    try await withTown { town in
      let site = TownSite(
        town: town, features: [ClientFeature()], catalogue: webCatalogue, officers: FixedOfficer(), navigation: [],
        readings: nil)
      let dispatcher = TownDispatcher(
        sites: [site], isPathPrefixed: false, proxy: .init(trusted: try trusted.map { try #require(NetworkRange($0)) }),
        world: town.world, operations: NoOperations())
      var logger = Logger(label: "tests")
      logger.logLevel = .critical
      try await Application(responder: dispatcher, logger: logger).test(.live) { client in
        var codes: Set<String> = []
        for address in ["198.51.100.1", "198.51.100.2", "198.51.100.1"] {
          let name = try #require(HTTPField.Name("X-Forwarded-For"))
          let answer = try await client.execute(uri: "/client", method: .get, headers: [name: address])
          codes.insert(String(buffer: answer.body))
        }
        #expect(codes.count == clients)
      }
    }
  }
}
