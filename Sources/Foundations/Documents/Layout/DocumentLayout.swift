import Kernel

/// What a document says and shows, before it has any place on a page.
///
/// A pure value: the same layout gives the same bytes, so that a stored layout can be rendered again and compared.
public struct DocumentLayout: Sendable, Equatable {
  /// The title in the file's metadata and in the window of a PDF reader. It is not drawn: see ``DocumentBlock``.
  public var title: String
  public var language: Language
  /// Written into the metadata as the moment of creation.
  public var createdAt: Instant
  /// Who issues the document, for the metadata: つむぎ市.
  public var author: String
  /// Stands at the foot of every page, as 第1024号.
  public var number: String?
  public var face: DocumentFace
  public var paper: DocumentPaper
  /// Drawn large across every page and small at its foot: 見本, 複写, SAMPLE.
  public var marker: String?
  public var blocks: [DocumentBlock]

  public init(
    title: String, language: Language = .japanese, createdAt: Instant, author: String = "", number: String? = nil,
    face: DocumentFace = .mincho, paper: DocumentPaper = .plain, marker: String? = nil, blocks: [DocumentBlock]
  ) {
    self.title = title
    self.language = language
    self.createdAt = createdAt
    self.author = author
    self.number = number
    self.face = face
    self.paper = paper
    self.marker = marker
    self.blocks = blocks
  }
}

/// The typeface of running text. Labels and headings are always Gothic.
public enum DocumentFace: String, Sendable, Equatable, Codable {
  /// 明朝: official documents.
  case mincho
  /// ゴシック: leaflets and easy Japanese, easier to read for many.
  case gothic
}

/// What lies under the text.
public enum DocumentPaper: String, Sendable, Equatable, Codable {
  case plain
  /// A light pattern of fine curves, for certificates: it is hard to mend after scraping and blurs on a copier.
  case patterned
}
