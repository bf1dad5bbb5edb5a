import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Clients

/// An application of a program that was returned, and the calls that follow.
private struct ReturnedCall: Sendable {
  static let patch = "application/merge-patch+json"

  let place: ClientsTown
  let http: TestClient
  let token: ClientToken
  let path: String

  func call(_ ending: String, _ body: String, type: String = "application/json", key: String? = "k-1") -> Call {
    Call(token).with {
      ($0.path, $0.body, $0.type, $0.key) = ("\(path)/\(ending)", body, type, key)
    }
  }

  func ask(_ question: String = "count") {
    place.applications.correction.withLock {
      $0 = .init(words: "お願いします", marks: [.init(question: question, words: "頭数が違います")])
    }
  }

  var typed: TypedAnswers? { place.applications.all.first?.typed }
  var document: JSONValue {
    get async throws { try await http.follow(path, token).json }
  }
}

private func withReturned(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (ReturnedCall) async throws -> Void
) async throws {
  try await withClients(engine) { place in
    let (_, token) = try await place.register()
    try await place.serve { http in
      let location = try await Call(token).keyed("first").send(http).location
      let path = location.replacing("https://tsumugi.example.jp", with: "")
      let returned = ReturnedCall(place: place, http: http, token: token, path: path)
      returned.ask()
      try await body(returned)
    }
  }
}

