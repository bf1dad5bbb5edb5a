import FormSchema
import Kernel
import ProcedureDraft
@testable import Procedures
import Testing

@Suite("The sentences of a procedure's draft") struct DraftWordsOfProceduresTests {
  @Test("are those its translations must have", arguments: exampleFolders)
  func keys(folder: String) throws {
    let definition = try #require(ProcedureFolderReader.read(folder).definition)
    let words = DraftWords(DraftFolder(definition: definition))
    for language in DraftWords.languages {
      #expect(Set(words.keys(for: language)) == Set(definition.translationKeys(for: language)), "\(language)")
      #expect(words.keys(for: language).count == Set(words.keys(for: language)).count)
    }
    #expect(words.orphans.isEmpty)
    #expect(words.sentences.allSatisfy { $0.missing.isEmpty })
  }

  @Test("with groups in rows, too, and with what the groups bring")
  func groups() throws {
    let definition = try #require(SmallFolder.read(FullFolder.files).definition)
    let words = DraftWords(DraftFolder(definition: definition))
    for language in DraftWords.languages {
      #expect(Set(words.keys(for: language)) == Set(definition.translationKeys(for: language)), "\(language)")
      let brought = Dictionary(
        words.sentences.compactMap { sentence in sentence.brought[language].map { (sentence.key, $0) } },
        uniquingKeysWith: { first, _ in first })
      let known = definition.groupTranslations[language]?.filter { Set(words.keys(for: language)).contains($0.key) }
      #expect(brought == known ?? [:])
    }
  }

  @Test("an example's answers are typed, written as an example and typed alike", arguments: exampleFolders)
  func examples(folder: String) throws {
    let definition = try #require(ProcedureFolderReader.read(folder).definition)
    for example in definition.examples {
      let typed = try definition.form.typed(example.answers)
      let written = definition.form.example(of: typed, on: example.on)
      let again = try definition.form.typed(Dictionary(written.map { ($0.id, $0.value) }) { first, _ in first })
      let (first, second) = (definition.form.read(typed, today: example.on), definition.form.read(again, today: example.on))
      #expect(first.answers == second.answers && first.problems == second.problems, "\(example.id)")
    }
  }
}
