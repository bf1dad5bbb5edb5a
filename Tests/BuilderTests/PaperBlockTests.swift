import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import WebTestSupport

@testable import Builder

@Suite("A block of a paper") struct PaperBlockTests {
  static let blocks = DraftPath("documents/receipt.yaml").key("blocks")
  static let first = blocks.index(0), fields = blocks.index(1)

  /// What the page of a block sends when nothing is changed.
  private func form(_ pages: PagesTown, _ path: DraftPath, _ kind: String, in page: TestClient.Answer) throws
    -> [(String, String)]
  {
    [
      ("at", path.description), ("kind", kind), ("was", page.field("was") ?? ""), ("count", page.field("count") ?? ""),
    ]
  }

  @Test("is changed where it stands, and keeps its condition")
  func text() async throws {
    try await withPages { pages in
      let was = try #require(try await pages.folder()[Self.first])
      let conditional = JSONValue.object((was.members ?? []) + [.init("when", "count > 2")])
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(Self.first, to: conditional, was: was), by: BuilderTown.author)
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.first)
        let page = try await client.get(address)
        let sent = try await client.post(
          address, try form(pages, Self.first, "paragraph", in: page) + [("text", "{answer.count}頭の申請を受け付けました。")])
        #expect(sent.status == .seeOther)
        let block = try await pages.folder()[Self.first]
        #expect(block?["paragraph"]?.written == "{answer.count}頭の申請を受け付けました。")
        #expect(block?["when"]?.written == "count > 2")
      }
    }
  }

  @Test("with a sign that nothing stands for, or half a brace, comes back with what was typed", arguments: [
    ("{answer.nothing}", "ここでは使えません"), ("{decision.on", "片方だけ"), ("", "入力してください"),
    // What the officer filled in is not known when it arrives; mails alone have these.
    ("{status-url}", "ここでは使えません"), ("{decision.anything}", "ここでは使えません"),
  ])
  func wrong(text: String, message: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.first)
        let page = try await client.get(address)
        let answer = try await client.post(
          address, try form(pages, Self.first, "paragraph", in: page) + [("text", text)])
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets)
        #expect(answer.text.contains(message) && answer.text.contains(text))
      }
    }
  }

  @Test("gets rows, loses them and has them moved by buttons; they are kept when it is saved")
  func rows() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.fields)
        let page = try await client.get(address)
        let common = try form(pages, Self.fields, "fields", in: page)
        let rows = [
          ("row:0.label", "受付番号"), ("row:0.value", "{case.receipt}"), ("row:1.label", "受付日"),
          ("row:1.value", "{case.received-on}"),
        ]
        let added = try await client.post(address, common + rows + [("press", "row-add")])
        #expect(added.status == .ok && added.text.contains("row:2.label"))
        let moved = try await client.post(address, common + rows + [("press", "row-up 1")])
        #expect(moved.field("row:0.label") == "受付日")
        let incomplete = try await client.post(
          address, common + rows + [("row:2.label", "頭数"), ("row:2.value", ""), ("press", "save")])
        #expect(incomplete.status == .unprocessableContent && incomplete.text.contains("3行目の内容"))
        let saved = try await client.post(
          address, common + rows + [("row:2.label", "頭数"), ("row:2.value", "{answer.count}"), ("press", "save")])
        #expect(saved.status == .seeOther)
        let last = try await pages.folder()[Self.fields.key("fields").index(2)]
        #expect(last == ["頭数", "{answer.count}"])
        let none = try await client.post(address, common + [("press", "save")])
        #expect(none.status == .unprocessableContent && none.errorsHaveTargets)
      }
    }
  }

  @Test("is put at the end once, however often its form is sent", arguments: [
    ("note", "ご案内", JSONValue.text("ご案内")), ("space", "１２", .number(12)), ("centred", "記", .text("記")),
  ])
  func new(kind: String, text: String, value: JSONValue) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.blocks)
        let page = try await client.get("\(address)&kind=\(kind)")
        let before = try await pages.folder().items(Self.blocks).count
        for _ in 1...2 {
          let sent = try await client.post(
            address, try form(pages, Self.blocks, kind, in: page) + [("text", text), ("press", "save")])
          #expect(sent.status == .seeOther)
        }
        let after = try await pages.folder().items(Self.blocks)
        #expect(after.count == before + 1 && after.last?.value[kind] == value)
      }
    }
  }

  @Test("of empty room wants millimetres from 1 to 200", arguments: ["0", "201", "広く", ""])
  func space(typed: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.blocks)
        let page = try await client.get("\(address)&kind=space")
        let answer = try await client.post(
          address, try form(pages, Self.blocks, "space", in: page) + [("text", typed), ("press", "save")])
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets)
      }
    }
  }

  @Test("is changed and taken away where it stands now, when somebody else put one before it")
  func moved() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.first)
        let page = try await client.get(address)
        _ = try await pages.feature.desk.edit(
          pages.draft, .insert(["centred": "記"], into: Self.blocks, .first), by: BuilderTown.colleague)
        let common = try form(pages, Self.first, "paragraph", in: page)
        _ = try await client.post(address, common + [("text", "受け付けました。"), ("press", "save")])
        let blocks = try await pages.folder().items(Self.blocks).map(\.value)
        #expect(blocks[0] == ["centred": "記"] && blocks[1]["paragraph"]?.written == "受け付けました。")
        let again = try await client.get(pages.page("paper-block", at: Self.blocks.index(1)))
        let gone = try form(pages, Self.blocks.index(1), "paragraph", in: again)
        _ = try await client.post(address, gone + [("press", "remove")])
        let left = try await pages.folder().items(Self.blocks).map(\.value)
        #expect(left.count == blocks.count - 1 && left[0] == ["centred": "記"])
      }
    }
  }

  @Test("that two people change is shown to choose from, by its name")
  func conflict() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-block", at: Self.first)
        let page = try await client.get(address)
        let text = Self.first.key("paragraph")
        let was = try await pages.folder()[text]
        _ = try await pages.feature.desk.edit(
          pages.draft, .set(text, to: "同僚の文", was: was), by: BuilderTown.colleague)
        let answer = try await client.post(
          address, try form(pages, Self.first, "paragraph", in: page) + [("text", "私の文"), ("press", "save")])
        #expect(answer.status == .conflict)
        for words in ["犬の登録 受付票", "文章", "同僚の文", "私の文"] { #expect(answer.text.contains(words), "\(words)") }
      }
    }
  }

  @Test("gets a condition, which lands at the block even when another one comes before it")
  func condition() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let path = Self.first.key("when")
        let address = pages.page("condition", at: path)
        let page = try await client.get(address)
        let around = try #require(page.field("around"))
        _ = try await pages.feature.desk.edit(
          pages.draft, .insert(["centred": "記"], into: Self.blocks, .first), by: BuilderTown.colleague)
        let sent = try await client.post(
          address,
          [
            ("at", path.description), ("was", ""), ("around", around), ("join", "all"), ("row:0.name", "count"),
            ("row:0.member", ""), ("row:0.relation", "greater"), ("row:0.value", "2"), ("press", "save"),
          ])
        let blocks = try await pages.folder().items(Self.blocks).map(\.value)
        #expect(sent.status == .seeOther, "\(sent.text.suffix(2000))")
        #expect(blocks[0]["when"] == nil && blocks[1]["when"] != nil)
      }
    }
  }
}
