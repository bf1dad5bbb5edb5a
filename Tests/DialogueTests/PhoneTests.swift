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

@testable import Dialogue

@Suite("The script on the telephone") struct PhoneTests {
  private static let who: [(String, String)] = [
    ("caller", "family"), ("name", "髙﨑　次郎"), ("phone", "090-1234-5678"), ("checks", "name"), ("checks", "birth-date"),
  ]

  @Test("leads an officer from the first sentence to the receipt, and is on record")
  func call() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let path = try await client.beginCall()
        let greeting = try await client.get(path + "/caller").text
        #expect(greeting.contains("お電話ありがとうございます") && greeting.contains("犬の登録"))
        _ = try await client.post(path + "/caller", Self.who + [("action", "go-on")])
        let first = try await client.get(path).text
        #expect(first.contains("本人確認済み") && first.contains("髙﨑　次郎") && !first.contains("dialogue."))
        try await client.talk(whole, at: path)
        let reading = try await client.get(path).text
        #expect(reading.contains("郵便番号、254の、0041、神奈川県平塚市浅間町9の1"))
        let last = try await client.talk(["はい", "はい"], at: path)
        #expect(last?.location == path + "/receipt")
        let receipt = try await client.get(path + "/receipt").text
        #expect(receipt.contains("2 6、4 K 7 M、P 3 X Q、7") && receipt.contains("AAAA-BBBB-CCCC"))
        let application = try dialogue.only
        #expect(application.channel == .phone && application.submitted != nil)
        let actions = dialogue.audit.actions
        #expect(actions.first == "dialogue.calls-listed" || actions.first == "dialogue.begun")
        #expect(Set(actions).isSuperset(of: [
          "dialogue.begun", "dialogue.caller-noted", "dialogue.saved", "dialogue.receipt-viewed",
        ]))
      }
    }
  }

  @Test("notes who called with the case; the note itself goes on or is dropped", arguments: [true, false])
  func notes(isKept: Bool) async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let path = try await client.beginCall()
        _ = try await client.post(path + "/caller", Self.who + [("action", "go-on")])
        _ = try await client.post(path, [("step", "home.postal-code"), ("say", "254-0041"), ("note", "耳が遠い方")])
        #expect(try await client.get(path).text.contains("耳が遠い方"))
        try await client.talk(Array(whole.dropFirst()) + ["はい"], at: path)
        let confirm = try await client.get(path).text
        #expect(confirm.contains("name=\"keeps-note\"") && confirm.contains("耳が遠い方"))
        var fields = [("step", "confirmation"), ("say", "はい"), ("note", "耳が遠い方"), ("note-asked", "1")]
        if isKept { fields.append(("keeps-note", "true")) }
        _ = try await client.post(path, fields)
        let words = try #require(dialogue.notes.words.first)
        #expect(words.contains("家族 髙﨑　次郎") && words.contains("氏名と読み、生年月日") && words.contains("090-1234-5678"))
        #expect(words.contains("耳が遠い方") == isKept)
        _ = try await client.get(path + "/receipt")
        #expect(dialogue.notes.words.count == 1)
        let left = try await dialogue.town.database.read { tx in
          try tx.rows("SELECT application FROM dialogue_call").count
        }
        #expect(left == 0)
      }
    }
  }

  @Test("hands the note over later when nothing but that was left to do")
  func noteLeft() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let path = try await client.beginCall()
        try await client.talk(whole + ["はい", "はい"], at: path)
        let id = try dialogue.only.id, officer = DialogueTown.officer.id.description
        try await dialogue.town.database.write { tx in
          try CallStore(town: dialogue.town).keep(Call(), of: id, by: officer, in: tx)
        }
        for _ in 1...2 { _ = try await client.get(path + "/receipt") }
        #expect(dialogue.notes.words.count == 2)
      }
    }
  }

  @Test("lists who waits to be called back, the overdue first")
  func callBack() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        for (name, day) in [("先の方", "2026-12-05"), ("今日の方", "2026-11-21")] {
          let path = try await client.beginCall()
          let kept = try await client.post(
            path + "/caller",
            [
              ("name", name), ("phone", "090"), ("call-back-on", day), ("call-back-time", "午後"),
              ("action", "call-back"),
            ])
          #expect(kept.location == "/staff/talk")
        }
        let list = try await client.get("/staff/talk").text
        let first = try #require(list.firstRange(of: "今日の方")), second = try #require(list.firstRange(of: "先の方"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(dialogue.audit.actions.contains("dialogue.calls-listed"))
        dialogue.clock.advance(seconds: 86_400)
        #expect(try await client.get("/staff/talk").text.contains("日を過ぎています"))
      }
    }
  }

  @Test(
    "says what is missing or wrong about calling back",
    arguments: [
      ("", "2026-12-05", "phone"), ("090", "", "call-back-on"), ("090", "2026-11-20", "call-back-on"),
      ("090", "そのうち", "call-back-on"),
    ])
  func wrongCallBack(phone: String, day: String, field: String) async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let path = try await client.beginCall()
        let refused = try await client.post(
          path + "/caller", [("phone", phone), ("call-back-on", day), ("name", "佐藤"), ("action", "call-back")])
        #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#\(field)\""))
        #expect(refused.text.contains("佐藤"))
      }
    }
  }

  @Test("asks the caller once whether what the registry says is right")
  func registry() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer(as: DialogueTown.registrar) { client in
        let path = try await client.beginCall()
        #expect(try await !client.get(path).text.contains("/resident"))
        _ = try await client.post(path + "/caller", Self.who + [("action", "go-on")])
        #expect(try await client.get(path).text.contains("/resident?from=talk"))
        var application = try dialogue.only
        application.typed["birth"] = ["昭和45年3月2日"]
        application.provenance["birth"] = .prefilled(.residents)
        try await dialogue.applications.save(application)
        try await client.talk(["254-0041", "1", "9-1", "とばす"], at: path)
        let asked = try await client.get(path).text
        #expect(TestClient.step(of: asked) == "birth=" && asked.contains("昭和45年"))
        _ = try await client.say("はい", at: path)
        #expect(TestClient.step(of: try await client.get(path).text) == "dogs")
        #expect(try dialogue.only.provenance == ["birth": .prefilled(.residents)])
      }
    }
  }

  @Test("lets the officer go back to any answer")
  func change() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let path = try await client.beginCall()
        try await client.talk(["254-0041", "1", "9-1", "とばす", "昭和45年3月2日"], at: path)
        _ = try await client.post(path, [("return", "home.street")])
        let asked = try await client.get(path).text
        #expect(TestClient.step(of: asked) == "home.street" && asked.contains("9-1"))
        _ = try await client.say("=", at: path)
        #expect(TestClient.step(of: try await client.get(path).text) == "dogs")
      }
    }
  }

  @Test("is printed whole")
  func printed() async throws {
    try await withDialogue { dialogue in
      try await dialogue.answer { client in
        let page = try await client.get("/staff/talk/procedures/dog-registration").text
        #expect(page.contains("住所を、教えていただけますか。") && page.contains("犬の写真"))
      }
    }
  }
}
