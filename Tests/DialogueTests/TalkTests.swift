import FormSchema
import FormScript
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Dialogue

@Suite("A conversation") struct TalkTests {
  private static let path = DialogueTown.talk

  @Test("goes from the first question to the receipt, turn by turn")
  func toReceipt() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        #expect(try await client.get(Self.path).text.contains("犬の登録"))
        #expect(try await client.post(Self.path, [("begin", "1")]).status == .seeOther)
        try await client.talk(whole, at: Self.path)
        let summary = try await client.get(Self.path).text
        #expect(summary.contains("神奈川県平塚市浅間町9-1") && summary.contains("name=\"mend\" value=\"birth\""))
        let last = try await client.talk(["はい", "はい"], at: Self.path)
        #expect(last?.location == "/apply/dog-registration/receipt")
        let application = try dialogue.only
        #expect(application.channel == .chat && application.submitted != nil)
        #expect(application.typed.first("home.city") == "平塚市" && application.typed.first("dogs.1.call") == "ポチ")
        let again = try await client.post(Self.path, [("step", "confirmation"), ("choice", "1")])
        #expect(again.location == "/apply/dog-registration/receipt" && dialogue.applications.cases == 1)
      }
    }
  }

  @Test("shows what was said so far, and says what was not understood beside the input")
  func log() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        try await client.talk(["254-0041", "1", "9-1", "とばす"], at: Self.path)
        let wrong = try await client.say("昭和65年1月1日", at: Self.path)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("value=\"昭和65年1月1日\""))
        let page = try await client.get(Self.path).text
        #expect(page.contains("role=\"log\"") && page.contains("254-0041") && !page.contains("昭和65年"))
        #expect(!page.contains("dialogue."))
      }
    }
  }

  @Test("counts a turn once, however often it is sent, and takes nothing for a step that is none")
  func twice() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        for _ in 1...2 { _ = try await client.post(Self.path, [("step", "home.postal-code"), ("say", "254-0041")]) }
        #expect(try dialogue.only.typed.fields == ["home.postal-code": ["254-0041"]])
        for step in ["birth", "reading-back.0", "confirmation", "confirmed", "", "home.postal-code?", "../x"] {
          let garbage = try await client.post(Self.path, [("step", step), ("say", "1"), ("return", step)])
          #expect(garbage.status == .seeOther)
        }
        #expect(try dialogue.only.typed.fields == ["home.postal-code": ["254-0041"]])
        #expect(try await client.get(Self.path).text.contains("神奈川県平塚市浅間町"))
      }
    }
  }

  @Test("takes presses at once for one")
  func atOnce() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
          for _ in 1...8 {
            group.addTask {
              try await client.post(Self.path, [("step", "home.postal-code"), ("say", "254-0041")]).status
            }
          }
          return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(statuses == [.seeOther])
        #expect(try dialogue.only.typed.fields == ["home.postal-code": ["254-0041"]])
      }
    }
  }

  @Test("takes another answer from a page one went back to")
  func backButton() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        try await client.talk(["とばす", "神奈川県", "平塚市"], at: Self.path)
        let other = try await client.post(Self.path, [("step", "home.city"), ("say", "茅ヶ崎市")])
        #expect(other.status == .seeOther)
        let application = try dialogue.only
        #expect(application.typed.first("home.city") == "茅ヶ崎市")
        #expect(TestClient.step(of: try await client.get(Self.path).text) == "home.town")
      }
    }
  }

  @Test("lets an earlier answer be given anew, and goes on where it was")
  func change() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        try await client.talk(["とばす", "神奈川県", "平塚市", "浅間町"], at: Self.path)
        _ = try await client.post(Self.path, [("return", "home.city")])
        let asked = try await client.get(Self.path).text
        #expect(TestClient.step(of: asked) == "home.city" && asked.contains("value=\"keep\""))
        _ = try await client.post(Self.path, [("step", "home.city"), ("choice", "keep")])
        #expect(TestClient.step(of: try await client.get(Self.path).text) == "home.street")
      }
    }
  }

  @Test("takes files, and says what it cannot take")
  func files() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        try await client.talk(whole.dropLast(), at: Self.path)
        let empty = try await client.postFiles(Self.path, [("step", "photo"), ("choice", "1")], files: [])
        #expect(empty.status == .unprocessableContent)
        let wrong = try await client.postFiles(
          Self.path, [("step", "photo"), ("choice", "1")], files: [("photo", "犬.pdf", Array("%PDF-1.7\n".utf8))])
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("href=\"#photo\""))
        let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1]
        let sent = try await client.postFiles(
          Self.path, [("step", "photo"), ("choice", "1")], files: [("photo", "犬.jpg", photo)])
        #expect(sent.status == .seeOther)
        #expect(try dialogue.only.typed.attachments("photo").map(\.name) == ["犬.jpg"])
        let next = try await client.get(Self.path).text
        #expect(TestClient.step(of: next) == "reading-back.0" && next.contains("犬.jpg"))
        _ = try await client.post(Self.path, [("mend", "photo")])
        let again = try await client.get(Self.path).text
        let file = again.firstMatch(of: /name="remove-file" value="([^"]*)"/).map { String($0.1) } ?? ""
        _ = try await client.post(Self.path, [("step", "photo"), ("remove-file", file)])
        #expect(try dialogue.only.typed.attachments("photo").isEmpty)
      }
    }
  }

  @Test("belongs to the browser that began it")
  func other() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        _ = try await client.say("254-0041", at: Self.path)
        let other = client.another()
        #expect(try await !other.get(Self.path).text.contains("254-0041"))
        #expect(try await other.post(Self.path, [("step", "home.prefecture"), ("say", "1")]).status == .notFound)
      }
    }
  }

  @Test("is the same application as on the form's pages: what was typed there is not asked again")
  func formBetween() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        _ = try await client.say("254-0041", at: Self.path)
        var application = try dialogue.only
        for (field, value) in ["prefecture": "神奈川県", "city": "平塚市", "town": "浅間町", "street": "9-1"] {
          application.typed["home.\(field)"] = [value]
        }
        try await dialogue.applications.save(application)
        let page = try await client.get(Self.path).text
        #expect(TestClient.step(of: page) == "home.building")
        _ = try await client.say("やめる", at: Self.path)
        let rest = try await client.get(Self.path).text
        #expect(rest.contains(SampleApplications.resumeCode(of: application.id)) && rest.contains("/saved"))
        _ = try await client.post(Self.path, [("step", "stopped"), ("choice", "はい")])
        #expect(TestClient.step(of: try await client.get(Self.path).text) == "home.building")
        let start = try await client.get(Self.path + "/start").text
        #expect(start.contains("name=\"begin\"") && start.contains(SampleApplications.resumeCode(of: application.id)))
      }
    }
  }

  @Test("offers what is known of who is signed in, and keeps where it came from")
  func known() async throws {
    try await withDialogue { dialogue in
      let resident = Resident(id: dialogue.town.world.newID())
      try await dialogue.browse(as: resident) { client in
        try await client.beginTalk()
        let offered = try await client.get(Self.path).text
        #expect(TestClient.step(of: offered) == "home=" && offered.contains("神奈川県平塚市浅間町9-1"))
        _ = try await client.say("はい", at: Self.path)
        _ = try await client.say("とばす", at: Self.path)
        #expect(try dialogue.only.provenance == ["home": .prefilled(.residents)])
        _ = try await client.say("いいえ", at: Self.path)
        #expect(try dialogue.only.provenance["birth"] == .typed)
        _ = try await client.say("昭和46年1月1日", at: Self.path)
        #expect(try dialogue.only.typed.first("birth") == "昭和46年1月1日")
      }
    }
  }

  @Test("adds a row by one press")
  func anotherRow() async throws {
    try await withDialogue { dialogue in
      try await dialogue.browse { client in
        try await client.beginTalk()
        try await client.talk(Array(whole.dropLast()), at: Self.path)
        #expect(try await client.get(Self.path).text.contains("value=\"another\""))
        _ = try await client.post(Self.path, [("step", "photo"), ("choice", "another")])
        #expect(TestClient.step(of: try await client.get(Self.path).text) == "dogs.2.call")
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

  @Test("a call is kept sealed, listed for its officer, and forgotten after a month", arguments: Engine.available)
  func call(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock, migrations: DialogueFeature.migrations) { town in
      let store = CallStore(town: town)
      var call = Call()
      (call.caller, call.name, call.phone) = (.family, "髙﨑　次郎", "090-0000-0000")
      (call.checks, call.callBackOn, call.callBackTime) = ([.name, .address], CivilDate("2026-12-01"), "午後2時")
      (call.note, call.keepsNote) = ("耳が遠い", false)
      let kept = call
      try await town.database.write { tx in
        try store.keep(Call(), of: "a", by: "1", in: tx)
        try store.keep(kept, of: "a", by: "1", in: tx)
        try store.keep(Call(), of: "b", by: "2", in: tx)
      }
      let (listed, stored) = try await town.database.read { tx in
        (try store.list(of: "1", in: tx), try tx.firstRow("SELECT facts FROM dialogue_call WHERE application = 'a'"))
      }
      #expect(listed == ["a": call])
      let bytes = try #require(stored).bytes("facts")
      #expect(!String(decoding: bytes, as: UTF8.self).contains("090"))
      clock.advance(seconds: 32 * 86_400)
      let left = try await town.database.write { tx in
        let isRemoved = try store.remove("b", in: tx)
        let isRemovedAgain = try store.remove("b", in: tx)
        try store.keep(Call(), of: "c", by: "1", in: tx)
        return (isRemoved, isRemovedAgain, try store.list(of: "1", in: tx).keys.sorted())
      }
      #expect(left == (true, false, ["c"]))
    }
  }
}
