import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Testing
import Web
import WebTestSupport

@Suite("A network address") struct NetworkAddressTests {
  @Test("is one value however it is written", arguments: [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("::FFFF:c000:0207", "192.0.2.7"),
    ("0:0:0:0:0:ffff:192.0.2.7", "192.0.2.7"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::", "::"), ("::1", "::1"),
    ("::192.0.2.7", "::192.0.2.7"), ("255.255.255.255", "255.255.255.255"),
  ])
  func written(text: String, shown: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(address.description == shown)
    #expect(NetworkAddress(shown) == address)
    #expect(address.isIPv4 == !shown.contains(":"))
  }

  @Test("is nothing else", arguments: [
    "", " ", "192.0.2", "192.0.2.256", "192.0.2.7.", "192.0.2.07", "192.0.2.7 ", "192.0.2.7:80", "[::1]", "::1%eth0",
    ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "localhost", "192.0.2.7/32", "192.0.2.7\0x", "１９２.0.2.7",
    "0xC0000207",
  ])
  func refused(text: String) { #expect(NetworkAddress(text) == nil) }

  @Test("has networks of every size", arguments: [
    ("255.255.255.255", 0, "0.0.0.0"), ("255.255.255.255", 1, "128.0.0.0"), ("255.255.255.255", 15, "255.254.0.0"),
    ("255.255.255.255", 32, "255.255.255.255"), ("255.255.255.255", 40, "255.255.255.255"),
    ("2001:db8:1:2:3:4:5:6", 64, "2001:db8:1:2::"), ("2001:db8:1:2:3:4:5:6", 63, "2001:db8:1:2::"),
    ("2001:db8:1:3:3:4:5:6", 63, "2001:db8:1:2::"), ("2001:db8:1:2:3:4:5:6", 128, "2001:db8:1:2:3:4:5:6"),
    ("2001:db8::", 0, "::"),
  ])
  func prefix(text: String, bits: Int, network: String) {
    #expect(NetworkAddress(text)?.prefix(bits: bits).description == network)
  }

  @Test("is inside a range or not", arguments: [
    ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false), ("192.0.2.7", "192.0.2.7", true),
    ("192.0.2.7", "192.0.2.8", false), ("192.0.2.7/32", "::ffff:192.0.2.7", true), ("0.0.0.0/0", "203.0.113.1", true),
    ("0.0.0.0/0", "2001:db8::1", false), ("::/0", "203.0.113.1", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
    ("2001:db8::/32", "2001:db9::", false), ("::1", "::1", true), ("::ffff:10.0.0.0/104", "10.1.2.3", true),
    ("::ffff:10.0.0.0/104", "11.1.2.3", false), ("192.0.2.0/25", "192.0.2.127", true),
    ("192.0.2.0/25", "192.0.2.128", false),
  ])
  func inside(range: String, address: String, isInside: Bool) throws {
    let range = try #require(NetworkRange(range)), address = try #require(NetworkAddress(address))
    #expect(range.contains(address) == isInside)
  }

  @Test("makes no range with a size that does not fit it", arguments: [
    "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.0/ 8", "10.1.2.3/8",
    "2001:db8::/129", "2001:db8::1/64", "::ffff:10.0.0.0/8", "10.0.0.0/255.0.0.0", "proxy.example.jp",
    "10.0.0.0/99999999999999999999",
  ])
  func noRange(text: String) { #expect(NetworkRange(text) == nil) }
}

@Suite("A client, for limits") struct ClientCodeTests {
  @Test("is an IPv4 address, or all addresses of an IPv6 network of 64 bits", arguments: [
    ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false), ("192.0.2.7", "::ffff:192.0.2.7", true),
    ("2001:db8:1:2::7", "2001:db8:1:2:ffff:ffff:ffff:ffff", true), ("2001:db8:1:2::7", "2001:db8:1:3::7", false),
    ("2001:db8:1:2::7", "2001:db8:1:2::", true),
  ])
  func codes(one: String, other: String, isSame: Bool) async throws {
    try await withTown { town in
      let site = TownSite(
        town: town, features: [TellsClient()], catalogue: webCatalogue, officers: FixedOfficer(), navigation: [],
        readings: nil)
      let proxies = ["127.0.0.1", "::1"].compactMap { NetworkRange($0) }
      let dispatcher = TownDispatcher(
        sites: [site], isPathPrefixed: true, proxy: .init(trusted: proxies), world: town.world,
        operations: NoOperations())
      var logger = Logger(label: "tests")
      logger.logLevel = .critical
      try await Application(responder: dispatcher, logger: logger).test(.live) { client in
        let name = try #require(HTTPField.Name("X-Forwarded-For"))
        var codes: [String] = []
        for address in [one, other] {
          let answer = try await client.execute(uri: "/\(town.id)/who", method: .get, headers: [name: address])
          codes.append(String(buffer: answer.body))
        }
        #expect(codes.allSatisfy { $0.count == 16 } && (codes[0] == codes[1]) == isSame)
      }
    }
  }
}

/// Answers with what limits are counted by.
private struct TellsClient: Feature {
  static let name = "who"
  static let catalogue = TextCatalogue()

  func addRoutes(to routes: inout RouteTable) {
    routes.get("/who", .anyone, audit: "who.asked") { _, context in
      Response(status: .ok, body: ResponseBody(byteBuffer: .init(string: context.clientCode)))
    }
  }
}
