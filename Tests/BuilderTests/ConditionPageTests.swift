import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The page of a condition") struct ConditionPageTests {
  private static let when = PagesTown.owner.item("reason").key("when")
  private static let other = PagesTown.matter.item("dogs").key("when")
  private static let row = [("row:0.name", "who"), ("row:0.member", ""), ("row:0.relation", "is-one-of")]

  private func send(
    _ client: TestClient, _ pages: PagesTown, _ path: DraftPath, _ press: String, _ fields: [(String, String)]
  ) async throws -> TestClient.Answer {
    let address = pages.page("condition", at: path)
    let page = try await client.get(address)
    return try await client.post(
      address, [("at", path.description), ("was", page.field("was") ?? ""), ("press", press)] + fields)
  }

  @Test("shows a condition as rows and in words")
  func shown() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.page("condition", at: Self.when))
        #expect(page.text.contains("「どなたが届け出ますか」が「代理人」"))
        let proxy = page.text.components(between: "value=\"proxy\"", and: ">")
        #expect(proxy.contains("checked") && page.field("row:0.name") == "who")
      }
    }
  }

  @Test("is put together question by question, and kept as FEEL", arguments: [
    ([("row:0.value", "self")], #"who = "self""#),
    ([("row:0.value", "self"), ("row:0.value", "proxy")], #"who in ("self", "proxy")"#),
    (
      [("row:0.value", "self"), ("row:1.name", "count"), ("row:1.relation", "greater"), ("row:1.value", "３"), ("join", "any")],
      #"who = "self" or count > 3"#
    ),
  ])
  func made(fields: [(String, String)], feel: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let saved = try await send(client, pages, Self.other, "save", Self.row + fields)
        #expect(saved.status == .seeOther && saved.location.contains("/question?at="))
        let written = try await pages.written(Self.other)
        #expect(written == feel)
      }
    }
  }

  @Test("takes a question as a new row and says at once what it means; nothing is kept before it is saved")
  func added() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let added = try await send(client, pages, Self.other, "add", [("add", "who")])
        #expect(added.status == .ok && added.field("row:0.name") == "who" && added.text.contains("まだできあがっていません"))
        let shown = try await send(client, pages, Self.other, "show", Self.row + [("row:0.value", "self")])
        #expect(shown.text.contains("「どなたが届け出ますか」が「本人」"))
        let removed = try await send(client, pages, Self.other, "remove 0", Self.row + [("row:0.value", "self")])
        #expect(removed.field("row:0.name") == nil)
        let nothing = try await send(client, pages, Self.other, "add", [("add", "")])
        #expect(nothing.status == .unprocessableContent && nothing.errorsHaveTargets)
        let written = try await pages.written(Self.other)
        #expect(written == nil)
      }
    }
  }

  @Test("tells at its row what a value lacks", arguments: [
    ([("row:0.name", "who"), ("row:0.relation", "is-one-of")], "値を選ぶか"),
    ([("row:0.name", "count"), ("row:0.relation", "less"), ("row:0.value", "三つ")], "数字で入力"),
    ([("row:0.formula", "who =")], "式の"),
  ])
  func wrong(fields: [(String, String)], words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let wrong = try await send(client, pages, Self.other, "save", fields)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains(words) && wrong.errorsHaveTargets)
      }
    }
  }

  @Test("reads FEEL into rows, and tells the place of what is none", arguments: [
    ("count >= 2", "", "ok"), ("count >= ", "式の", "wrong"), ("hundred >= 2", "「hundred」", "wrong"),
    ("count + 1 > 2", "式（FEEL）", "ok"),
  ])
  func feel(text: String, words: String, outcome: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let read = try await send(client, pages, Self.other, "feel", [("feel", text)])
        #expect(read.status == (outcome == "ok" ? .ok : .unprocessableContent))
        #expect(read.text.contains(words))
        // What was typed stays.
        #expect(read.text.contains(text.trimmed.replacing(">", with: "&gt;")))
      }
    }
  }

  @Test("goes away when something is always shown")
  func always() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await send(client, pages, Self.when, "always", [])
        let gone = try await pages.folder()[Self.when]
        #expect(gone == nil)
      }
    }
  }

  @Test("of a rule between answers is kept with its message and its question")
  func check() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("check", at: CheckRoutes.new)
        let page = try await client.get(address)
        let hidden = [("at", CheckRoutes.new.description), ("was", "{}"), ("id", page.field("id") ?? ""), ("press", "save")]
        let wrong = try await client.post(address, hidden + [("must", "count <")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        let fields = [("message", "10頭までです。"), ("question", "count"), ("must", "count <= 10")]
        _ = try await client.post(address, hidden + fields)
        let list = try await client.get("\(pages.outline)/checks").text
        #expect(list.contains("10頭までです。") && list.contains("「頭数」が10以下"))
        let path = CheckRoutes.list.item("check-1")
        let open = try await client.get(pages.page("check", at: path))
        let changed = [
          ("at", path.description), ("was", open.field("was") ?? ""), ("id", "check-1"), ("press", "save"),
          ("message", "20頭までです。"), ("question", "count"), ("must", "count <= 20"),
        ]
        _ = try await client.post(pages.page("check", at: path), changed)
        let must = try await pages.written(path.key("must"))
        #expect(must == "count <= 20")
        _ = try await client.post(pages.page("check", at: path), [("at", path.description), ("press", "remove")])
        let gone = try await pages.folder()[path]
        #expect(gone == nil)
      }
    }
  }
}

