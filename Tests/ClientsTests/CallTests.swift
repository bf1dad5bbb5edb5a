import FormSchema
import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("A call that hands in an application") struct CallTests {
  @Test("makes one application, by the port every channel ends in")
  func accepted() async throws {
    try await withClients { place in
      let (client, token) = try await place.register()
      try await place.serve { http in
        let answer = try await Call(token).send(http)
        #expect(answer.status == .created)
        let made = try #require(place.applications.all.first), accepted = try #require(made.submitted)
        #expect(made.typed == TypedAnswers(["count": ["2"]]))
        #expect(made.channel == .api && made.keeper == .client(client.id.description) && made.language == .japanese)
        #expect(answer.json["receipt"]?.text == accepted.receipt && answer.json["secret"]?.text == accepted.secret)
        #expect(answer.json["feeYen"]?.number == 300)
        let own = "https://tsumugi.example.jp/api/applications/\(accepted.receipt)"
        #expect(answer.headers[.location] == own && answer.json["links"]?["self"]?.text == own)
        #expect(answer.headers[.setCookie] == nil && answer.headers[.accessControlAllowOrigin] == nil)
        #expect(answer.headers[.cacheControl] == "no-store")
        let seen = try await place.town.database.read { tx in try place.feature.desk.clients.find(client.id, in: tx) }
        #expect(seen.lastUsedOn == place.town.world.today)
      }
    }
  }

  @Test("sent again with its key gets the answer of the first, bytes and all", arguments: Engine.available)
  func again(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let call = Call(token), first = try await call.send(http)
        // Closed meanwhile, a year later: what was handed in is handed in.
        place.procedures.close()
        place.clock.advance(seconds: 60 * 86_400)
        let again = try await call.send(http)
        #expect(again.status == .created && again.body == first.body)
        #expect(again.headers[.location] == first.headers[.location])
        #expect(place.applications.all.count == 1)
        for other in [
          call.with { $0.body = #"{"answers":{"count":3}}"# }, call.with { $0.body += " " },
        ] {
          let refused = try await other.send(http)
          #expect(refused.status == .conflict && refused.problem == "clients.key-reused")
        }
        #expect(place.applications.all.count == 1)
      }
    }
  }

  @Test("sent twice at once is one application", arguments: Engine.available)
  func atOnce(engine: Engine) async throws {
    try await withClients(engine) { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let bodies = try await withThrowingTaskGroup(of: String.self) { group in
          for _ in 0..<8 {
            group.addTask {
              let answer = try await Call(token).send(http)
              return "\(answer.status.code) \(answer.text)"
            }
          }
          return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(bodies.count == 1 && bodies.first?.hasPrefix("201 ") == true, "\(bodies)")
        #expect(place.applications.all.count == 1)
      }
    }
  }

  @Test("with the same key from another program, or at another time, is another application")
  func others() async throws {
    try await withClients { place in
      let (_, one) = try await place.register(), (_, other) = try await place.register("別のシステム")
      try await place.serve { http in
        for call in [Call(one), Call(other), Call(one).with { $0.key = "a-2" }] {
          let answer = try await call.send(http)
          #expect(answer.status == .created)
        }
        #expect(place.applications.all.count == 3)
      }
    }
  }

  @Test("that is only tried says what would be, and leaves nothing behind")
  func dryRun() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let call = Call(token).with { $0.path += "?dry-run&lang=en"; $0.key = nil }
        let answer = try await call.send(http)
        #expect(answer.status == .ok && answer.json["accepted"]?.flag == true)
        #expect(answer.json["feeYen"]?.number == 0 && answer.json["eligibility"]?.text == "eligible")
        #expect(answer.json["department"]?["name"]?.text == "Citizens")
        let refused = try await call.with { $0.body = #"{"answers":{"count":10}}"# }.send(http)
        #expect(refused.problem == "clients.answers-refused")
        #expect(place.applications.all.isEmpty)
        let kept = try await place.usedKeys()
        #expect(kept == 0)
      }
    }
  }

  @Test("brings its files along; the same one twice is one, and a wrong one is told at its place")
  func files() async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      let photo = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array("dog".utf8))
      @Sendable func body(_ contents: [Data]) -> String {
        let files = contents.map { #"{"name":"いぬ.png","content":"\#($0.base64EncodedString())"}"# }
        return #"{"answers":{"count":1,"picture":[\#(files.joined(separator: ","))]}}"#
      }
      try await place.serve { http in
        let twice = try await Call(token).with { $0.body = body([photo, photo]) }.send(http)
        #expect(twice.status == .created, "\(twice.text)")
        let kept = try #require(place.applications.all.first?.typed.attachments("picture"))
        #expect(kept.map(\.name) == ["いぬ.png"] && kept.first?.kind == .photo)
        #expect(try place.town.files.contents(of: kept.first?.id ?? "") == Array(photo))
        for (content, code) in [
          (Data("hello".utf8), "wrong-file-kind"), (Data("%PDF-1.7".utf8), "wrong-file-kind"),
          (Data(), "too-short"),
          (photo + Data(count: 10_000_000), "file-too-large"),
        ] {
          let refused = try await Call(token).with { $0.body = body([photo, content]); $0.key = "b" }.send(http)
          #expect(refused.status == .unprocessableContent && refused.problem == "clients.answers-refused")
          #expect(refused.json["errors"]?.list?.map { $0["code"]?.text } == [code])
          #expect(refused.json["errors"]?.list?.first?["pointer"]?.text?.hasPrefix("/answers/picture/1") == true)
        }
        #expect(place.applications.all.count == 1)
      }
    }
  }

  @Test("answers in the language asked for", arguments: [
    ("ja", "", "ja"), ("en", "", "en"), ("", "", "ja"), ("fr", "", "ja"), ("en;q=0.1, ja", "", "ja"),
    ("de, en-GB;q=0.8, ja;q=0.5", "", "en"), ("ja", "en", "en"), ("en", "easy-ja", "ja"), ("en;q=0", "", "ja"),
    ("en", "xx", "en"),
  ])
  func languages(accept: String, named: String, tag: String) async throws {
    try await withClients { place in
      let (_, token) = try await place.register()
      try await place.serve { http in
        let call = Call(token).with {
          $0.language = accept
          $0.body = #"{"answers":{}}"#
          $0.path += named.isEmpty ? "" : "?lang=\(named)"
        }
        let answer = try await call.send(http)
        #expect(answer.headers[.contentLanguage] == tag)
        let detail = answer.json["errors"]?.list?.first?["detail"]?.text ?? ""
        #expect(detail == (tag == "en" ? "Enter 頭数" : "頭数を入力してください"))
        #expect(answer.json["errors"]?.list?.first?["pointer"]?.text == "/answers/count")
      }
    }
  }
}
