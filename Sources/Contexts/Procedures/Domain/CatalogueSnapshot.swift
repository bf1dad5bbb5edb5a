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

  /// Daily words find a procedure by title, keyword, summary or who may apply; the best match first. Latin letters may
  /// be English on a page in any language: whichever reading of them fits better comes first.
  func search(_ typed: String, in language: Language) -> [PublishedProcedure] {
    guard !SearchWords(typed).isEmpty else { return procedures }
    let found = indexes[language].search(typed)
    let isLatin = language != .english && typed.utf8.allSatisfy { $0 < 0x80 }
    return (isLatin ? Self.better(found, indexes[.english].search(typed)) : found).map { procedures[$0.entry] }
  }

  /// Everything of both, those first whose first fits better.
  private static func better(_ one: [SearchIndex.Match], _ other: [SearchIndex.Match]) -> [SearchIndex.Match] {
    let isOther = (other.first?.score ?? 0) > (one.first?.score ?? 0)
    let first = isOther ? other : one, known = Set(first.map(\.entry))
    return first + (isOther ? one : other).filter { !known.contains($0.entry) }
  }

  /// Words of the catalogue that may have been meant where nothing was found; at most three.
  func suggestions(for typed: String, in language: Language) -> [String] { indexes[language].suggestions(for: typed) }
}