@Suite("A call that puts an application right") struct CorrectionCallTests {
  @Test("takes the whole application, or a patch of it", arguments: [
    ("application/json", #"{"answers":{"count":3}}"#), (ReturnedCall.patch, #"{"answers":{"count":3}}"#),
    ("Application/Merge-Patch+JSON; charset=utf-8", #"{"answers":{"count":3}}"#),
  ])
  func accepted(type: String, body: String) async throws {
    try await withReturned { returned in
      let links = try await returned.document["links"]
      #expect(links?["correction"]?.text == "https://tsumugi.example.jp\(returned.path)/correction")
      let answer = try await returned.call("correction", body, type: type).send(returned.http)
      #expect(answer.status == .ok, "\(answer.text)")
      #expect(answer.json["status"]?.text == "in-review" && answer.json["feeYen"]?.number == 0)
      #expect(answer.json["links"]?["self"]?.text == "https://tsumugi.example.jp\(returned.path)")
      #expect(answer.headers[.cacheControl] == "no-store" && answer.json["secret"] == nil)
      #expect(returned.typed?["count"] == ["3"])
      let after = try await returned.document
      #expect(after["correction"] == .null && after["links"]?["correction"] == nil)
    }
  }

  @Test("sent again gets the same answer, with another body or at another address none", arguments: Engine.available)
  func again(engine: Engine) async throws {
    try await withReturned(engine) { returned in
      let call = returned.call("correction", #"{"answers":{"count":3}}"#, type: ReturnedCall.patch)
      let first = try await call.send(returned.http), again = try await call.send(returned.http)
      #expect(first.status == .ok && again.status == .ok && again.body == first.body)
      for other in [
        call.with { $0.body = #"{"answers":{"count":4}}"# }, call.with { $0.type = "application/json" },
        call.keyed("first"), returned.call("withdrawal", "{}"),
      ] {
        let refused = try await other.send(returned.http)
        #expect(refused.status == .conflict && refused.problem == "clients.key-reused")
      }
      let late = try await call.keyed("k-2").send(returned.http)
      #expect(late.status == .conflict && late.problem == "clients.correction-not-asked")
      let kept = try await returned.place.usedKeys()
      #expect(kept == 2)
    }
  }

  @Test("sent twice at once is one, with one answer", arguments: Engine.available)
  func atOnce(engine: Engine) async throws {
    try await withReturned(engine) { returned in
      let call = returned.call("correction", #"{"answers":{"count":3}}"#, type: ReturnedCall.patch)
      let answers = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let answer = try await call.send(returned.http)
            return "\(answer.status.code) \(answer.text)"
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(answers.count == 1 && answers.first?.hasPrefix("200 ") == true, "\(answers)")
    }
  }

  @Test("that is only tried says what would be, and leaves nothing behind")
  func dryRun() async throws {
    try await withReturned { returned in
      let call = returned.call("correction", #"{"answers":{"count":3}}"#, type: ReturnedCall.patch, key: nil)
        .with { $0.path += "?dry-run&lang=en" }
      let answer = try await call.send(returned.http)
      #expect(answer.status == .ok && answer.json["accepted"]?.flag == true)
      #expect(answer.json["department"]?["name"]?.text == "Citizens" && answer.headers[.contentLanguage] == "en")
      #expect(returned.typed?["count"] == ["2"])
      let kept = try await returned.place.usedKeys()
      #expect(kept == 1)
    }
  }

  @Test("is refused at the place, and its key is free again", arguments: [
    (#"{"answers":{"count":10}}"#, "/answers/count too-large"),
    (#"{"answers":{"count":null}}"#, "/answers/count missing"),
    (#"{"answers":{"cuont":3}}"#, "/answers/cuont unknown-member"),
    (#"{"answers":{"picture":[{"name":"x","content":"aGVsbG8="}]}}"#, "/answers/picture/0 wrong-file-kind"),
    (#"{"answers":{"picture":[{"name":"x.png","content":"iVBORw0KGgo="}]}}"#, "/answers/picture not-marked"),
  ])
  func refused(body: String, problem: String) async throws {
    try await withReturned { returned in
      let call = returned.call("correction", body, type: ReturnedCall.patch)
      let answer = try await call.send(returned.http)
      #expect(answer.status == .unprocessableContent && answer.problem == "clients.answers-refused", "\(answer.text)")
      let told = answer.json["errors"]?.list?.map { "\($0["pointer"]?.text ?? "") \($0["code"]?.text ?? "")" }
      #expect(told == [problem])
      #expect(answer.json["errors"]?.list?.first?["detail"]?.text?.contains("clients.") == false)
      #expect(returned.typed?["count"] == ["2"])
      let mended = try await call.with { $0.body = #"{"answers":{"count":3}}"# }.send(returned.http)
      #expect(mended.status == .ok)
    }
  }

  @Test("brings new files along")
  func files() async throws {
    try await withReturned { returned in
      returned.ask("picture")
      let body = #"{"answers":{"picture":[{"name":"いぬ.png","content":"iVBORw0KGgo="}]}}"#
      let answer = try await returned.call("correction", body, type: ReturnedCall.patch).send(returned.http)
      #expect(answer.status == .ok, "\(answer.text)")
      let kept = try #require(returned.typed?.attachments("picture").first)
      #expect(kept.name == "いぬ.png")
      #expect(try returned.place.town.files.contents(of: kept.id).prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    }
  }

  @Test("takes the steps of every call: token, key, media type, body, whose it is, what it may", arguments: [
    ("token", 401, "clients.token-missing"), ("key", 400, "clients.key-missing"),
    ("type", 415, "clients.wrong-media-type"), ("body", 400, "clients.body-unreadable"),
    ("other", 404, "clients.application-not-found"), ("unknown", 404, "clients.application-not-found"),
    ("procedure", 403, "clients.procedure-not-allowed"), ("closed", 409, ""),
  ])
  func steps(step: String, status: Int, code: String) async throws {
    try await withReturned { returned in
      let (_, other) = try await returned.place.register("別のシステム")
      if step == "procedure" {
        try await returned.place.town.database.write { tx in
          try tx.run("UPDATE clients_client SET procedures = 'boat-registration' WHERE name = '窓口システム'")
        }
      }
      if step == "closed" {
        returned.place.applications.correction.withLock { $0 = nil }
        returned.place.applications.status.withLock { $0 = "withdrawn" }
      }
      for ending in ["correction", "withdrawal"] {
        let body = ending == "correction" ? #"{"answers":{"count":3}}"# : "{}"
        let call = returned.call(ending, body).with { call in
          switch step {
          case "token": call.token = nil
          case "key": call.key = nil
          case "type": call.type = ending == "correction" ? "text/plain" : ReturnedCall.patch
          case "body": call.body = "{"
          case "other": call.token = other.text
          case "unknown": call.path = "/api/applications/26-AAAA-AAAA-A/\(ending)"
          default: break
          }
        }
        let answer = try await call.send(returned.http)
        let closed = ending == "correction" ? "clients.correction-not-asked" : "clients.application-closed"
        #expect(answer.status.code == status && answer.problem == (code.isEmpty ? closed : code), "\(answer.text)")
        if step == "type" { #expect(answer.headers[.accept]?.contains("application/json") == true) }
        #expect(returned.typed?["count"] == ["2"])
      }
      let kept = try await returned.place.usedKeys()
      #expect(kept == 1)
    }
  }
}

@Suite("A call that withdraws an application") struct WithdrawalCallTests {
  @Test("withdraws it once, and sent again gets the same answer", arguments: Engine.available)
  func withdrawal(engine: Engine) async throws {
    try await withReturned(engine) { returned in
      let tried = try await returned.call("withdrawal", "{}", key: nil).with { $0.path += "?dry-run" }
        .send(returned.http)
      #expect(tried.status == .ok && tried.json["status"]?.text == "in-review")
      let call = returned.call("withdrawal", #"{"reason":"引っ越すため"}"#)
      let first = try await call.send(returned.http), again = try await call.send(returned.http)
      #expect(first.status == .ok && first.json["status"]?.text == "withdrawn" && again.body == first.body)
      let document = try await returned.document
      #expect(document["status"]?.text == "withdrawn" && document["links"]?["withdrawal"] == nil)
      let late = try await call.keyed("k-2").send(returned.http)
      #expect(late.status == .conflict && late.problem == "clients.application-closed")
    }
  }

  @Test("takes an object with a reason or without, and nothing else", arguments: [
    ("[]", " wrong-type"), (#"{"why":"x"}"#, " unknown-member"), (#"{"reason":1}"#, "/reason wrong-type"),
    (#"{"reason":"a","reason":"b"}"#, "/reason repeated-member"),
    (#"{"reason":"\#(String(repeating: "長", count: 1001))"}"#, "/reason too-long"),
  ])
  func refused(body: String, problem: String) async throws {
    try await withReturned { returned in
      let answer = try await returned.call("withdrawal", body).send(returned.http)
      #expect(answer.status == .unprocessableContent && answer.problem == "clients.answers-refused")
      let told = answer.json["errors"]?.list?.map { "\($0["pointer"]?.text ?? "") \($0["code"]?.text ?? "")" }
      #expect(told == [problem])
      let longest = String(repeating: "長", count: Withdrawal.mostCharacters)
      let fits = try await returned.call("withdrawal", #"{"reason":"\#(longest)"}"#).send(returned.http)
      #expect(fits.status == .ok)
    }
  }
}
