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
  private let indexes: CatalogueIndexes

  /// - Parameter readAloud: gives the kana of a text; without it only kana are found by their sound.
  init(procedures: [PublishedProcedure], revision: Int = 0, readAloud: SearchReader? = nil) {
    self.procedures = procedures
    self.revision = revision
    byID = Dictionary(procedures.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    indexes = CatalogueIndexes(procedures, readAloud: readAloud)
  }

  subscript(id: String) -> PublishedProcedure? { byID[id] }

  /// Daily words find a procedure by title, keyword, summary or who may apply; the best match first.
  func search(_ typed: String, in language: Language) -> [PublishedProcedure] {
    guard !SearchWords(typed).isEmpty else { return procedures }
    return indexes[language].search(typed).map { procedures[$0.entry] }
  }

  /// Words of the catalogue that may have been meant where nothing was found; at most three.
  func suggestions(for typed: String, in language: Language) -> [String] { indexes[language].suggestions(for: typed) }
}
