public import Kernel
import Nihongo
public import Ports

/// The open procedures at one moment, ready to be listed and searched.
public struct CatalogueSnapshot: Sendable {
  /// By id.
  public let procedures: [PublishedProcedure]
  let revision: Int
  private let entries: [Language: [SearchEntry]]

  init(_ procedures: [PublishedProcedure], revision: Int) {
    self.procedures = procedures
    self.revision = revision
    entries = Dictionary(uniqueKeysWithValues: Language.allCases.map { language in
      (language, procedures.map { Self.entry($0, in: language) })
    })
  }

  public func procedure(_ id: String) -> PublishedProcedure? { procedures.first { $0.id == id } }

  /// The procedures that answer `words` and stand in the category and the life event, best first; without words
  /// in the order of their titles.
  public func list(
    words: String = "", category: String? = nil, lifeEvent: String? = nil, in language: Language
  ) -> [PublishedProcedure] {
    let search = SearchWords(words)
    let found = zip(procedures, entries[language] ?? []).filter { procedure, _ in
      (category.map(procedure.definition.procedure.categories.contains) ?? true)
        && (lifeEvent.map(procedure.definition.procedure.lifeEvents.contains) ?? true)
    }
    let titled = found.map { (procedure: $0, title: $0.definition.words(in: language).title, score: search.score(of: $1)) }
    return titled.filter { search.isEmpty || $0.score > 0 }
      .sorted { ($1.score, $0.title, $0.procedure.id) < ($0.score, $1.title, $1.procedure.id) }.map(\.procedure)
  }

  /// A search may use words of the reader's language and of Japanese.
  private static func entry(_ published: PublishedProcedure, in language: Language) -> SearchEntry {
    let procedure = published.definition.procedure
    let words = published.definition.words(in: language)
    let isJapanese = language == .japanese
    return SearchEntry(
      title: isJapanese ? procedure.title : "\(words.title) \(procedure.title)",
      summary: isJapanese ? procedure.summary : "\(words.summary) \(procedure.summary)", keywords: procedure.keywords)
  }
}
