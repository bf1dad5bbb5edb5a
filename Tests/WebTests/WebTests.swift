import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import Storage
import Testing
import Web
import WebTestSupport

/// A small context of the tests' own: one form that counts how often it was really done.
private struct SampleFeature: Feature {
  static let name = "sample"
  static let catalogue = TextCatalogue()
  static let secretWork = Permission("sample.work", [.clerk])
  static let migrations = [
    Migration("sample-0001") { try $0.run("CREATE TABLE sample_done (note TEXT NOT NULL)") }
  ]
  let town: Town

  func addRoutes(to routes: inout RouteTable) {
    routes.get("/form", .anyone, audit: "sample.form") { _, context in
      let formGuard = context.formGuard()
      return context.respond(Page("記入") { h in
        h.h1("記入")
        h.postForm(to: "/form", guard: formGuard) { h in h.button(["type": "submit"], "送る") }
      })
    }
    routes.post("/form", .anyone, audit: "sample.form", limits: .attachments) { form, context in
      let note = form["note"] + form.files.map { "\($0.originalName)/\($0.file.kind.rawValue)/\($0.file.bytes)" }.joined(separator: ",")
      let location = try await context.town.database.write { tx in
        try Once.perform(form.once, at: context.town.world.now, in: tx) {
          try tx.run("INSERT INTO sample_done (note) VALUES (\(note))")
          return "/done"
        }
      }
      return context.redirect(to: location)
    }
    routes.get("/staff/work", .officer(Self.secretWork), audit: "sample.work") { _, context in
      context.respond(Page("仕事", audience: .staff) { h in h.h1("仕事") })
    }
    routes.get("/broken", .anyone, audit: "sample.broken") { _, _ in throw StorageError.unexpectedColumn("x") }
  }
}

private func withSample(
  officer: Officer? = nil, _ body: @escaping @Sendable (TestClient, Town) async throws -> Void
) async throws {
  try await withTown(migrations: SampleFeature.migrations) { town in
    try await withSite(town, features: [SampleFeature(town: town)], officers: FixedOfficer(officer)) { try await body($0, town) }
  }
}

private func notes(_ town: Town) async throws -> [String] {
  try await town.database.read { tx in try tx.rows("SELECT note FROM sample_done ORDER BY note").map { try $0.text("note") } }
}

@Suite("The edge") struct EdgeTests {
  @Test("a form without its guard, or with another browser's, is refused and nothing is done")
  func forged() async throws {
    try await withSample { client, town in
      _ = try await client.get("/form")
      #expect(try await client.post("/form", [("note", "x")], guarded: false).status == .forbidden)
      client.forgetCookies()
      let answer = try await client.post("/form", [("note", "x")])
      #expect(answer.status == .forbidden && answer.text.contains("もう一度送ってください"))
      #expect(try await notes(town).isEmpty)
    }
  }

  @Test("the same form sent twice counts once and leads to the same place")
  func once() async throws {
    try await withSample { client, town in
      _ = try await client.get("/form")
      let once = client.lastOnce
      let first = try await client.post("/form", [("note", "x")], once: once)
      let second = try await client.post("/form", [("note", "x")], once: once)
      #expect(first.status == .seeOther && first.location == second.location)
      #expect(try await notes(town) == ["x"])
    }
  }

