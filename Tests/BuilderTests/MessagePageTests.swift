import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import WebTestSupport

@testable import Builder

@Suite("The messages of a draft") struct MessagePageTests {
  private static let file = DraftPath("messages.yaml")

  private func path(_ moment: String) -> DraftPath { Self.file.key(moment) }

  /// What the page of a message sends when nothing is changed.
  private func form(_ page: TestClient.Answer, _ moment: String) -> [(String, String)] {
    let names = ["ja", "easy-ja", "en"].flatMap { language in ["subject", "body"].map { "mail:\(language):\($0)" } }
    return [("moment", moment)] + names.flatMap { name in
      let was = page.field("was:\(name)") ?? ""
      return [("was:\(name)", was), (name, was.replacing("\n", with: "\r\n"))]
    }
  }

  private func changing(_ form: [(String, String)], _ name: String, to text: String) -> [(String, String)] {
    form.map { $0.0 == name ? (name, text) : $0 }
  }

  @Test("stand in a list by the steps of a case, those too that are not sent")
  func list() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let text = try await client.get("\(pages.outline)/messages").text
        for words in ["受け付けたとき", "【{town.name}】{procedure.title}を受け付けました", "用意ができたとき", "送らない"] {
          #expect(text.contains(words), "\(words)")
        }
      }
    }
  }

  @Test("sent back unchanged change nothing, and changed only what was changed")
  func saved() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=granted"
        let page = try await client.get(address)
        let fields = form(page, "granted")
        let before = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft.revision
        #expect(try await client.post(address, fields).status == .seeOther)
        let same = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft.revision
        #expect(same == before)
        let changed = changing(
          changing(fields, "mail:ja:subject", to: "犬の登録のお知らせ"), "mail:en:body",
          to: "Dear {applicant.name}\r\n\r\nDone.")
        #expect(try await client.post(address, changed).status == .seeOther)
        let folder = try await pages.folder()
        #expect(folder.text(path("granted").key("subject")) == "犬の登録のお知らせ")
        #expect(folder.text(DraftPath("text/en.yaml").key("message.granted.body")) == "Dear {applicant.name}\n\nDone.")
        let edit = try await pages.feature.desk.history(pages.draft, by: BuilderTown.author).first?.edit
        #expect(edit?.paths.count == 2)
      }
    }
  }

  @Test("refuse what a postcard must not tell, and what cannot be sent", arguments: [
    ("mail:ja:body", "{answer.count}", "ここでは使えません"), ("mail:en:body", "{decision.reason}", "ここでは使えません"),
    ("mail:ja:subject", "", "件名を入力"), ("mail:ja:body", "", "本文を入力"), ("mail:ja:subject", "一\n二", "1行で"),
    ("mail:easy-ja:body", "{applicant.name", "片方だけ"),
  ])
  func refused(field: String, text: String, message: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=refused"
        let page = try await client.get(address)
        let answer = try await client.post(address, changing(form(page, "refused"), field, to: text))
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets)
        #expect(answer.text.contains(message))
      }
    }
  }

  @Test("show the mail in each language as typed, before it is kept")
  func look() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=received"
        let page = try await client.get(address)
        #expect(page.text.contains("見本の本文 ja") && page.text.contains("見本の本文 en"))
        let shown = try await client.post(
          address, changing(form(page, "received"), "mail:en:body", to: "") + [("press", "show")])
        #expect(shown.status == .ok && shown.text.contains("見本の本文 ja") && !shown.text.contains("見本の本文 en"))
        let kept = try await pages.folder().text(DraftPath("text/en.yaml").key("message.received.body"))
        #expect(kept?.isEmpty == false)
      }
    }
  }

  @Test("of a step that need not be told are written and taken away whole")
  func optional() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=ready"
        let page = try await client.get(address)
        #expect(page.button("press", "remove") == nil)
        let typed = changing(
          changing(form(page, "ready"), "mail:ja:subject", to: "ご用意ができました"), "mail:ja:body", to: "窓口へお越しください。")
        let fields = changing(
          changing(typed, "mail:en:subject", to: "Ready"), "mail:en:body", to: "Please come to the counter.")
        for _ in 1...2 { #expect(try await client.post(address, fields).status == .seeOther) }
        let made = try await pages.folder()
        #expect(made.text(path("ready").key("body")) == "窓口へお越しください。")
        let again = try await client.get(address)
        #expect(again.button("press", "remove") != nil)
        _ = try await client.post(address, form(again, "ready") + [("press", "remove")])
        let gone = try await pages.folder()
        #expect(gone[path("ready")] == nil)
        #expect(gone[DraftPath("text/en.yaml").key("message.ready.body")] == nil)
      }
    }
  }

  @Test("that must be told cannot be taken away")
  func required() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=granted"
        let page = try await client.get(address)
        #expect(page.button("press", "remove") == nil)
        _ = try await client.post(address, form(page, "granted") + [("press", "remove")])
        let left = try await pages.folder()[path("granted")]
        #expect(left != nil)
        #expect(try await client.get("\(pages.outline)/message?moment=never").status == .notFound)
      }
    }
  }

  @Test("that two people change are shown to choose from, by the step")
  func conflict() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = "\(pages.outline)/message?moment=granted"
        let page = try await client.get(address)
        let subject = path("granted").key("subject")
        let was = try await pages.folder()[subject]
        _ = try await pages.feature.desk.edit(
          pages.draft, .set(subject, to: "同僚の件名", was: was), by: BuilderTown.colleague)
        let answer = try await client.post(address, changing(form(page, "granted"), "mail:ja:subject", to: "私の件名"))
        #expect(answer.status == .conflict)
        for words in ["認めたとき", "件名", "同僚の件名", "私の件名"] { #expect(answer.text.contains(words), "\(words)") }
      }
    }
  }
}
