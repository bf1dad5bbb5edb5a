import Documents
import Foundation
import FormSchema
import HTTPTypes
import Kernel
import NIOCore
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("A sheet of a draft's words") struct WordsSheetTests {
  private static let key = "question.count.label"

  private func words(_ pages: PagesTown) async throws -> DraftWords { DraftWords(try await pages.folder()) }

  private static func sheet(_ rows: [[String]]) -> [UInt8] {
    var lines = CSVWriter()
    for row in rows { lines.write(row.map { .text($0) }) }
    return lines.take()
  }

  private static let headings = ["文の番号 [key]", "日本語 [ja]", "やさしい日本語 [easy-ja]", "英語 [en]"]

  @Test("has a row for each sentence, and comes back without a change", arguments: ["xlsx", "csv"])
  func there(format: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let answer = try await client.get("\(pages.outline)/words.\(format)")
        let words = try await words(pages)
        let changes = try WordsChanges(Array(answer.body.readableBytesView), for: words)
        #expect(changes.changes.isEmpty && changes.unknown.isEmpty)
        if format == "xlsx" {
          let rows = try #require(try SpreadsheetReader.sheets(from: Array(answer.body.readableBytesView)).first?.rows)
          #expect(rows.count == words.sentences.count + 1)
          #expect(rows.first?.contains { $0.hasSuffix("[en]") } ?? false)
        }
      }
    }
  }

  @Test("shows what would change before anything is taken")
  func taken() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let sheet = Self.sheet([
          Self.headings, [Self.key, "頭数", "犬の 数", "=How many"], ["question.nobody.label", "", "", "Nobody"],
          ["option.who.proxy", "前の代理人", "", "A helper"], ["option.who.self", "本人", "", ""],
        ])
        let shown = try await client.postFiles(
          "\(pages.outline)/words/upload", files: [("sheet", "words.csv", sheet)])
        #expect(shown.status == .ok && shown.text.contains("=How many") && shown.text.contains("question.nobody.label"))
        #expect(shown.text.contains("日本語が変わった"))
        let before = try await words(pages).sentence(Self.key)?.translations[.english]
        #expect(before == nil)
        let taken = try await client.post(
          "\(pages.outline)/words/changes", [("edit", shown.field("edit") ?? ""), ("n", shown.field("n") ?? "")])
        #expect(taken.location.hasSuffix("/words?saved=3"))
        let after = try await words(pages)
        #expect(after.sentence(Self.key)?.translations == [.english: "=How many", .easyJapanese: "犬の 数"])
        #expect(after.sentence("option.who.proxy")?.translations == [.english: "A helper"])
      }
    }
  }

  @Test("that cannot be read is refused with what to do", arguments: [
    ("", "訳文の表を選んでください"), ("key,en\r\na,b\r\n", "見出しの行が見つかりません"), ("PK\u{3}\u{4}broken", "xlsx"),
  ])
  func refused(content: String, words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let address = "\(pages.outline)/words/upload"
        let answer =
          content.isEmpty
          ? try await client.post(address, [])
          : try await client.postFiles(address, files: [("sheet", "words.csv", Array(content.utf8))])
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets)
        #expect(answer.text.contains(words))
      }
    }
  }

  @Test("writes translations and nothing else, whatever is sent")
  func others() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/words")
        let edit = DraftEdit.set(DraftPath("procedure.yaml").key("title"), to: "猫", was: "犬の登録")
        let answer = try await client.post("\(pages.outline)/words/changes", [("edit", edit.json.fieldText)])
        #expect(answer.status == .badRequest)
        let title = try await pages.written(DraftPath("procedure.yaml").key("title"))
        #expect(title == "犬の登録")
      }
    }
  }
}
