import FormSchema
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The page of a question") struct QuestionPageTests {
  private static let name = PagesTown.owner.item("owner-name")
  private static let who = PagesTown.owner.item("who")
  private static let reason = PagesTown.owner.item("reason")

  /// Sends the form of a question with these settings in place of what stands there.
  private func save(
    _ client: TestClient, _ pages: PagesTown, _ path: DraftPath, _ fields: [(String, String)], press: String = "save"
  ) async throws -> TestClient.Answer {
    let address = pages.page("question", at: path)
    let page = try await client.get(address)
    let hidden = ["at", "was", "was-options"].compactMap { name in page.field(name).map { (name, $0) } }
    return try await client.post(address, hidden + fields + [("press", press)])
  }

  @Test("of every type can be opened and shows its own settings", arguments: QuestionType.Name.allCases)
  func types(type: QuestionType.Name) async throws {
    try await withPages { pages in
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(Self.reason.key("type"), to: .text(type.rawValue), was: "text"), by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get(pages.page("question", at: Self.reason))
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        for setting in DraftSetting.main(of: type) where setting.kind != .table {
          #expect(page.text.contains("name=\"set:\(setting.key)\""), "\(setting.key)")
        }
      }
    }
  }

  @Test("shows the question as residents see it; one of a row with its row")
  func preview() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let inner = PagesTown.matter.item("dogs").key("questions").item("call")
        for (path, shown) in [(Self.who, "owner who"), (inner, "matter dogs")] {
          let page = try await client.get(pages.page("question", at: path))
          #expect(page.text.contains("見本のページ \(shown)"), "\(shown)")
        }
      }
    }
  }

  @Test("keeps what is typed, and takes away what is emptied")
  func settings() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let saved = try await save(
          client, pages, Self.reason, [("set:label", " 理由 "), ("set:max-length", "２０"), ("set:hint", "短く")])
        #expect(saved.status == .seeOther)
        let folder = try await pages.folder()
        #expect(folder.text(Self.reason.key("label")) == "理由" && folder[Self.reason.key("max-length")] == .number(20))
        // The box was not ticked this time; the condition has a page of its own and stays.
        #expect(folder[Self.reason.key("optional")] == nil && folder.text(Self.reason.key("when")) != nil)
        _ = try await save(client, pages, Self.reason, [("set:label", "理由"), ("set:hint", "")])
        let hint = try await pages.written(Self.reason.key("hint"))
        #expect(hint == nil)
      }
    }
  }

  @Test("says beside the field what is no number, and loses nothing")
  func noNumber() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let wrong = try await save(
          client, pages, Self.reason, [("set:label", "理由です"), ("set:max-length", "たくさん")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        #expect(wrong.text.contains("value=\"たくさん\"") && wrong.text.contains("value=\"理由です\""))
        let label = try await pages.written(Self.reason.key("label"))
        #expect(label == "代理の理由")
      }
    }
  }

  @Test("adds, moves and removes options; what else is written of one stays")
  func options() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let fields = [
          ("set:label", "どなたが届け出ますか"), ("option:0.from", "0"), ("option:0.id", "self"), ("option:0.label", "ご本人"),
          ("option:1.from", "1"), ("option:1.id", "proxy"), ("option:1.label", "代理人"),
        ]
        let added = try await save(client, pages, Self.who, fields, press: "option-add")
        #expect(added.location.hasSuffix("#options"))
        var folder = try await pages.folder()
        let options = Self.who.key("options")
        #expect(folder.items(options).map(\.value.itemID) == ["self", "proxy", "option-3"])
        #expect(folder.text(options.item("self").key("label")) == "ご本人" && folder.text(options.item("proxy").key("note")) == "残る")
        let unnamed = try await save(
          client, pages, Self.who, fields + [("option:2.from", "2"), ("option:2.id", "self"), ("option:2.label", "")])
        #expect(unnamed.status == .unprocessableContent && unnamed.errorsHaveTargets)
        let third = [("option:2.from", "2"), ("option:2.id", "option-3"), ("option:2.label", "家族")]
        _ = try await save(client, pages, Self.who, fields + third, press: "option-up 2")
        _ = try await save(
          client, pages, Self.who,
          [
            ("set:label", "どなたが届け出ますか"), ("option:0.from", "0"), ("option:0.id", "self"), ("option:0.label", "ご本人"),
            ("option:1.from", "1"), ("option:1.id", "option-3"), ("option:1.label", "家族"), ("option:2.from", "2"),
            ("option:2.id", "proxy"), ("option:2.label", "代理人"),
          ], press: "option-remove 0")
        folder = try await pages.folder()
        #expect(folder.items(options).map(\.value.itemID) == ["option-3", "proxy"])
        #expect(folder.text(options.item("proxy").key("note")) == "残る")
      }
    }
  }

  @Test("is added with a type and words; sent twice it is there once")
  func new() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("new-question", at: PagesTown.matter)
        let page = try await client.get(address)
        let hidden = [("at", PagesTown.matter.description), ("id", page.field("id") ?? "")]
        let wrong = try await client.post(address, hidden)
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        let fields = hidden + [("label", "犬の種類"), ("type", "choice")]
        let first = try await client.post(address, fields)
        _ = try await client.post(address, fields)
        #expect(try await client.get(first.location).text.contains("犬の種類"))
        let questions = try await pages.folder().items(PagesTown.matter)
        #expect(questions.count == 3)
        let taken = try await client.post(address, fields.filter { $0.0 != "id" } + [("id", "count")])
        #expect(taken.status == .unprocessableContent && taken.text.contains("もう使われています"))
      }
    }
  }

  @Test("loses what its new type does not know, and keeps its words")
  func changedType() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("type", at: Self.who)
        let page = try await client.get(address)
        let hidden = [("at", Self.who.description), ("was", page.field("was") ?? "")]
        #expect(try await client.post(address, hidden + [("type", "song")]).status == .unprocessableContent)
        _ = try await client.post(address, hidden + [("type", "yes-no")])
        let question = try await pages.folder()[Self.who]
        #expect(question?["type"] == "yes-no" && question?["options"] == nil && question?["label"] == "どなたが届け出ますか")
        // The words of a question become the text of an information.
        let again = [("at", Self.who.description), ("was", #""yes-no""#), ("type", "information")]
        _ = try await client.post(address, again)
        let information = try await pages.folder()[Self.who]
        #expect(information?["label"] == nil && information?["text"] == "どなたが届け出ますか")
      }
    }
  }

  @Test("gets another id together with everything that names it, after that was shown")
  func rename() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("id", at: Self.who)
        let page = try await client.get(address).text
        #expect(page.contains("条件（代理の理由）"))
        for (id, words) in [("Wer?", "英小文字で始まり"), ("owner-name", "もう使われています"), ("", "英小文字で始まり")] {
          let wrong = try await client.post(address, [("at", Self.who.description), ("id", id)])
          #expect(wrong.status == .unprocessableContent && wrong.text.contains(words), "\(id)")
        }
        let renamed = try await client.post(address, [("at", Self.who.description), ("id", "applicant-kind")])
        #expect(try await client.get(renamed.location).status == .ok)
        let when = try await pages.written(Self.reason.key("when"))
        #expect(when == "applicant-kind = \"proxy\"")
      }
    }
  }

  @Test("leaves after it was told what still uses it")
  func removal() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("removal", at: Self.who)
        #expect(try await client.get(address).text.contains("ほかの1か所で"))
        _ = try await client.post(address, [("at", Self.who.description)])
        let gone = try await pages.folder()[Self.who]
        #expect(gone == nil)
        #expect(try await client.get(pages.page("question", at: Self.who)).status == .notFound)
      }
    }
  }

  @Test("moves to another page, and a copy has an id of its own")
  func placement() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let move = pages.page("move", at: Self.name)
        _ = try await client.get(move)
        let fields = [("at", Self.name.description), ("list", PagesTown.matter.description), ("where", "first")]
        #expect(try await client.post(move, [("at", Self.name.description), ("list", "form.yaml")]).status == .unprocessableContent)
        #expect(try await client.post(move, fields).status == .seeOther)
        let moved = try await pages.folder().items(PagesTown.matter).compactMap(\.value.itemID)
        #expect(moved == ["owner-name", "count", "dogs"])
        let copied = PagesTown.matter.item("owner-name")
        let copy = pages.page("copy", at: copied)
        let taken = [("at", copied.description), ("list", PagesTown.matter.description), ("id", "count")]
        #expect(try await client.post(copy, taken).status == .unprocessableContent)
        _ = try await client.post(copy, taken.dropLast() + [("id", "second-name")])
        let label = try await pages.written(PagesTown.matter.item("second-name").key("label"))
        #expect(label == "氏名")
      }
    }
  }

  @Test("that somebody else changed too shows both, and one of them is chosen", arguments: ["mine", "theirs"])
  func conflict(choice: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("question", at: Self.name)
        let page = try await client.get(address)
        let label = Self.name.key("label")
        _ = try await pages.feature.desk.edit(
          pages.draft, .set(label, to: "飼い主の氏名", was: "氏名"), by: BuilderTown.colleague)
        let both = try await client.post(
          address,
          [
            ("at", Self.name.description), ("was", page.field("was") ?? ""), ("set:label", "お名前"), ("set:hint", "戸籍のとおりに"),
            ("press", "save"),
          ])
        #expect(both.status == .conflict && both.text.contains("お名前") && both.text.contains("飼い主の氏名"))
        let names = ["edit", "then", "place.1", "kind.1", "was.1", "theirs.1"]
        let fields = names.map { ($0, both.field($0) ?? "") } + [("choice.1", choice)]
        let settled = try await client.post("\(pages.outline)/conflict", fields)
        #expect(settled.status == .seeOther)
        let folder = try await pages.folder()
        #expect(folder.text(label) == (choice == "mine" ? "お名前" : "飼い主の氏名"))
        #expect(folder.text(Self.name.key("hint")) == "戸籍のとおりに")
      }
    }
  }

  @Test("that is no question of the draft is not found", arguments: ["", "?at=", "?at=form.yaml", "?at=form.yaml%3Asections/%40x"])
  func missing(query: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        for name in ["question", "type", "id", "removal", "move", "condition", "section"] {
          let answer = try await client.get("\(pages.outline)/\(name)\(query)")
          #expect(answer.status == .notFound, "\(name)")
        }
      }
    }
  }
}
