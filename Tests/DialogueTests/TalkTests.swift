import FormSchema
import FormScript
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Dialogue

private struct DialogueTown: Sendable {
  let town: Town
  let applications: KeptApplications
  let audit: RecordingAudit
  let feature: DialogueFeature
}

private func withDialogue(_ body: @escaping @Sendable (DialogueTown) async throws -> Void) async throws {
  try await withTown(migrations: DialogueFeature.migrations) { town in
    let version = try #require(ProcedureVersionID(String(repeating: "0", count: 64)))
    let published = PublishedProcedure(version: version, number: 1, definition: .talkSample)
    let applications = KeptApplications(published, world: town.world), audit = RecordingAudit()
    let feature = DialogueFeature(
      town: town, procedures: OneProcedure(published: published), applications: applications, reference: OnePlace(),
      audit: audit)
    try await body(DialogueTown(town: town, applications: applications, audit: audit, feature: feature))
  }
}

extension ProcedureDefinition {
  fileprivate static var talkSample: ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "dog-registration", title: "犬の登録", summary: "届出です。", department: "citizens", whoMayApply: "飼い主",
        cost: "300円", expectedDays: 3, deadlineDays: 5, whatHappensNext: ["鑑札をお渡しします。"],
        otherWays: OtherWays(counter: "市民課"), retentionYears: 5),
      form: Form(sections: [
        Section(
          id: "owner", title: "飼い主",
          questions: [
            Question(id: "home", type: .address, label: "住所"),
            Question(id: "birth", type: .date(earliest: nil, latest: .today(plus: 0), isBirth: true), label: "生年月日"),
            Question(id: "has-dogs", type: .yesNo, label: "犬を飼っていますか"),
          ])
      ]))
  }
}

extension TestClient {
  /// Answers the step that is on the page.
  fileprivate func say(_ text: String, at path: String) async throws -> Answer {
    let page = try await get(path).text
    let step = page.firstMatch(of: /name="step" value="([^"]*)"/).map { String($0.1) } ?? ""
    return try await post(path, [("step", step), ("say", text), ("choice", "")])
  }

  /// - Returns: the last answer.
  fileprivate func talk(_ texts: [String], at path: String) async throws -> Answer? {
    var last: Answer?
    for text in texts { last = try await say(text, at: path) }
    return last
  }
}

private let whole = ["254-0041", "1", "9-1", "とばす", "昭和45年3月2日", "うん", "はい", "はい"]

@Suite("A conversation") struct TalkTests {
  private static let path = "/talk/dog-registration"

  @Test("goes from the first question to the receipt, turn by turn")
  func toReceipt() async throws {
    try await withDialogue { dialogue in
      try await withSite(dialogue.town, features: [dialogue.feature]) { client in
        #expect(try await client.get(Self.path).text.contains("犬の登録"))
        #expect(try await client.post(Self.path, [("begin", "1")]).status == .seeOther)
        let last = try await client.talk(whole, at: Self.path)
        #expect(last?.location == Self.path + "/receipt")
        let receipt = try await client.get(Self.path + "/receipt").text
        #expect(receipt.contains("26-4K7M-P3XQ-7") && receipt.contains("AAAA-BBBB-CCCC"))
        let application = try #require(dialogue.applications.all.first)
        #expect(application.channel == .chat && application.typed.first("home.city") == "平塚市")
      }
    }
  }

