import FormSchema
import HTTPTypes
import Kernel
import Ports
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Counter

@Suite("An application in other hands") struct HandoverTests {
  private static let name = [("owner-name.family", "髙﨑"), ("owner-name.given", "花子")]
  private static let colleague = CounterTown.colleague.id.description

  @Test("what was typed is saved before it is handed over", arguments: ["counter", "paper"])
  func saves(channel: String) async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let path = try await client.begun(channel)
        let page = try await client.get(path)
        let reply = try await client.post(path, page.fields.merged(Self.name) + [("_action", "hand-over")])
        let id = path.split(separator: "/").last.map(String.init) ?? ""
        #expect(reply.location == HandoverRoutes.path(id))
        let kept = try await counter.kept(id)
        #expect(kept.typed.first("owner-name.family") == "髙﨑")
        let handover = try await client.get(reply.location)
        #expect(handover.text.contains("髙﨑") && handover.text.contains("市民課のだれでも"))
        // The officer is no choice, and what came on paper is not sent home.
        #expect(!handover.text.contains("officer:\(CounterTown.officer.id)"))
        #expect(handover.text.contains("/home\"") == (channel == "counter"))
      }
    }
  }

  @Test("a colleague goes on with all of it, and who handed it over does not", arguments: Engine.available)
  func colleague(engine: Engine) async throws {
    try await withCounter(engine) { counter in
      let id = Box()
      try await counter.browse { client in
        let begun = try await client.begin()
        _ = try await client.answer(begun, Self.name)
        let handed = try await client.post(HandoverRoutes.path(begun), [("to", "officer:\(Self.colleague)")])
        #expect(handed.location == "/staff/counter?handed=1")
        let start = try await client.get(handed.location)
        #expect(start.text.contains("引き継ぎました") && !start.text.contains(begun))
        let gone = try await client.get(InterviewRoutes.path(begun))
        #expect(gone.status == .notFound)
        await id.keep(begun)
      }
      let begun = await id.text
      try await counter.browse(as: CounterTown.colleague) { client in
        let page = try await client.get(InterviewRoutes.path(begun))
        #expect(page.hidden("owner-name.family") == "髙﨑")
      }
      let noted = counter.audit.entries.last { $0.action == "counter.handed-over" }
      #expect(noted?.details["to"] == "officer:\(Self.colleague)")
    }
  }

  @Test("from a department's pile whoever of it has time takes it up, and nobody else")
  func pile() async throws {
    try await withCounter { counter in
      let id = Box()
      try await counter.browse { client in
        let begun = try await client.begin("phone")
        _ = try await client.answer(begun, Self.name)
        _ = try await client.post(HandoverRoutes.path(begun), [("to", "department:citizens")])
        await id.keep(begun)
      }
      let begun = await id.text
      let stranger = Officer(id: CounterTown.colleague.id, name: "糸井　茜", roles: ["long-term-care": [.clerk]])
      try await counter.browse(as: stranger) { client in
        let start = try await client.get("/staff/counter")
        #expect(!start.text.contains(begun))
        let taken = try await client.post(HandoverRoutes.takenPath(begun), [("department", "citizens")])
        #expect(taken.status == .notFound)
      }
      try await counter.browse(as: CounterTown.colleague) { client in
        let start = try await client.get("/staff/counter")
        #expect(start.text.contains("市民課に預けられた申請") && start.text.contains("髙﨑"))
        let taken = try await client.post(HandoverRoutes.takenPath(begun), [("department", "citizens")])
        #expect(taken.location == InterviewRoutes.path(begun))
        let again = try await client.post(HandoverRoutes.takenPath(begun), [("department", "citizens")])
        #expect(again.status == .notFound)
      }
      let kept = try await counter.kept(begun, by: CounterTown.colleague)
      #expect(kept.channel == .phone && kept.typed.first("owner-name.given") == "花子")
    }
  }

  @Test(
    "nobody but those on the list gets it",
    arguments: ["", "officer:nobody", "department:none", "client:c1", "browser"])
  func nobody(to hand: String) async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let reply = try await client.post(HandoverRoutes.path(id), [("to", hand)])
        #expect(reply.status == .unprocessableContent && reply.errorsHaveTargets)
        let kept = try await counter.kept(id)
        #expect(kept.keeper == CounterTown.officer.keeper)
      }
    }
  }

  @Test("it goes home with a code, and comes back by it with everything typed on the way")
  func homeAndBack() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, Self.name)
        let sent = try await client.post(HandoverRoutes.homePath(id), [])
        #expect(sent.text.contains(SampleApplications.resumeCode(of: id)) && sent.text.contains("/resume"))
        let gone = try await client.get(InterviewRoutes.path(id))
        #expect(gone.status == .notFound)
        var home = try await counter.applications.open(id, of: .browser)
        #expect(home.channel == .web && home.typed.first("owner-name.family") == "髙﨑")
        home.typed["owner-email"] = ["hanako@example.jp"]
        home.provenance = ["owner-name": .prefilled(.profile)]
        try await counter.applications.save(home)
        let back = try await client.post(
          HandoverRoutes.resumedPath, [("code", SampleApplications.resumeCode(of: id)), ("by", "phone")])
        #expect(back.location == InterviewRoutes.path(id))
        let kept = try await counter.kept(id)
        #expect(kept.channel == .phone && kept.typed == home.typed && kept.provenance == home.provenance)
        #expect(counter.actions().contains("counter.sent-home") && counter.actions().contains("counter.resumed"))
      }
    }
  }

  @Test("a code that opens nothing is refused beside its field, and guessing ends")
  func guessing() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        _ = try await client.get("/staff/counter")
        let refused = try await client.post(HandoverRoutes.resumedPath, [("code", "<b>ABCD"), ("by", "counter")])
        #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
        #expect(refused.text.contains("この再開コードでは開けません") && refused.text.contains("&lt;b&gt;ABCD"))
        var last = refused
        for _ in 0..<HandoverRoutes.resumeLimit.most {
          last = try await client.post(HandoverRoutes.resumedPath, [("code", "ABCD"), ("by", "counter")])
        }
        #expect(last.status == .tooManyRequests)
      }
    }
  }

  private actor Box {
    private(set) var text = ""
    func keep(_ text: String) { self.text = text }
  }
}

extension TestClient {
  /// Begins an application and gives the page where it is entered.
  fileprivate func begun(_ channel: String) async throws -> String {
    guard channel == "paper" else { return InterviewRoutes.path(try await begin(channel)) }
    _ = try await get("/staff/counter/paper")
    return try await post(
      "/staff/counter/paper", [("codes", ""), ("procedure", "dog-registration"), ("received", "2026-11-20")]
    ).location
  }
}
