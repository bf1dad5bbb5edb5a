import Clients
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import Synchronization
import Testing
@testable import Tsumugi
import Web
import WebTestSupport

private let root = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite("The operator's pages") struct OperationsTests {
  @Test("measurements are there for this machine: every metric explained, numbers that are true, nothing about anybody")
  func metrics() async throws {
    try await withDemo(.live) { client, demo in
      for assembly in demo.server.towns {
        let draft = ClientDraft(name: "窓口システム", department: "citizens", procedures: .all, callsAMinute: 600)
        _ = try await ClientCommands(assembly.features.clients).add(draft, dryRun: false)
      }
      for path in ["/tsumugi-city/", "/tsumugi-city/", "/asagi-town/procedures?q=sato"] {
        _ = try await client.execute(uri: path, method: .get)
      }
      let answer = try await client.execute(uri: "/metrics", method: .get)
      let text = String(buffer: answer.body)
      #expect(answer.status == .ok && answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.headers[.cacheControl] == "no-store")
      let lines = text.split(separator: "\n").map(String.init)
      #expect(lines.contains(#"tsumugi_requests_total{method="GET",route="/",status="2xx",town="tsumugi-city"} 2"#))
      #expect(lines.contains(#"tsumugi_mails_unsent{state="given-up",town="asagi-town"} 0"#))
      #expect(lines.contains("tsumugi_build_info{version=\"\(Tsumugi.version)\"} 1"))
      #expect(lines.contains(#"tsumugi_audited_total{action="clients.added",town="tsumugi-city"} 1"#))
      #expect(lines.contains { $0.hasPrefix(#"tsumugi_commit_writes_count{town="asagi-town"} "#) })
      let memoryLine = lines.first { $0.hasPrefix("process_resident_memory_bytes ") }
      let memory = try #require(memoryLine?.split(separator: " ").last)
      #expect((Double(memory) ?? 0) > 1_000_000)
      let explained = lines.filter { $0.hasPrefix("# HELP ") }.map { String($0.split(separator: " ")[2]) }
      let typed = lines.filter { $0.hasPrefix("# TYPE ") }.map { String($0.split(separator: " ")[2]) }
      #expect(explained == typed && Set(typed).isSubset(of: MetricsBook.names.keys))
      #expect(!text.contains("sato") && !text.contains("127.0.0.1"))
    }
  }

  @Test("to a request that a proxy passed on there are no measurements")
  func hidden() async throws {
    try await withDemo(.live) { client, _ in
      let name = try #require(HTTPField.Name("X-Forwarded-For"))
      for uri in ["/metrics", "/tsumugi-city/metrics"] {
        let answer = try await client.execute(uri: uri, method: .get, headers: [name: "203.0.113.7"])
        #expect(answer.status == .notFound && !String(buffer: answer.body).contains("tsumugi_requests_total"))
      }
    }
  }

  @Test("the process is ready while every town can write, and says which cannot by a code")
  func ready() async throws {
    try await withDemo(.live) { client, _ in
      let good = try await client.execute(uri: "/health/ready", method: .get)
      #expect(good.status == .ok && String(buffer: good.body) == "ready\n")
    }
    try await withDemo(.live) { client, demo in
      try FileManager.default.removeItem(at: demo.data.appending(path: "asagi-town/files/arriving"))
      let bad = try await client.execute(uri: "/health/ready", method: .get)
      #expect(bad.status == .serviceUnavailable && String(buffer: bad.body) == "asagi-town: files-cannot-write\n")
      let live = try await client.execute(uri: "/health/live", method: .get)
      #expect(live.status == .ok)
    }
  }

  @Test("however many ask, one check runs, and its answer counts for a while")
  func remembered() async {
    let checks = Mutex(0)
    let readiness = Readiness {
      checks.withLock { $0 += 1 }
      return nil
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { #expect(await readiness.fault() == nil) } }
    }
    #expect(checks.withLock { $0 } == 1)
  }

  @Test("a check that does not come back is an answer too, and no second one is begun beside it")
  func slow() async {
    let checks = Mutex(0)
    let (never, end) = AsyncStream<Void>.makeStream()
    let readiness = Readiness(patience: .milliseconds(1)) {
      checks.withLock { $0 += 1 }
      for await _ in never {}
      return nil
    }
    #expect(await readiness.fault() == .tooSlow)
    #expect(await readiness.fault() == .tooSlow)
    #expect(checks.withLock { $0 } == 1)
    end.finish()
  }

  @Test("the operator's guide explains every metric")
  func documented() throws {
    let guide = try String(contentsOf: root.appending(path: "docs/guide/operator/metrics.md"), encoding: .utf8)
    for name in MetricsBook.names.keys { #expect(guide.contains("`\(name)`"), "\(name)") }
  }
}

@Suite("A port held for later") struct HeldPortTests {
  @Test("a free one is found, nobody else gets it, and a server may listen on it")
  func held() async throws {
    let held = try #require(HeldPort(0))
    #expect(held.port > 0)
    let (listening, began) = AsyncStream<Int?>.makeStream()
    let application = Application(
      responder: CallbackResponder { (_: Request, _: BasicRequestContext) in Response(status: .ok) },
      configuration: .init(address: .hostname("127.0.0.1", port: held.port)),
      onServerRunning: { channel in
        began.yield(channel.localAddress?.port)
        began.finish()
      })
    let running = Task {
      defer { began.finish() }
      try await application.run()
    }
    let port = await listening.first { _ in true }
    #expect(port == held.port)
    held.release()
    // Now it is really taken.
    #expect(HeldPort(held.port) == nil)
    running.cancel()
    _ = await running.result
  }

  @Test("a number that is no port is not held")
  func absurd() { #expect(HeldPort(70_000) == nil && HeldPort(-1) == nil) }
}
