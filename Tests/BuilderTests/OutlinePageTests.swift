import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The outline of a form") struct OutlinePageTests {
  private func order(_ pages: PagesTown, _ list: DraftPath) async throws -> [String] {
    try await pages.folder().items(list).compactMap(\.value.itemID)
  }

  @Test("tells of each question its type, whether it must be answered, and when it is shown")
  func outline() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let text = try await client.get(pages.outline).text
        for words in ["飼い主", "どなたが届け出ますか", "1つ選ぶ", "「どなたが届け出ますか」が「代理人」", "呼び名", "犬のこと"] {
          #expect(text.contains(words), "\(words)")
        }
        let name = text.components(between: ">氏名<", and: "</p>")
        let reason = text.components(between: ">代理の理由<", and: "</p>")
        #expect(name.contains("必須") && !reason.contains("必須"))
      }
    }
  }

  @Test("moves a question and a page; a button pressed twice moves once")
  func moves() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.outline)
        let down = try #require(page.button("edit", #"{"do":"move""#))
        for _ in 1...2 {
          let sent = try await client.post("\(pages.outline)/edits", [("edit", down), ("section", "owner")])
          #expect(sent.status == .seeOther && sent.location.hasPrefix("\(pages.outline)?section=owner"))
        }
        let moved = try await order(pages, PagesTown.owner)
        #expect(moved == ["who", "owner-name", "reason"])
        let section = DraftEdit.move(
          PagesTown.sections.item("matter"), into: PagesTown.sections, .before(.item("owner")))
        _ = try await client.post("\(pages.outline)/edits", [("edit", section.json.fieldText)])
        let sections = try await order(pages, PagesTown.sections)
        #expect(sections == ["matter", "owner"])
      }
    }
  }

  @Test("refuses what is no edit", arguments: ["", "{}", "{\"do\":\"dance\"}", "[[["])
  func noEdit(text: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get(pages.outline)
        #expect(try await client.post("\(pages.outline)/edits", [("edit", text)]).status == .badRequest)
      }
    }
  }

  @Test("takes the last edit back, and offers that only while there is one")
  func undo() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.outline)
        #expect(page.text.contains("\(pages.outline)/undo"))
        let undone = try await client.post("\(pages.outline)/undo")
        let after = try await client.get(undone.location).text
        #expect(after.contains("元に戻しました") && !after.contains("どなたが届け出ますか"))
        #expect(!after.contains("\(pages.outline)/undo"))
      }
    }
  }

  @Test("finds questions by their words, in any width and by id", arguments: [("呼び名", 1), ("OWNER", 1), ("ｗｈｏ", 1), ("ない言葉", 0)])
  func search(words: String, count: Int) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let text = try await client.get("\(pages.outline)?q=\(percentEncoded(words))").text
        #expect(text.contains("見つかった質問：\(count)件"))
      }
    }
  }

  @Test("names the others who are at it, and not oneself")
  func others() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let own = try await client.get(pages.outline)
        #expect(!own.text.contains("ほかの方も"))
      }
      try await pages.browse(as: BuilderTown.colleague) { client in
        let page = try await client.get(pages.outline)
        #expect(page.text.contains("ほかの方も編集しています：作成"))
      }
    }
  }

  @Test("marks what is wrong")
  func findings() async throws {
    try await withPages { pages in
      let options = PagesTown.owner.item("who").key("options")
      let was = try await pages.folder()[options]
      _ = try await pages.feature.desk.edit(pages.draft, .set(options, to: nil, was: was), by: BuilderTown.author)
      try await pages.browse { client in
        #expect(try await client.get(pages.outline).text.contains("直す所 1"))
        let page = try await client.get(pages.page("question", at: PagesTown.owner.item("who"))).text
        #expect(page.contains("選択肢がありません。"))
      }
    }
  }

  @Test("adds, names and removes pages; one that still asks something stays")
  func sections() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.outline)
        let id = try #require(page.field("id"))
        for _ in 1...2 { _ = try await client.post("\(pages.outline)/new-section", [("id", id), ("title", "確認")]) }
        let sections = try await order(pages, PagesTown.sections)
        #expect(sections == ["owner", "matter", id])
        let path = PagesTown.sections.item(id)
        let form = try await client.get(pages.page("section", at: path))
        let fields = [("at", path.description), ("was", form.field("was") ?? "")]
        let empty = try await client.post(pages.page("section", at: path), fields + [("set:title", " "), ("set:intro", "案内")])
        #expect(empty.status == .unprocessableContent && empty.text.contains(">案内<") && empty.errorsHaveTargets)
        _ = try await client.post(pages.page("section", at: path), fields + [("set:title", "終わりに")])
        let title = try await pages.written(path.key("title"))
        #expect(title == "終わりに")
        let full = try await client.post("\(pages.outline)/section-removal", [("at", PagesTown.sections.item("owner").description)])
        #expect(full.status == .unprocessableContent)
        _ = try await client.post("\(pages.outline)/section-removal", [("at", path.description)])
        let left = try await order(pages, PagesTown.sections)
        #expect(left == ["owner", "matter"])
      }
    }
  }

  @Test("changes nothing of a draft that was proposed, and says so")
  func proposed() async throws {
    try await withPages { pages in
      _ = try await pages.feature.desk.propose(pages.draft, by: BuilderTown.author)
      try await pages.browse { client in
        #expect(try await client.get(pages.outline).text.contains("この下書きは今は直せません"))
        let edit = DraftEdit.set(PagesTown.owner.item("who").key("label"), to: "x", was: "どなたが届け出ますか")
        let sent = try await client.post("\(pages.outline)/edits", [("edit", edit.json.fieldText)])
        #expect(sent.status == .conflict)
      }
    }
  }
}

extension String {
  /// What stands between two pieces of it; empty where they are missing.
  func components(between start: String, and end: String) -> String {
    guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end) else { return "" }
    return String(self[from.upperBound..<to.lowerBound])
  }
}
