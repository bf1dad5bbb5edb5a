import FormSchema
import HTTPTypes
import Kernel
import Ports
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The history of a draft") struct HistoryPageTests {
  private static let label = PagesTown.owner.item("who").key("label")

  private func rename(_ pages: PagesTown, to text: String, by officer: Officer = BuilderTown.author) async throws {
    _ = try await pages.feature.desk.edit(
      pages.draft, .setText(Self.label, to: text, in: try await pages.folder()), by: officer)
  }

  @Test("tells who changed what, in words, the last first")
  func words() async throws {
    try await withPages { pages in
      try await rename(pages, to: "届け出る方")
      try await rename(pages, to: "届け出る人", by: BuilderTown.colleague)
      try await pages.browse { client in
        let text = try await client.get("\(pages.outline)/history").text
        let list = text.components(between: "<ol class=\"ds-bench-items\"", and: "</ol>")
        let first = list.firstRange(of: "届け出る方 → 届け出る人"), second = list.firstRange(of: "どなたが届け出ますか → 届け出る方")
        #expect(try #require(first).lowerBound < (try #require(second)).lowerBound)
        #expect(list.contains("同僚") && list.contains("作成") && list.contains("セクション「飼い主」を足しました"))
      }
    }
  }

  @Test("takes one of them back, whoever did it, and says when that cannot be")
  func undo() async throws {
    try await withPages { pages in
      try await rename(pages, to: "届け出る方", by: BuilderTown.colleague)
      let hint = PagesTown.owner.item("who").key("hint")
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(hint, to: "説明", was: nil), by: BuilderTown.author)
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/history")
        let undone = try await client.post("\(pages.outline)/history", [("revision", "2")])
        #expect(undone.status == .seeOther)
        let text = try await client.get(undone.location).text
        #expect(text.contains("変更を元に戻しました") && text.contains("2番目の変更を元に戻した"))
        let (label, kept) = (try await pages.written(Self.label), try await pages.written(hint))
        #expect(label == "どなたが届け出ますか" && kept == "説明")
        let twice = try await client.post("\(pages.outline)/history", [("revision", "2")])
        #expect(twice.status == .conflict && twice.text.contains("元に戻せる変更がありません"))
        #expect(try await client.post("\(pages.outline)/history", [("revision", "x")]).status == .badRequest)
      }
    }
  }

  @Test("says that something came on top of it")
  func covered() async throws {
    try await withPages { pages in
      try await rename(pages, to: "一")
      try await rename(pages, to: "二")
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/history")
        let refused = try await client.post("\(pages.outline)/history", [("revision", "2")])
        #expect(refused.status == .conflict && refused.text.contains("そのあとに同じところが変えられている"))
      }
      let label = try await pages.written(Self.label)
      #expect(label == "二")
    }
  }

  @Test("is told some edits at a time")
  func pages() async throws {
    try await withPages { pages in
      for number in 1...30 { try await rename(pages, to: "文\(number)") }
      try await pages.browse { client in
        let first = try await client.get("\(pages.outline)/history").text
        let second = try await client.get("\(pages.outline)/history?page=2").text
        #expect(first.contains("文29 → 文30") && first.contains("文5 → 文6") && !first.contains("文4 → 文5"))
        #expect(second.contains("文4 → 文5") && second.contains("どなたが届け出ますか → 文1") && !second.contains("文5 → 文6"))
        #expect(try await client.get("\(pages.outline)/history?page=99").text.contains("文4 → 文5"))
      }
    }
  }
}

@Suite("The versions of a procedure") struct ProcedurePageTests {
  private static let page = "/staff/builder/procedures/cat-registration"

  /// Brings a new title of 猫の届出 to the residents.
  private func publish(_ title: String, _ pages: PagesTown) async throws {
    let desk = pages.feature.desk, id = try await pages.draftOfCats(title: title)
    _ = try await desk.propose(id, by: BuilderTown.author)
    _ = try await desk.approve(id, by: BuilderTown.admin)
    _ = try await desk.publish(id, by: BuilderTown.admin)
  }

