@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Testing
import Web
import WebTestSupport

@Suite("Questions of every type on a page") struct QuestionTypesTests {
  @Test("each has its fields, and its problem leads to one of them")
  func problems() async throws {
    try await withCases(definition: .everyQuestion) { site in
      let page = try await site.openEvery()
      for name in [
        "visit", "visit.unknown", "stay.from", "account.institution", "account.holder", "my-number", "place.place",
        "place.latitude", "ward", "sign", "puppies", "puppies.1.name",
      ] { #expect(page.contains("name=\"\(name)\""), "\(name)") }
      let empty = try await site.post("every", [("puppies", "1")], shown: CaseSite.everyShown)
      #expect(empty.status == .unprocessableContent)
      let links = empty.text.matches(of: /href="#([a-z0-9.-]+)"/).map { String($0.1) }.filter { $0 != "main" }
      #expect(Set(links).isSuperset(of: [
        "known", "copies", "visit", "stay.from", "account.institution", "place.place", "ward", "sign", "puppies.1.name",
      ]))
      for link in links { #expect(empty.text.contains("id=\"\(link)\""), "\(link)") }
    }
  }

  @Test("all of them become an application, and the review tells them without the number itself")
  func accepted() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let sent = try await site.sendEvery()
      #expect(sent.location == "/apply/dog-registration/review", "\(sent.text)")
      let review = try await site.client.get("/apply/dog-registration/review").text
      for words in ["午後2時30分", "記号10530", "第2地区", "窓口2", "6,000円", "中央公園", "ころ", "••••••••9018"] {
        #expect(review.contains(words), "\(words)")
      }
      #expect(!review.contains("123456789018"))
      let submitted = try await site.client.post("/apply/dog-registration/review")
      #expect(submitted.location == "/apply/dog-registration/receipt")
    }
  }

  @Test("a choice that need not be answered can be taken back, and then is no answer", arguments: [
    ("kind", "shiba"), ("bites", "true"),
  ])
  func takenBack(question: String, value: String) async throws {
    try await withCases(definition: .optionalChoices) { site in
      let path = "/apply/dog-registration/pages/dog", none = "name=\"\(question)\" value=\"\""
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/owner")
      _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
      #expect(try await site.client.get(path).text.contains(none))
      let shown = "dogs,kind,bites,photo"
      for (sent, answers) in [(value, 1), ("", 0)] {
        let next = try await site.post("dog", [("dogs", "1"), (question, sent)], shown: shown, action: "pause")
        #expect(next.status == .seeOther)
        let draft = try await site.onlyDraft()
        let reading = ProcedureDefinition.optionalChoices.form.read(draft.typed, today: site.town.world.today)
        #expect((reading.answers[question] == nil) == (answers == 0) && reading.problems(at: question).isEmpty)
        // What was chosen stands chosen, none as well.
        #expect(try await site.client.get(path).text.contains("\(none) checked") == (answers == 0))
      }
    }
  }

  @Test("a choice that must be answered offers nothing to take it back")
  func notTakenBack() async throws {
    try await withCases { site in
      try await site.fillIn()
      let page = try await site.client.get("/apply/dog-registration/pages/dog").text
      #expect(page.contains("name=\"bites\" value=\"true\"") && !page.contains("name=\"bites\" value=\"\""))
    }
  }

  @Test("an option of a long table is typed by its name, its id or both", arguments: [
    ("第2地区", "w2"), ("Ｗ２", "w2"), ("w2 第2地区", "w2"), ("第２ 地区", "w2"), ("第1地区 w13", "w13"), ("w1", "w1"),
    ("第1地区", "第1地区"), ("月面地区", "月面地区"), ("", ""),
  ])
  func typedOption(typed: String, kept: String) async throws {
    try await withCases(definition: .everyQuestion) { site in
      let page = try await site.openEvery()
      #expect(page.contains("<datalist"))
      _ = try await site.post("every", [("ward", typed)], shown: "ward")
      let draft = try await site.onlyDraft()
      #expect(draft.typed.first("ward") == kept)
    }
  }

  @Test("the procedure's proposal stands in a field nobody has seen, and not in one that was emptied")
  func initial() async throws {
    try await withCases(definition: .everyQuestion) { site in
      let first = try await site.openEvery()
      #expect(first.contains(#"name="copies" type="text" value="2""#))
      _ = try await site.sendEvery()
      let sent = try await site.onlyDraft()
      #expect(sent.provenance["copies"] == .prefilled(.initial))
      _ = try await site.sendEvery(["copies": ""])
      let again = try await site.client.get("/apply/dog-registration/pages/every")
      #expect(!again.text.contains(#"name="copies" type="text" value="2""#))
      let emptied = try await site.onlyDraft()
      #expect(emptied.provenance["copies"] == .typed)
    }
  }

  @Test("who signs again means the new signature, and a signature can be taken away")
  func signature() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      _ = try await site.sendEvery()
      let one = try await site.onlyDraft().typed.attachments("sign")
      _ = try await site.client.postFiles(
        "/apply/dog-registration/pages/every", [("shown", "sign"), ("action", "upload")],
        files: [("sign", "again.png", CaseSite.png + [1])])
      let two = try await site.onlyDraft().typed.attachments("sign")
      #expect(one.count == 1 && two.map(\.name) == ["again.png"])
      _ = try await site.client.postFiles(
        "/apply/dog-registration/pages/every", [("shown", "sign"), ("remove-file", two.first?.id ?? "")], files: [])
      let unsigned = try await site.onlyDraft()
      #expect(unsigned.typed.attachments("sign").isEmpty)
    }
  }

  @Test("answers no question asks for any more are kept, and the review says that they are not sent")
  func leftOut() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let open = CaseSite.everyShown + ",detail,puppies.1.story"
      _ = try await site.sendEvery(
        ["known": "true", "puppies.1.weight": "5"], more: [("detail", "秋のこと"), ("puppies.1.story", "元気")], shown: open)
      _ = try await site.sendEvery(["puppies.1.weight": "5"], shown: CaseSite.everyShown)
      let review = try await site.client.get("/apply/dog-registration/review").text
      #expect(review.contains("次の答えは送られません") && review.contains("<li>届けた日のこと</li>"))
      #expect(review.contains("元気"))
      _ = try await site.sendEvery()
      let draft = try await site.onlyDraft()
      #expect(draft.typed.first("detail") == "秋のこと" && draft.typed.first("puppies.1.story") == "元気")
      let without = try await site.client.get("/apply/dog-registration/review").text
      #expect(!without.contains("元気"))
    }
  }
}
