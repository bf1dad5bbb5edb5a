import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import WebTestSupport

@testable import Builder

@Suite("The papers of a draft") struct PaperPageTests {
  static let notice = DraftPath("documents/notice.yaml")
  static let blocks = notice.key("blocks")

  private func kinds(_ pages: PagesTown, _ list: DraftPath = blocks) async throws -> [String] {
    try await pages.folder().items(list).map { $0.value.members?.first?.key ?? "" }
  }

  @Test("stand in a list with when they are issued")
  func list() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let text = try await client.get("\(pages.outline)/papers").text
        for words in ["犬の登録 受付票", "犬の登録 決定通知書", "受け付けたとき", "認めないとき", "本文 3つ"] {
          #expect(text.contains(words), "\(words)")
        }
      }
    }
  }

  @Test("a new one begins with what its kind always says", arguments: [
    (PaperStarter.certificate, "下記のとおり証明します。"), (.refusal, "{decision.reason}"), (.receipt, "{case.receipt}"),
    (.notice, "申請のとおり決定しました"),
  ])
  func new(starter: PaperStarter, words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/new-paper")
        let fields = [("starter", starter.rawValue), ("title", "犬の登録証明書"), ("id", "proof")]
        // Sent twice it is made once.
        for _ in 1...2 {
          let sent = try await client.post("\(pages.outline)/new-paper", fields)
          #expect(sent.status == .seeOther)
          #expect(sent.location == pages.page("paper", at: DraftPath("documents/proof.yaml")))
        }
        let page = try await client.get(pages.page("paper", at: DraftPath("documents/proof.yaml")))
        #expect(page.status == .ok && page.text.contains("犬の登録証明書") && page.text.contains(words))
      }
    }
  }

  @Test("a new one without a kind, a title or an id of its own is refused, with what was typed")
  func newRefused() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/new-paper")
        let page = try await client.post(
          "\(pages.outline)/new-paper", [("title", ""), ("id", "notice"), ("starter", "")])
        #expect(page.status == .unprocessableContent && page.errorsHaveTargets)
        #expect(page.text.contains("もう使われています") && page.text.contains("value=\"notice\""))
      }
    }
  }

  @Test("the page of one shows its blocks, and how it looks with an example")
  func shown() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.page("paper", at: Self.notice))
        #expect(page.text.contains("以上") && page.text.contains("認めたとき") && page.text.contains("paper.png"))
        let picture = try await client.get(pages.page("paper.png", at: Self.notice))
        #expect(picture.text == "PNG-notice" && picture.headers[.contentType] == "image/png")
        let file = try await client.get(pages.page("paper.pdf", at: Self.notice))
        #expect(file.text == "%PDF-notice" && file.headers[.contentType] == "application/pdf")
        for place in ["documents/none.yaml", "form.yaml", "documents/notice.yaml:blocks/*9"] {
          let path = try #require(DraftPath(written: place))
          let isPaper = path.file == Self.notice.file
          #expect(try await client.get(pages.page("paper", at: path)).status == (isPaper ? .ok : .notFound))
          #expect(try await client.get(pages.page("paper-block", at: path)).status == .notFound)
        }
      }
    }
  }

  @Test("one that cannot be drawn says so instead of showing a broken picture")
  func undrawable() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/new-paper")
        _ = try await client.post(
          "\(pages.outline)/new-paper", [("starter", "notice"), ("title", "通知"), ("id", "undrawable")])
        let path = DraftPath("documents/undrawable.yaml")
        let page = try await client.get(pages.page("paper", at: path))
        #expect(page.text.contains("まだ見本を作れません") && !page.text.contains("paper.png"))
        #expect(try await client.get(pages.page("paper.pdf", at: path)).status == .notFound)
      }
    }
  }

  @Test("what a paper is can be changed, and only what was changed is written")
  func facts() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-facts", at: Self.notice)
        let page = try await client.get(address)
        let fields = [
          ("at", Self.notice.description), ("was", try #require(page.field("was"))), ("set:title", "登録のお知らせ"),
          ("set:kind", "certificate"), ("set:issued-when", "granted"),
          ("set:number", "{department.document-sign} 第{case.serial}号"), ("set:addressee", "{applicant.name} 様"),
          ("set:issuer", "true"), ("set:verifiable", "true"),
        ]
        #expect(try await client.post(address, fields).status == .seeOther)
        let titles = try await pages.folder()[Self.notice]
        #expect(titles?["title"]?.written == "登録のお知らせ" && titles?["verifiable"]?.written == "true")
        let edit = try await pages.feature.desk.history(pages.draft, by: BuilderTown.author).first?.edit
        #expect(edit?.paths.count == 3)
        let wrong = try await client.post(
          address, fields.filter { !["set:title", "set:addressee"].contains($0.0) }
            + [("set:title", ""), ("set:addressee", "{applicant.nam} 様")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        #expect(wrong.text.contains("{applicant.nam}は、ここでは使えません"))
      }
    }
  }

  @Test("a block moves up and down; a button pressed twice moves once")
  func moves() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get(pages.page("paper", at: Self.notice))
        let before = try await kinds(pages)
        #expect(before == ["paragraph", "right", "note"])
        let down = try #require(page.button("move"))
        for _ in 1...2 {
          let sent = try await client.post(
            "\(pages.outline)/paper-moves", [("at", Self.notice.description), ("move", down)])
          #expect(sent.status == .seeOther && sent.location.hasSuffix("#blocks"))
        }
        let after = try await kinds(pages)
        #expect(after == ["right", "paragraph", "note"])
        let broken = try await client.post(
          "\(pages.outline)/paper-moves", [("at", Self.notice.description), ("move", "{}")])
        #expect(broken.status == .badRequest)
      }
    }
  }

  @Test("a paper is taken away, and comes back when that is undone")
  func removal() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = pages.page("paper-removal", at: Self.notice)
        let page = try await client.get(address)
        let fields = [("at", Self.notice.description), ("was", try #require(page.field("was")))]
        for _ in 1...2 { #expect(try await client.post(address, fields).status == .seeOther) }
        let gone = try await pages.folder()[Self.notice]
        #expect(gone == nil)
        _ = try await client.post("\(pages.outline)/undo")
        let back = try await pages.folder()[Self.notice]
        #expect(back != nil)
      }
    }
  }
}