  @Test("an attachment is judged by its content, named for people only, and opens again")
  func upload() async throws {
    try await withSample { client, town in
      _ = try await client.get("/form")
      let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 200_000)
      let answer = try await client.postFiles("/form", files: [("photo", "../../居間.exe", jpeg), ("photo", "", [])])
      #expect(answer.status == .seeOther)
      #expect(try await notes(town) == ["居間.exe/jpeg/200004"])
    }
  }

  @Test("bodies no form of ours sends are answered with a page and a 4xx", arguments: [
    ("text/plain", "a=1"), ("application/x-www-form-urlencoded", "a=%zz"), ("application/x-www-form-urlencoded", "a=%FF%FE"),
    ("multipart/form-data", "x"), ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx"),
    ("multipart/form-data; boundary=b", "rubbish that never ends"), ("", ""),
  ])
  func malformed(type: String, body: String) async throws {
    try await withSample { client, _ in
      let answer = try await client.raw("/form", type: type, body: body)
      #expect(answer.status.kind == .clientError && answer.text.contains("<h1>"))
    }
  }

  @Test("an unknown page is a helpful 404 in the reader's language, and JSON for programs")
  func notFound() async throws {
    try await withSample { client, _ in
      let page = try await client.get("/nowhere?language=en")
      #expect(page.status == .notFound && page.text.contains("There is no page here"))
      _ = try await client.get("/form")
      let other = try await client.post("/staff/work")
      #expect(other.status == .notFound && other.text.contains("<h1>"))
      let json = try await client.get("/api/nowhere")
      #expect(json.headers[.contentType]?.hasPrefix("application/problem+json") == true)
      #expect(json.text.contains("\"code\":\"web.page-not-found\""))
    }
  }

  @Test("an unexpected failure shows a reference and no detail")
  func unexpected() async throws {
    try await withSample { client, _ in
      let answer = try await client.get("/broken")
      #expect(answer.status == .serviceUnavailable && answer.text.contains("この番号をお知らせください"))
      #expect(!answer.text.contains("unexpectedColumn"))
    }
  }

  @Test("an officer's page asks a stranger to sign in, refuses the wrong post, serves the right one")
  func access() async throws {
    try await withSample { client, _ in
      let answer = try await client.get("/staff/work")
      #expect(answer.status == .seeOther && answer.location == "/staff/sign-in?return=%2Fstaff%2Fwork")
    }
    func officer(_ role: Role) -> Officer { Officer(id: World.live.newID(), name: "織田 藍", roles: ["citizens": [role]]) }
    try await withSample(officer: officer(.auditor)) { client, _ in
      let answer = try await client.get("/staff/work")
      #expect(answer.status == .forbidden)
    }
    try await withSample(officer: officer(.clerk)) { client, _ in
      let answer = try await client.get("/staff/work")
      #expect(answer.status == .ok)
    }
  }

  @Test("every answer carries the protective headers, and cookies the safe attributes")
  func headers() async throws {
    try await withSample { client, _ in
      for path in ["/form", "/nowhere", "/broken"] {
        let answer = try await client.get(path)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff" && answer.headers[.strictTransportSecurity] != nil)
        for cookie in answer.headers[values: .setCookie] {
          #expect(cookie.hasPrefix("__Host-") && cookie.contains("Secure") && cookie.contains("HttpOnly"))
          #expect(cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
        }
      }
    }
  }

  @Test("more attempts than allowed in a window are refused until it ends")
  func attempts() async throws {
    let clock = TestClock()
    try await withTown(clock: clock) { town in
      let limit = AttemptLimit("test", most: 3, windowSeconds: 300)
      for _ in 1...3 { try await limit.check("who", at: clock.now, in: town.database) }
      await #expect(throws: WebProblem.self) { try await limit.check("who", at: clock.now, in: town.database) }
      try await limit.check("another", at: clock.now, in: town.database)
      clock.advance(seconds: 300)
      try await limit.check("who", at: clock.now, in: town.database)
    }
  }
}

@Suite("Sealed files") struct SealedFilesTests {
  @Test("content of every size around a chunk comes back, and a changed byte is noticed", arguments: [
    0, 1, 65_535, 65_536, 65_537, 131_072, 200_000,
  ])
  func roundTrip(size: Int) async throws {
    try await withTown { town in
      let content = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
      let stored = try town.files.store(content)
      #expect(try town.files.contents(of: stored.name) == content)
      #expect(try town.files.store(content).name == stored.name)
    }
  }
}
