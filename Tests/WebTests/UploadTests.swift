import Foundation
import HTMLKit
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing
import WebTestSupport

@testable import Web

/// A form with files, for strangers and for officers. It says what arrived.
private struct UploadFeature: Feature {
  static let name = "uploads"
  static let catalogue = TextCatalogue()
  static let limits = FormLimits(bytes: 200_000, files: 2, bytesPerFile: 50_000)

  func addRoutes(to routes: inout RouteTable) {
    for (path, access) in [("/form", Access.anyone), ("/staff/form", .anyOfficer)] {
      routes.get(path, .anyone, audit: "uploads.form") { _, context in
        let formGuard = context.formGuard()
        return context.respond(Page("記入") { h in
          h.postForm(to: path, guard: formGuard, carriesFiles: true) { h in h.input(["type": "file", "name": "photo"]) }
        })
      }
      routes.post(path, access, audit: "uploads.form", limits: Self.limits) { form, context in
        let files = form.files.map { "\($0.originalName):\($0.file.bytes)" }.joined(separator: ",")
        return context.redirect(to: queryAddress("/done", [("note", form["note"]), ("files", files)]))
      }
    }
  }
}

/// What stands in a form, in this order.
private enum Part {
  case field(String, String)
  case file(String, Int)

  static func body(_ parts: [Part], isWhole: Bool = true) -> String {
    let pieces = parts.map { part in
      switch part {
      case .field(let name, let value): "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
      case .file(let name, let size):
        "--xyz\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"\(name)\"\r\n\r\n"
          + String(repeating: String(name.prefix(1)), count: size) + "\r\n"
      }
    }
    return pieces.joined() + (isWhole ? "--xyz--\r\n" : "")
  }
}

extension TestClient {
  /// The guard of a page, as the page says it.
  fileprivate func token(_ path: String = "/form") async throws -> String {
    let html = try await get(path).text
    let start = try #require(html.firstRange(of: "name=\"csrf\" value=\""))
    return String(html[start.upperBound...].prefix { $0 != "\"" })
  }

  fileprivate func send(_ parts: [Part], to path: String = "/form", isWhole: Bool = true) async throws -> Answer {
    try await raw(path, type: "multipart/form-data; boundary=xyz", body: Part.body(parts, isWhole: isWhole))
  }
}

extension Town {
  /// How many files there are, wherever they stand.
  fileprivate var fileCount: Int {
    let all = FileManager.default.enumerator(at: files.folder, includingPropertiesForKeys: [.isRegularFileKey])
    return (all?.compactMap { $0 as? URL } ?? []).count {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }

  fileprivate func countedBytes() async throws -> Int {
    try await database.read { try $0.count("SELECT coalesce(sum(attempts), 0) AS n FROM web_attempt") }
  }
}

private func withUploads(
  _ engine: Engine = .sqlite, clock: TestClock = TestClock(), officer: Officer? = nil,
  _ body: @escaping @Sendable (TestClient, Town) async throws -> Void
) async throws {
  try await withTown(engine, clock: clock) { town in
    try await withSite(town, features: [UploadFeature()], officers: FixedOfficer(officer)) { try await body($0, town) }
  }
}

@Suite("Files in forms") struct UploadTests {
  @Test("a forged form with a file is refused before a byte of it is kept")
  func forged() async throws {
    try await withUploads { client, town in
      let token = try await client.token()
      let stranger = client.another()
      for parts: [Part] in [
        [.file("a", 40_000)], [.field("csrf", ""), .file("a", 40_000)], [.field("csrf", token), .file("a", 40_000)],
        [.field("csrf", token), .file("a", 0)],
      ] {
        let answer = try await stranger.send(parts)
        #expect(answer.status == .forbidden && answer.text.contains("もう一度送ってください"))
      }
      let counted = try await town.countedBytes()
      #expect(town.fileCount == 0 && counted == 0)
    }
  }

