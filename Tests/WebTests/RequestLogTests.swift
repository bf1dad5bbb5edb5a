import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Synchronization
import Testing
import Vault
@testable import Web
import WebTestSupport

/// Keeps what is logged about requests.
private struct KeptLines: LogHandler {
  struct Line: Sendable, Equatable {
    let message: String
    let metadata: [String: String]
  }

  final class Lines: Sendable {
    private let kept = Mutex<[Line]>([])
    var all: [Line] { kept.withLock(\.self) }
    func add(_ line: Line) { kept.withLock { $0.append(line) } }
  }

  let lines: Lines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    lines.add(Line(message: "\(event.message)", metadata: (event.metadata ?? [:]).mapValues { "\($0)" }))
  }
}

@Suite("The log of requests") struct RequestLogTests {
  @Test("a request and its problem are logged with the town and one reference, without path, query or cookie")
  func lines() async throws {
    let lines = KeptLines.Lines()
    try await withTown { town in
      let site = TownSite(
        town: town, features: [], catalogue: webCatalogue, officers: FixedOfficer(), navigation: [], readings: nil)
      let dispatcher = TownDispatcher(
        sites: [site], isPathPrefixed: true, proxy: .init(trusted: []), world: town.world,
        operations: NoOperations())
      let logger = Logger(label: "tests") { _ in KeptLines(lines: lines) }
      try await Application(responder: dispatcher, logger: logger).test(.router) { client in
        _ = try await client.execute(
          uri: "/tsumugi-city/sato-hanako?q=yamada", method: .get, headers: [.cookie: "suzuki=tanaka"])
      }
    }
    let all = lines.all
    #expect(all.map(\.message) == ["problem", "request"])
    #expect(all.allSatisfy { $0.metadata["town"] == "tsumugi-city" })
    let references = Set(all.compactMap { $0.metadata["reference"] })
    #expect(references.count == 1 && references.first?.count == 12)
    for name in ["sato", "yamada", "suzuki", "tanaka"] {
      #expect(!all.contains { $0.metadata.values.contains { $0.contains(name) } })
    }
  }
}
