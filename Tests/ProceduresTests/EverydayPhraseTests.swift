import FormSchema
import Foundation
import Furigana
import HTMLKit
import Kernel
import Nihongo
import Ports
import Testing

@testable import Procedures

/// `everyday-phrases.csv` was written down before the search was tuned: what people type, and what has to come first.
@Suite("Everyday phrases") struct EverydayPhraseTests {
  struct Phrase: Sendable, CustomTestStringConvertible {
    let typed: String
    let procedures: [String]
    let language: Language
    var testDescription: String { typed }
  }

  static let phrases: [Phrase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "everyday-phrases.csv")
    let rows = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n").dropFirst() ?? []
    return rows.map { row in
      let cells = row.split(separator: ",").map(String.init)
      return Phrase(
        typed: cells[0], procedures: cells[1].split(separator: "|").map(String.init),
        language: cells[0].contains(" ") && cells[0].utf8.allSatisfy({ $0 < 0x80 }) ? .english : .japanese)
    }
  }()

  static let catalogue: CatalogueSnapshot = {
    let folders = exampleFolders.filter { $0.contains("/TsumugiCity/") }
    let published = folders.compactMap { ProcedureFolderReader.read($0).definition }
      .map { PublishedProcedure(version: ProcedureHash.version(of: $0), number: 1, definition: $0) }
    let reader = try? FuriganaReader()
    return CatalogueSnapshot(procedures: published) { text in
      reader?.annotate(text).map { $0.reading ?? $0.text }.joined() ?? text
    }
  }()

  @Test("there are a hundred") func count() { #expect(Self.phrases.count == 100) }

  @Test("each leads to the right procedure first", arguments: phrases)
  func first(phrase: Phrase) throws {
    // A phrase counts as soon as the town offers what it asks for.
    guard phrase.procedures.contains(where: { Self.catalogue[$0] != nil }) else { return }
    let found = Self.catalogue.search(phrase.typed, in: phrase.language).map(\.id)
    #expect(phrase.procedures.contains(found.first ?? ""), "\(found.prefix(3))")
  }

  @Test("English leads there from a Japanese page as well", arguments: phrases.filter { $0.language == .english })
  func english(phrase: Phrase) {
    for language in [Language.japanese, .easyJapanese] {
      let found = Self.catalogue.search(phrase.typed, in: language).map(\.id)
      #expect(phrase.procedures.contains(found.first ?? ""), "\(found.prefix(3))")
    }
  }

  @Test("what nothing answers gives words that may have been meant")
  func suggestions() {
    #expect(Self.catalogue.search("zzzzqqq", in: .japanese).isEmpty)
    #expect(Self.catalogue.suggestions(for: "住眠票", in: .japanese).contains("住民票"))
  }
}