@Suite("A choice between two people's changes") struct ConflictChoiceTests {
  private static let path = DraftPath("form.yaml").key("a")
  private static let inner = path.key("b")

  @Test("lets mine replace theirs, or leaves theirs", arguments: [
    (
      DraftEdit.set(path, to: "mine", was: "old"), DraftConflict(.changed, at: path, was: "old", mine: "mine", theirs: "theirs"),
      DraftEdit?.some(.set(path, to: "mine", was: "theirs")), DraftEdit?.none
    ),
    (
      .set(path, to: ["b": "mine", "c": "new"], was: ["b": "old"]),
      DraftConflict(.changed, at: inner, was: "old", mine: "mine", theirs: "theirs"),
      .set(path, to: ["b": "mine", "c": "new"], was: ["b": "theirs"]),
      .set(path, to: ["b": "old", "c": "new"], was: ["b": "old"])
    ),
    (
      .remove(path, was: "old"), DraftConflict(.changed, at: path, was: "old", mine: nil, theirs: "theirs"),
      .remove(path, was: "theirs"), nil
    ),
    (
      .insert(["id": "x"], into: path, .last),
      DraftConflict(.taken, at: path.item("x"), was: nil, mine: ["id": "x"], theirs: ["id": "x", "y": 1]),
      .set(path.item("x"), to: ["id": "x"], was: ["id": "x", "y": 1]), nil
    ),
    (
      .setText(file: "fee.dmn", to: "mine", was: "old"),
      DraftConflict(.changed, at: DraftPath("fee.dmn"), was: "old", mine: "mine", theirs: "theirs"),
      .setText(file: "fee.dmn", to: "mine", was: "theirs"), nil
    ),
    (
      .set(path, to: "mine", was: "old"), DraftConflict(.gone, at: path, was: "old", mine: "mine", theirs: nil), nil, nil
    ),
  ])
  func resolved(edit: DraftEdit, conflict: DraftConflict, mine: DraftEdit?, theirs: DraftEdit?) {
    let choice = ConflictChoice(edit: edit, conflicts: [conflict], then: "/")
    #expect(choice.resolved(mine: [conflict.path]) == mine)
    #expect(choice.resolved(mine: []) == theirs)
  }

  @Test("keeps what nobody else touched")
  func untouched() {
    let mine = DraftEdit.set(Self.path, to: "x", was: nil), other = DraftEdit.set(DraftPath("a.yaml").key("z"), to: "y", was: nil)
    let conflict = DraftConflict(.changed, at: Self.path, was: nil, mine: "x", theirs: "t")
    let choice = ConflictChoice(edit: .all([mine, other]), conflicts: [conflict], then: "/")
    #expect(choice.resolved(mine: []) == other)
  }
}
