import DesignSystem
import Foundation
import Kernel
import Testing

@Suite("The words of the components") struct CatalogueTests {
  @Test("every key has a sentence in every language, and the same placeholders") func complete() throws {
    let sentences = DesignSystem.catalogue.sentences
    let japanese = try #require(sentences[.japanese])
    #expect(!japanese.isEmpty)
    for (key, sentence) in japanese {
      #expect(key.hasPrefix("design."))
      let isForOfficers = key.hasPrefix("design.staff.")
      for language in isForOfficers ? [Language.english] : [.easyJapanese, .english] {
        let other = try #require(sentences[language]?[key], "\(key) in \(language)")
        #expect(placeholders(other) == placeholders(sentence), "\(key)")
      }
    }
    for language in Language.allCases {
      #expect(Set(sentences[language, default: [:]].keys).isSubset(of: japanese.keys))
    }
  }

  @Test("file names follow the content") func names() {
    #expect(DesignSystem.stylesName.wholeMatch(of: /tsumugi-[0-9a-f]{16}\.css/) != nil)
    #expect(DesignSystem.scriptName.wholeMatch(of: /tsumugi-[0-9a-f]{16}\.js/) != nil)
    #expect(!DesignSystem.styles.isEmpty && DesignSystem.script.count < 15_000)
  }

  private func placeholders(_ sentence: String) -> [String] {
    sentence.matches(of: /\{[a-z]+\}/).map { String($0.output) }.sorted()
  }
}
