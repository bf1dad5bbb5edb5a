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

@Suite("What every program may read") struct PublicTests {
  private static let paths = [
    "/api", "/api/procedures", "/api/procedures/dog-registration", "/api/procedures/dog-registration/schema.json",
    "/api/procedures/dog-registration/openapi.json", "/api/openapi.json", "/api/problems",
    "/api/problems/clients.key-reused",
  ]

  @Test("needs no token, sets no cookie, may be kept and read by other sites", arguments: paths)
  func documents(path: String) async throws {
    try await withClients { place in
      try await place.serve { http in
        let answer = try await http.call(.get, path)
        #expect(answer.status == .ok && answer.json != .null)
        #expect(answer.headers[.setCookie] == nil && answer.headers[.accessControlAllowOrigin] == "*")
        #expect(answer.headers[.vary] == "Accept-Language" && answer.headers[.contentLanguage] == "ja")
        #expect(answer.headers[.cacheControl] == "public, max-age=60")
        let tag = try #require(answer.headers[.eTag])
        for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
          let again = try await http.call(.get, path, headers: [.ifNoneMatch: known])
          #expect(again.status == .notModified && again.body.readableBytes == 0 && again.headers[.eTag] == tag)
          #expect(again.headers[.accessControlAllowOrigin] == "*")
        }
        #expect(try await http.call(.get, path, headers: [.ifNoneMatch: "\"x\""]).status == .ok)
        let head = try await http.call(.head, path)
        #expect(head.status == .ok && head.headers[.eTag] == tag && head.body.readableBytes == 0)
        #expect(head.headers[.contentLength] == "\(answer.body.readableBytes)")
      }
    }
  }

  @Test("is in the language asked for, with a tag of its own")
  func languages() async throws {
    try await withClients { place in
      try await place.serve { http in
        let path = "/api/procedures/dog-registration"
        let japanese = try await http.call(.get, path), english = try await http.call(.get, path + "?lang=en")
        #expect(japanese.json["title"]?.text == "犬の登録" && english.json["title"]?.text == "Registering a dog")
        #expect(japanese.headers[.eTag] != english.headers[.eTag])
        let list = try await http.call(.get, "/api/procedures", headers: [.acceptLanguage: "en"])
        #expect(list.json["procedures"]?.list?.first?["title"]?.text == "Registering a dog")
      }
    }
  }

  @Test("names where the rest is, with the town's own address")
  func links() async throws {
    try await withClients { place in
      try await place.serve { http in
        let links = try await http.call(.get, "/api/procedures/dog-registration").json["links"]
        let start = "https://tsumugi.example.jp"
        for (name, path) in [("schema", 3), ("openapi", 4)] {
          #expect(links?[name]?.text == start + Self.paths[path])
        }
        #expect(links?["applications"]?.text == start + Call.path)
        let schema = try await http.call(.get, Self.paths[3])
        #expect(schema.json["$id"]?.text == start + Self.paths[3])
        #expect(schema.headers[.contentType] == "application/schema+json")
      }
    }
  }

  @Test("of a procedure that is closed is gone, of one that never was is not found")
  func closed() async throws {
    try await withClients { place in
      try await place.serve { http in
        for ending in ["", "/schema.json", "/openapi.json"] {
          let gone = try await http.call(.get, "/api/procedures/\(SampleProcedures.closed)\(ending)")
          #expect(gone.status == .gone && gone.problem == "clients.procedure-closed")
          let missing = try await http.call(.get, "/api/procedures/car-registration\(ending)")
          #expect(missing.status == .notFound && missing.problem == "clients.procedure-not-found")
        }
        #expect(try await http.call(.get, "/api/procedures").json["procedures"]?.list?.count == 1)
        place.procedures.close()
        #expect(try await http.call(.get, "/api/procedures").json["procedures"]?.list?.isEmpty == true)
      }
    }
  }

  @Test("explains every problem a call can end with, where its type leads")
  func problems() async throws {
    try await withClients { place in
      try await place.serve { http in
        let list = try #require(try await http.call(.get, "/api/problems").json["problems"]?.list)
        #expect(list.count == ClientsProblem.ofCalls.count)
        for problem in list {
          let type = try #require(problem["type"]?.text)
          let page = try await http.call(.get, type.replacing("https://tsumugi.example.jp", with: ""))
          #expect(page.status == .ok && page.json == problem)
          for member in ["title", "description"] {
            let words = try #require(problem[member]?.text)
            #expect(!words.contains("clients.") && !words.contains("{"))
          }
        }
        #expect(try await http.call(.get, "/api/problems/clients.name-taken").status == .notFound)
      }
    }
  }
}

@Suite("A call that follows an application") struct FollowingTests {
  @Test("sees its state, what has to be put right and its papers; another program sees nothing")
  func following() async throws {
    try await withClients { place in
      let (_, token) = try await place.register(), (_, other) = try await place.register("別のシステム")
      try await place.serve { http in
        let location = try await Call(token).send(http).location
        let path = location.replacing("https://tsumugi.example.jp", with: "")
        let plain = try await http.follow(path, token)
        #expect(plain.status == .ok && plain.json["status"]?.text == "in-review")
        #expect(plain.json["statusLabel"]?.text == "審査中です" && plain.json["correction"] == .null)
        #expect(plain.json["secret"] == nil && plain.headers[.cacheControl] == "no-store")
        place.applications.correction.withLock {
          $0 = .init(words: "お願いします", marks: [.init(question: "count", words: "頭数が違います")])
        }
        place.applications.papers.withLock { papers in
          papers = [("p1", nil), ("p2", place.town.world.now)].map { id, revoked in
            .init(
              id: id, title: "鑑札", number: "1", byteCount: 8, issuedAt: place.town.world.now, revokedAt: revoked)
          }
        }
        let full = try await http.follow(path, token).json
        let field = full["correction"]?["fields"]?.list?.first
        #expect(field?["pointer"]?.text == "/answers/count" && field?["label"]?.text == "頭数")
        let papers = try #require(full["papers"]?.list)
        let href = papers[0]["href"]?.text?.replacing("https://tsumugi.example.jp", with: "") ?? ""
        let paper = try await http.follow(href, token)
        #expect(paper.text == "%PDF-1.7" && paper.headers[.contentType] == "application/pdf")
        #expect(papers[1]["href"] == nil && papers[1]["revokedAt"]?.text != nil)
        for (id, code) in [("p2", "clients.paper-revoked"), ("p3", "clients.paper-not-found")] {
          let refused = try await http.follow("\(path)/papers/\(id)", token)
          #expect(refused.problem == code)
        }
        for (path, token) in [(path, other), (href, other), ("/api/applications/26-AAAA", token)] {
          let missing = try await http.follow(path, token)
          #expect(missing.status == .notFound && missing.problem == "clients.application-not-found")
        }
      }
    }
  }
}

extension TestClient {
  /// A look with a token.
  func follow(_ path: String, _ token: ClientToken) async throws -> Answer {
    try await call(.get, path, headers: [.authorization: "Bearer \(token.text)"])
  }
}