  @Test("the guard counts only where it stands before the file, and there the file is kept")
  func order() async throws {
    try await withUploads { client, town in
      let guarded = Part.field("csrf", try await client.token())
      let late = try await client.send([.file("a", 40_000), guarded])
      #expect(late.status == .forbidden && town.fileCount == 0)
      let good = try await client.send([guarded, .file("a", 40_000), .field("note", "x")])
      #expect(good.location == "/done?note=x&files=a%3A40000" && town.fileCount == 1)
    }
  }

  @Test("a form without a file may have its guard anywhere, and is refused without it")
  func withoutFile() async throws {
    try await withUploads { client, town in
      let guarded = Part.field("csrf", try await client.token())
      let unguarded = try await client.send([.file("", 0), .field("note", "x")])
      #expect(unguarded.status == .forbidden)
      let answer = try await client.send([.file("", 0), .field("note", "x"), guarded])
      #expect(answer.location == "/done?note=x&files=" && town.fileCount == 0)
    }
  }

  @Test("our forms send their guard first")
  func guardFirst() {
    var html = HTML()
    html.postForm(to: "/form", guard: FormGuard(token: "t", once: "o"), carriesFiles: true) { h in
      h.input(["type": "file", "name": "photo"])
    }
    let names = String(decoding: html.bytes, as: UTF8.self).split(separator: " name=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }
    #expect(names == ["csrf", "once", "photo"])
  }

  @Test("a form that is refused after a whole file leaves nothing of it")
  func refusedLate() async throws {
    try await withUploads { client, town in
      let first: [Part] = [.field("csrf", try await client.token()), .file("a", 40_000)]
      let tooLarge = try await client.send(first + [.file("b", 50_001)])
      let tooMany = try await client.send(first + [.file("b", 1), .file("c", 1)])
      let cutShort = try await client.send(first, isWhole: false)
      #expect(tooLarge.status == .contentTooLarge && tooMany.status == .contentTooLarge)
      #expect(cutShort.status == .badRequest && town.fileCount == 0)
    }
  }

  @Test(
    "one network sends so many bytes an hour; then it is told how long to wait, and fields alone still pass",
    arguments: Engine.available)
  func limit(engine: Engine) async throws {
    let clock = TestClock()
    try await withUploads(engine, clock: clock) { client, town in
      let parts: [Part] = [.field("csrf", try await client.token()), .file("a", 40_000)]
      let first = try await client.send(parts)
      let counted = try await town.countedBytes()
      #expect(first.status == .seeOther && counted >= 40_000)
      let rest = UploadIntake.bytesPerClient.most - counted
      try await town.database.write { try $0.run("UPDATE web_attempt SET attempts = attempts + \(rest)") }
      let refused = try await client.send(parts)
      #expect(refused.status == .tooManyRequests && refused.text.contains("60分ほど待ってから"))
      #expect(refused.headers[.retryAfter] == "3600" && town.fileCount == 1)
      let words = try await client.send([parts[0], .field("note", "x")])
      #expect(words.status == .seeOther)
      clock.advance(seconds: 3600)
      let later = try await client.send(parts)
      #expect(later.status == .seeOther)
    }
  }

  @Test("an officer at the counter never meets the limit")
  func officer() async throws {
    let officer = Officer(id: World.live.newID(), name: "織田 藍", roles: ["citizens": [.clerk]])
    try await withUploads(officer: officer) { client, town in
      let token = try await client.token("/staff/form")
      let answer = try await client.send([.field("csrf", token), .file("a", 40_000)], to: "/staff/form")
      let counted = try await town.countedBytes()
      #expect(answer.status == .seeOther && counted == 0)
    }
  }

  @Test("an officer's words come back when the session is over, even when files were chosen, which are not kept")
  func sessionOver() async throws {
    try await withUploads { client, town in
      let token = try await client.token("/staff/form")
      let parts: [Part] = [.field("csrf", token), .file("a", 300_000), .field("note", "窓口で 聞いたこと")]
      for parts in [parts, [parts[0], parts[2]]] {
        let answer = try await client.send(parts, to: "/staff/form")
        #expect(answer.status == .unauthorized && answer.text.contains("窓口で 聞いたこと"))
      }
      #expect(town.fileCount == 0)
    }
  }
}