  @Test("are told with who proposed and approved them, and what differs between any two")
  func versions() async throws {
    try await withPages { pages in
      try await publish("猫の登録", pages)
      let versions = try await pages.place.library.versions(of: "cat-registration")
      try await pages.browse { client in
        let page = try await client.get(Self.page)
        #expect(page.status == .ok && page.text.contains("第2版") && page.text.contains("（コマンドで取込み）"))
        let table = page.text.components(between: "<tbody", and: "</tbody>")
        #expect(table.contains("作成") && table.contains("管理") && table.contains("公開中"))
        let address = ProcedureAddress("cat-registration")
        let both = try await client.get(address.difference(from: versions[1].version, to: versions[0].version)).text
        #expect(both.contains("手続きの名前：猫の届出 → 猫の登録") && both.contains("申請する方がまず気づくこと"))
        let same = try await client.get(address.difference(from: versions[0].version, to: versions[0].version)).text
        #expect(same.contains("違いはありません。"))
        #expect(try await client.get("\(Self.page)/difference?from=1&to=2").status == .notFound)
        #expect(try await client.get("/staff/builder/procedures/nothing").status == .notFound)
        #expect(try await client.get("/staff/builder/procedures/radio").status == .forbidden)
      }
    }
  }

  @Test("come back as a draft, through four eyes again; not over somebody's work")
  func rollBack() async throws {
    try await withPages { pages in
      try await publish("猫の登録", pages)
      try await pages.browse { client in
        let address = ProcedureAddress("cat-registration").rollBack(to: pages.cats)
        let asked = try await client.get(address).text
        #expect(asked.contains("猫の登録 → 猫の届出"))
        let made = try await client.post("\(Self.page)/roll-back", [("version", pages.cats.description)])
        #expect(made.status == .seeOther)
        let page = try await client.get(made.location).text
        #expect(page.contains("第2版からの変更") && page.contains("猫の登録 → 猫の届出") && page.contains("公開を申し出る"))
        let live = try #require(try await pages.feature.desk.live(of: "cat-registration"))
        let title = DraftPath("procedure.yaml").key("title")
        _ = try await pages.feature.desk.edit(
          live.id, .set(title, to: "猫", was: "猫の届出"), by: BuilderTown.colleague)
        let busy = try await client.post("\(Self.page)/roll-back", [("version", pages.cats.description)])
        #expect(busy.text.contains("作りかけの下書きがあります") && busy.text.contains(DraftAddress(live.id).page("publish")))
        let written = try await pages.feature.desk.load(live.id, by: BuilderTown.author).folder.text(title)
        #expect(written == "猫")
      }
    }
  }

  @Test("close and open again, and that is for those who publish")
  func closing() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(Self.page)
        let refused = try await client.post("\(Self.page)/closing")
        #expect(page.text.contains("全体の管理者です") && refused.status == .forbidden)
      }
      try await pages.browse(as: BuilderTown.admin) { client in
        _ = try await client.get(Self.page)
        let closed = try await client.post("\(Self.page)/closing")
        let page = try await client.get(closed.location).text
        #expect(page.contains("受付を終えました") && page.contains("もう一度受け付ける"))
        #expect(try await client.post("\(Self.page)/closing").status == .seeOther)
        let over = try await client.post("\(Self.page)/reopening", [("end", "day"), ("to", "2026-11-20")])
        #expect(over.status == .unprocessableContent && over.field("to") == "2026-11-20" && over.errorsHaveTargets)
        let opened = try await client.post("\(Self.page)/reopening", [("end", "day"), ("to", "令和9年3月31日")])
        let again = try await client.get(opened.location).text
        #expect(again.contains("もう一度受け付けています") && again.contains("令和9年3月31日（2027年・水曜日）まで"))
        let stopped = try await client.post("\(Self.page)/plan-cancellation")
        #expect(try await client.get(stopped.location).text.contains("予定を取り消しました"))
        #expect(try await client.post("\(Self.page)/plan-cancellation").status == .conflict)
      }
      let versions = try await pages.place.library.versions(of: "cat-registration")
      #expect(versions.map(\.isOpen) == [true])
    }
  }
}
