import Documents
import Foundation
import FormSchema
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The words of a draft side by side") struct WordsPageTests {
  private static let who = PagesTown.owner.item("who")
  private static let count = "question.count.label"

  private func english(_ pages: PagesTown, _ key: String) async throws -> String? {
    try await pages.folder().text(DraftSentence.path(of: key, in: .english))
  }

  /// The fields of one sentence as a page sends them.
  private func fields(
    _ key: String, _ typed: String, was: String = "", in language: Language = .english
  ) -> [(String, String)] {
    [(WordsInput.wasName(key, language), was), (WordsInput.name(key, language), typed)]
  }

  @Test("show what is not translated first, each with its field")
  func missing() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/words")
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        let missing = try #require(page.text.firstRange(of: "text:en:\(Self.count)"))
        let translated = try #require(page.text.firstRange(of: "text:en:procedure.who-may-apply"))
        #expect(missing.lowerBound < translated.lowerBound)
        #expect(page.text.contains("text:easy-ja:option.who.proxy"))
      }
    }
  }

  @Test("are saved many at once, and only those that were changed")
  func save() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let translated = try #require(try await english(pages, "procedure.who-may-apply"))
        let saved = try await client.post(
          "\(pages.outline)/words",
          fields(Self.count, " How many ") + fields("option.who.proxy", "Somebody else")
            + fields("procedure.who-may-apply", translated, was: translated)
            + fields(Self.count, "いくつ", in: .easyJapanese) + [("filter:state", "missing")])
        #expect(saved.status == .seeOther)
        #expect(saved.location.hasSuffix("/words?state=missing&saved=3"))
        let found = try await english(pages, Self.count)
        #expect(found == "How many")
        let again = try await client.get(saved.location)
        #expect(again.text.contains("3件の訳文を保存しました"))
        let edits = try await pages.feature.desk.history(pages.draft, by: BuilderTown.author)
        #expect(edits.first?.edit.count == 3)
        _ = try await client.post("\(pages.outline)/words", fields(Self.count, "", was: "How many"))
        let gone = try await english(pages, Self.count)
        #expect(gone == nil)
      }
    }
  }

  @Test("that nobody changed write nothing")
  func unchanged() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let before = try await pages.feature.desk.history(pages.draft, by: BuilderTown.author).count
        let answer = try await client.post("\(pages.outline)/words", fields(Self.count, ""))
        let after = try await pages.feature.desk.history(pages.draft, by: BuilderTown.author).count
        #expect(answer.status == .seeOther && after == before)
      }
    }
  }

  @Test("with a placeholder that nothing stands for are shown again beside their field")
  func placeholder() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let key = "message.received.subject"
        let was = try await english(pages, key) ?? ""
        for typed in ["Received by {town.nobody}", "Received by {town.name"] {
          let wrong = try await client.post("\(pages.outline)/words", fields(key, typed, was: was))
          #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
          #expect(wrong.text.contains(typed))
          let kept = try await english(pages, key)
          #expect(kept == (was.isEmpty ? nil : was))
        }
      }
    }
  }

  @Test("another person translated meanwhile are shown beside mine")
  func conflict() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        _ = try await pages.feature.desk.edit(
          pages.draft, .set(DraftSentence.path(of: Self.count, in: .english), to: "Number of dogs", was: nil),
          by: BuilderTown.colleague)
        let both = try await client.post("\(pages.outline)/words", fields(Self.count, "How many"))
        #expect(both.status == .conflict)
        #expect(both.text.contains("How many") && both.text.contains("Number of dogs"))
      }
    }
  }

  @Test("are found by page, kind and what is written in any language")
  func filter() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        for (query, isThere, isNot) in [
          ("section=matter", "question.count.label", "question.owner-name.label"),
          ("kind=option", "option.who.self", "question.who.label"),
          ("q=代理の理由", "question.reason.label", "question.count.label"),
          ("state=missing", "question.count.label", "procedure.who-may-apply"),
        ] {
          let page = try await client.get("\(pages.outline)/words?\(percentEncoded(query, keeping: "=&"))")
          #expect(page.text.contains("text:en:\(isThere)\"") && !page.text.contains("text:en:\(isNot)\""), "\(query)")
        }
      }
    }
  }

  @Test("say whose Japanese changed since they were translated")
  func stale() async throws {
    try await withPages { pages in
      let translated = DraftPath("procedure.yaml").key("who-may-apply")
      let before = try #require(try await pages.written(translated))
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(translated, to: "犬を飼う方が申請できます。", was: .text(before)), by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/words?state=stale")
        #expect(page.text.contains("text:en:procedure.who-may-apply\"") && page.text.contains(before))
        #expect(!page.text.contains("text:en:question.count.label\""))
        let was = try #require(try await english(pages, "procedure.who-may-apply"))
        _ = try await client.post(
          "\(pages.outline)/words", fields("procedure.who-may-apply", "Keepers of dogs.", was: was))
        let easy = try await client.get("\(pages.outline)/words?state=stale")
        // The easy Japanese still says what it said; a page of the form has another name, too.
        #expect(easy.text.contains(/やさしい日本語：訳のない文 [0-9]+、日本語が変わった文 2/))
        #expect(easy.text.contains(/英語：訳のない文 [0-9]+、日本語が変わった文 1/))
      }
    }
  }

  @Test("of a thousand questions come fifty on a page")
  func large() async throws {
    try await withPages { pages in
      let list = PagesTown.matter
      let more: [DraftEdit] = (1...1_000).map { number in
        .insert(["id": .text("more-\(number)"), "type": "text", "label": .text("質問\(number)")], into: list, .last)
      }
      _ = try await pages.feature.desk.edit(pages.draft, .all(more), by: BuilderTown.author)
      try await pages.browse { client in
        let first = try await client.get("\(pages.outline)/words?kind=question")
        #expect(first.text.matches(of: /name="text:en:/).count == WordsModel.perPage)
        let second = try await client.get("\(pages.outline)/words?kind=question&page=2")
        #expect(second.text.contains("text:en:question.more-60.label") && !first.text.contains("question.more-60.label"))
      }
    }
  }

  @Test("whose Japanese is gone can be taken away together")
  func orphans() async throws {
    try await withPages { pages in
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(DraftSentence.path(of: "question.gone.label", in: .english), to: "Gone", was: nil),
        by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/words")
        #expect(page.text.contains("Gone"))
        _ = try await client.post("\(pages.outline)/words/orphans", [])
        let gone = try await english(pages, "question.gone.label")
        #expect(gone == nil)
        let kept = try await english(pages, "procedure.who-may-apply")
        #expect(kept != nil)
      }
    }
  }
}

private func percentEncoded(_ text: String, keeping kept: String) -> String {
  text.map { kept.contains($0) || $0.isASCII ? String($0) : Web.percentEncoded(String($0)) }.joined()
}
