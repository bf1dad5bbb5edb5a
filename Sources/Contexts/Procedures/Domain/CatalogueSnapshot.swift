import FormSchema
import Kernel
import Nihongo
import Ports

/// The open procedures at one moment, ready to be searched.
struct CatalogueSnapshot: Sendable {
  let procedures: [PublishedProcedure]
  /// Another number after every publication and closing.
  let revision: Int
  private let byID: [String: PublishedProcedure]
  private let entries: [Language: [(procedure: PublishedProcedure, entry: SearchEntry)]]

  init(procedures: [PublishedProcedure], revision: Int = 0) {
    self.procedures = procedures
    self.revision = revision
    byID = Dictionary(procedures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    entries = Dictionary(uniqueKeysWithValues: Language.allCases.map { language in
      (language, procedures.map { ($0, $0.searchEntry(in: language)) })
    })
  }

  subscript(id: String) -> PublishedProcedure? { byID[id] }

  /// Daily words find a procedure by title, summary or keyword; the best match first.
  func search(_ typed: String, in language: Language) -> [PublishedProcedure] {
    let words = SearchWords(typed)
    guard !words.isEmpty else { return procedures }
    return (entries[language] ?? []).map { ($0.procedure, words.score(of: $0.entry)) }
      .filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
      .map(\.0)
  }
}