  @Test("shows what was said so far, and says what was not understood beside the input")
  func log() async throws {
    try await withDialogue { dialogue in
      try await withSite(dialogue.town, features: [dialogue.feature]) { client in
        _ = try await client.get(Self.path)
        _ = try await client.post(Self.path, [("begin", "1")])
        _ = try await client.talk(["254-0041", "1", "9-1", "とばす"], at: Self.path)
        let wrong = try await client.say("昭和65年1月1日", at: Self.path)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("昭和65年1月1日"))
        let page = try await client.get(Self.path).text
        #expect(page.contains("role=\"log\"") && page.contains("254-0041") && !page.contains("昭和65年"))
        #expect(!page.contains("dialogue."))
      }
    }
  }

  @Test("counts a turn once, however often it is sent")
  func twice() async throws {
    try await withDialogue { dialogue in
      try await withSite(dialogue.town, features: [dialogue.feature]) { client in
        _ = try await client.get(Self.path)
        _ = try await client.post(Self.path, [("begin", "1")])
        for _ in 1...2 { _ = try await client.post(Self.path, [("step", "home.postal-code"), ("say", "254-0041")]) }
        let application = try #require(dialogue.applications.all.first)
        #expect(application.typed.fields == ["home.postal-code": ["254-0041"]])
        #expect(try await client.get(Self.path).text.contains("神奈川県平塚市浅間町"))
      }
    }
  }

  @Test("belongs to the browser that began it")
  func other() async throws {
    try await withDialogue { dialogue in
      try await withSite(dialogue.town, features: [dialogue.feature]) { client in
        _ = try await client.get(Self.path)
        _ = try await client.post(Self.path, [("begin", "1")])
        _ = try await client.say("254-0041", at: Self.path)
        let other = client.another()
        #expect(try await !other.get(Self.path).text.contains("254-0041"))
        #expect(try await other.post(Self.path, [("step", "home.prefecture"), ("say", "1")]).status == .notFound)
      }
    }
  }
}

@Suite("The script on the telephone") struct PhoneTests {
  private static let officer = Officer(
    id: ID("01900000-0000-7000-8000-000000000001") ?? World.live.newID(), name: "織田　藍", roles: ["citizens": [.clerk]])

  @Test("leads an officer from the first sentence to the counter's receipt, and is on record")
  func call() async throws {
    try await withDialogue { dialogue in
      try await withSite(
        dialogue.town, features: [dialogue.feature], officers: FixedOfficer(Self.officer)
      ) { client in
        _ = try await client.get("/staff/talk")
        let begun = try await client.post("/staff/talk/applications", [("procedure", "dog-registration")])
        let path = String(begun.location.prefix { $0 != "#" })
        let last = try await client.talk(whole, at: path)
        #expect(last?.location.hasSuffix("/receipt") == true)
        let application = try #require(dialogue.applications.all.first)
        #expect(application.channel == .phone && application.submitted != nil)
        #expect(dialogue.audit.actions.first == "dialogue.begun" && dialogue.audit.actions.contains("dialogue.saved"))
      }
    }
  }

  @Test("is printed whole")
  func printed() async throws {
    try await withDialogue { dialogue in
      try await withSite(
        dialogue.town, features: [dialogue.feature], officers: FixedOfficer(Self.officer)
      ) { client in
        let page = try await client.get("/staff/talk/procedures/dog-registration").text
        #expect(page.contains("住所を教えてください。") && page.contains("1番、はい。"))
      }
    }
  }
}

@Suite("Where conversations stand") struct TalkStoreTests {
  @Test("is kept with the revision it belongs to, and forgotten after a month", arguments: Engine.available)
  func kept(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock, migrations: DialogueFeature.migrations) { town in
      let now = clock.world.now
      try await town.database.write { tx in
        try TalkStore.keep(ScriptPlace(), of: "a", revision: 1, at: now, in: tx)
        try TalkStore.keep(ScriptPlace(), of: "a", revision: 2, at: now, in: tx)
      }
      let revision = try await town.database.read { tx in try TalkStore.lookUp("a", in: tx)?.revision }
      #expect(revision == 2)
      try await town.database.write { tx in
        try TalkStore.keep(ScriptPlace(), of: "b", revision: 1, at: now.adding(seconds: 32 * 86_400), in: tx)
      }
      let old = try await town.database.read { tx in try TalkStore.lookUp("a", in: tx) }
      #expect(old == nil)
    }
  }
}
