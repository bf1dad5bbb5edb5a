@testable import Cases
import FormSchema
import HTTPTypes
import Kernel
import Testing
import Web
import WebTestSupport

@Suite("Rows on a page") struct RowPageTests {
  @Test("the rows a form wants at least stand there from the start")
  func least() async throws {
    try await withCases(definition: .everyQuestion) { site in
      let page = try await site.openEvery()
      #expect(page.contains(#"type="hidden" name="puppies" value="1""#))
      #expect(page.contains(#"name="add-row" value="puppies""#))
      #expect(!page.contains(#"name="remove-row""#), "the last of the rows that are wanted cannot be taken away")
    }
  }

  @Test("a row is added behind the others with everything typed kept, and the page goes on there")
  func add() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let added = try await site.sendEvery(more: [("add-row", "puppies")])
      #expect(added.status == .seeOther && added.location == "/apply/dog-registration/pages/every#puppies.2")
      let page = try await site.client.get("/apply/dog-registration/pages/every").text
      #expect(page.contains(#"id="puppies.2" tabindex="-1""#) && page.contains("value=\"ころ\""))
      #expect(!page.contains(#"name="add-row""#), "no more than the form allows")
      let beyond = try await site.sendEvery(more: [("puppies", "2"), ("add-row", "puppies")])
      #expect(beyond.status == .seeOther)
      let full = try await site.onlyDraft()
      #expect(full.typed.rowKeys("puppies") == ["1", "2"])
    }
  }

  @Test("a removed row is gone with its answers and files, and its name is not used again")
  func remove() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      _ = try await site.client.postFiles(
        "/apply/dog-registration/pages/every",
        [("puppies", "1"), ("puppies.1.name", "ころ"), ("shown", CaseSite.everyShown), ("action", "upload")],
        files: [("puppies.1.photo", "koro.png", CaseSite.png)])
      let uploaded = try await site.onlyDraft()
      #expect(uploaded.typed.attachments("puppies.1.photo").map(\.name) == ["koro.png"])
      let removed = try await site.sendEvery(more: [("remove-row", "puppies.1")])
      #expect(removed.location == "/apply/dog-registration/pages/every#puppies")
      let empty = try await site.onlyDraft().typed
      #expect(empty.rowKeys("puppies").isEmpty && empty.everyAttachment.map(\.name) == ["signature.png"])
      let fields = CaseSite.every.filter { !$0.0.hasPrefix("puppies") }
      _ = try await site.post("every", fields + [("add-row", "puppies")], shown: CaseSite.everyShown)
      let renewed = try await site.onlyDraft()
      #expect(renewed.typed.rowKeys("puppies") == ["2"])
    }
  }

  @Test("names of rows that are none change nothing", arguments: [
    ("add-row", "nobody"), ("add-row", "puppies.1"), ("add-row", ""), ("remove-row", "puppies.7"), ("remove-row", "copies"),
    ("remove-row", "puppies.1.name"), ("remove-row", ""),
  ])
  func forged(button: String, name: String) async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let answer = try await site.sendEvery(more: [(button, name)])
      #expect(answer.status.code < 400)
      let draft = try await site.onlyDraft()
      #expect(draft.typed.rowKeys("puppies") == ["1"])
    }
  }

  @Test("a page that claims more rows than any form has leaves no more than a form can have")
  func many() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let answer = try await site.post(
        "every", (1...150).map { ("puppies", "\($0)") }, shown: CaseSite.everyShown)
      #expect(answer.status == .unprocessableContent)
      let draft = try await site.onlyDraft()
      #expect(draft.typed.rowKeys("puppies").count == RepeatedGroup.mostRows)
    }
  }

  @Test("what is wrong in a row is said with the row's own name and leads into it")
  func problem() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let wrong = try await site.sendEvery(["puppies.1.weight": "百"])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("href=\"#puppies.1.weight\""))
    }
  }

  @Test("a question that an answer opens in a row is asked before the page goes on")
  func opened() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let opened = try await site.sendEvery(["known": "true"])
      #expect(opened.text.contains("質問が増えました") && opened.text.contains("name=\"detail\""))
    }
  }

  @Test("so is one in a row that may be left empty, once")
  func openedOptional() async throws {
    try await withCases(definition: .everyQuestion) { site in
      _ = try await site.openEvery()
      let opened = try await site.sendEvery(["puppies.1.weight": "5"])
      #expect(opened.status == .ok && opened.text.contains("name=\"puppies.1.story\""))
      let again = try await site.sendEvery(
        ["puppies.1.weight": "5"], more: [("puppies.1.story", "")], shown: CaseSite.everyShown + ",puppies.1.story")
      #expect(again.location == "/apply/dog-registration/review")
    }
  }
}
