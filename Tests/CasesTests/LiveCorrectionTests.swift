@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("A correction while it is filled in") struct LiveCorrectionTests {
  /// An application about everything, of which an officer has marked some questions.
  private func withCorrection(
    _ marked: [String], _ engine: Engine = .sqlite,
    _ body: @escaping @Sendable (CaseSite, ID<Case>) async throws -> Void
  ) async throws {
    try await withCases(engine, definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      _ = try await site.sendEvery()
      _ = try await site.client.get("/apply/dog-registration/review")
      _ = try await site.client.post("/apply/dog-registration/review")
      let value = try await site.onlyCase()
      _ = try await site.client.get("/apply/dog-registration/receipt")
      let correction = Correction(marks: marked.map { .init(question: $0, words: "\($0)をお確かめください。") }, words: "")
      let work = OfficerWork(desk: site.desk, officer: CaseSite.officer)
      try await site.town.database.write { tx in
        try work.askCorrection(value.id, revision: value.revision, correction, in: tx)
      }
      let page = try await site.client.get("/status/\(value.id)/correction").text
      #expect(page.contains("data-live=\"/status/\(value.id)/correction/live\""))
      for question in marked { #expect(page.contains("\(question)をお確かめください。")) }
      try await body(site, value.id)
    }
  }

  private func record(_ site: CaseSite, _ id: ID<Case>) async throws -> Answers {
    try await site.town.database.read { [desk = site.desk] tx in
      try desk.cases.record(of: id, in: tx).record.answersByQuestion
    }
  }

  @Test("what an answer opens or works out is on the page at once, and nothing of it is kept")
  func live() async throws {
    try await withCorrection(["known", "copies"]) { site, id in
      let path = "/status/\(id)/correction/live"
      let same = try await site.client.post(path, [("known", "false"), ("copies", "2"), ("shown", "known,copies")])
      #expect(same.status == .ok && !same.text.contains("data-question=\"detail\"") && !same.text.contains("<html"))
      #expect(!same.text.contains("data-question=\"fee\""))
      let more = try await site.client.post(path, [("known", "true"), ("copies", "3"), ("shown", "known,copies")])
      #expect(more.text.contains("data-question=\"detail\"") && more.text.contains("9,000円"))
      #expect(!more.text.contains("data-question=\"stay\""))
      let kept = try await site.town.database.read { [desk = site.desk] tx in
        try desk.cases.correctionTyped(of: id, in: tx)
      }
      #expect(kept == nil)
      #expect(try await site.client.get(path).location == "/status/\(id)/correction")
    }
  }

  @Test("is on record once for each person and hour, however often the page asks", arguments: Engine.available)
  func trace(engine: Engine) async throws {
    try await withCorrection(["known"], engine) { site, id in
      func read() async throws -> [AuditActor] {
        for answer in ["true", "false", "true"] {
          let fields = [("known", answer), ("shown", "known"), ("once", "")]
          #expect(try await site.client.post("/status/\(id)/correction/live", fields).status == .ok)
        }
        let entries = site.audit.entries.filter { $0.action == "cases.correction-read" }
        #expect(entries.allSatisfy { $0.subject == "case:\(id)" })
        return entries.map(\.actor)
      }
      #expect(try await read() == [.applicant])
      #expect(try await read() == [.applicant])
      site.clock.advance(seconds: 3600)
      let (receipt, secret) = (try await site.onlyCase().receipt, ApplicantSecret.secret(of: id, vault: site.town.vault))
      _ = try await site.client.post("/status", [("receipt", receipt.description), ("secret", secret.text)])
      #expect(try await read() == [.applicant, .applicant])
    }
  }

  @Test("without script the opened question is asked before anything is sent", arguments: Engine.available)
  func opened(engine: Engine) async throws {
    try await withCorrection(["known"], engine) { site, id in
      let path = "/status/\(id)/correction"
      let more = try await site.client.post(path, [("known", "true"), ("shown", "known"), ("action", "next")])
      #expect(more.status == .ok && more.text.contains("質問が増えました") && more.text.contains("name=\"detail\""))
      let sent = try await site.client.post(
        path, [("known", "true"), ("detail", "先週"), ("shown", "known,detail"), ("action", "next")])
      #expect(sent.location == "/status/\(id)")
      #expect(try await record(site, id)["detail"] == .text("先週"))
    }
  }

  @Test("with script the question it opened comes along; others that come along change nothing")
  func together() async throws {
    try await withCorrection(["known"]) { site, id in
      let sent = try await site.client.post(
        "/status/\(id)/correction",
        [
          ("known", "true"), ("detail", "先週"), ("place.place", "よそ"), ("shown", "known,detail,place"),
          ("action", "next"),
        ])
      #expect(sent.location == "/status/\(id)")
      let answers = try await record(site, id)
      #expect(answers["detail"] == .text("先週"))
      guard case .location(let place)? = answers["place"] else { throw CasesProblem.notFound }
      #expect(place.place == "中央公園")
    }
  }

  @Test("a row is added and taken away as on the form's own pages")
  func rows() async throws {
    try await withCorrection(["puppies"]) { site, id in
      let path = "/status/\(id)/correction"
      let shown = "puppies,puppies.1.name,puppies.1.weight,puppies.1.photo,puppies.1.chip"
      let first = [("puppies", "1"), ("puppies.1.name", "ころ"), ("puppies.1.weight", "2"), ("shown", shown)]
      let added = try await site.client.post(path, first + [("add-row", "puppies")])
      #expect(added.location == "\(path)#puppies.2")
      let page = try await site.client.get(path).text
      #expect(page.contains("name=\"puppies.2.name\"") && page.contains("name=\"remove-row\" value=\"puppies.2\""))
      let both = first.dropLast() + [
        ("puppies", "2"), ("puppies.2.name", "しろ"),
        ("shown", shown + ",puppies.2.name,puppies.2.weight,puppies.2.photo,puppies.2.chip"), ("action", "next"),
      ]
      #expect(try await site.client.post(path, Array(both)).location == "/status/\(id)")
      #expect(try await record(site, id)["puppies"]?.rows.count == 2)
    }
  }

  @Test("is read for nobody without access, and for no case that asks for nothing")
  func refused() async throws {
    try await withCorrection(["known"]) { site, id in
      let path = "/status/\(id)/correction"
      _ = try await site.client.post(path, [("known", "false"), ("shown", "known"), ("action", "next")])
      let over = try await site.client.post("\(path)/live", [("known", "true"), ("shown", "known")])
      #expect(over.status == .conflict)
      site.client.forgetCookie("__Host-tsumugi-city-case")
      let nobody = try await site.client.post("\(path)/live", [("known", "true"), ("shown", "known")])
      #expect(nobody.status == .forbidden)
    }
  }
}
