import Kernel

/// A notice or certificate before it is filled. Documents are issued in Japanese.
public struct DocumentTemplate: Sendable, Equatable {
  public var id: String
  public var kind: Kind
  public var title: String
  public var issuedWhen: Moment
  /// つ防 第{case.serial}号
  public var number: SentenceTemplate?
  /// Prints a 2D code that anyone can check.
  public var isVerifiable: Bool
  /// Issued only then, looking at the answers.
  public var when: Condition?
  public var addressee: SentenceTemplate?
  public var blocks: [Block]
  /// Ends with the town, the mayor and the seal.
  public var hasIssuer: Bool

  public enum Kind: String, Sendable, CaseIterable { case certificate, notice }
  public enum Moment: String, Sendable, CaseIterable { case granted, refused, received }

  public init(
    id: String, kind: Kind, title: String, issuedWhen: Moment, number: SentenceTemplate? = nil,
    isVerifiable: Bool = false, when: Condition? = nil, addressee: SentenceTemplate? = nil, blocks: [Block],
    hasIssuer: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.issuedWhen = issuedWhen
    self.number = number
    self.isVerifiable = isVerifiable
    self.when = when
    self.addressee = addressee
    self.blocks = blocks
    self.hasIssuer = hasIssuer
  }

  /// One part of the document.
  public struct Block: Sendable, Equatable {
    public var content: Content<SentenceTemplate>
    /// Stands there only then, looking at answers and decision answers.
    public var when: Condition?

    public init(_ content: Content<SentenceTemplate>, when: Condition? = nil) {
      self.content = content
      self.when = when
    }
  }

  /// What a part says; `Sentence` is a template before and a text after it is filled.
  public enum Content<Sentence: Sendable & Equatable>: Sendable, Equatable {
    case paragraph(Sentence)
    case centred(Sentence)
    case right(Sentence)
    case note(Sentence)
    case fields([Field<Sentence>])
    case space(millimetres: Int)
  }

  /// A label and its value in a bordered form.
  public struct Field<Sentence: Sendable & Equatable>: Sendable, Equatable {
    public var label: Sentence
    public var value: Sentence

    public init(_ label: Sentence, _ value: Sentence) {
      self.label = label
      self.value = value
    }
  }
}

/// A document with every placeholder filled, ready to be laid out.
public struct FilledDocument: Sendable, Equatable {
  public let id: String
  public let kind: DocumentTemplate.Kind
  public let title: String
  public let number: String?
  public let addressee: String?
  public let blocks: [DocumentTemplate.Content<String>]
  public let isVerifiable: Bool
  public let hasIssuer: Bool

  /// The same document with another number.
  public func numbered(_ number: String) -> FilledDocument {
    FilledDocument(
      id: id, kind: kind, title: title, number: number, addressee: addressee, blocks: blocks,
      isVerifiable: isVerifiable, hasIssuer: hasIssuer)
  }
}

extension DocumentTemplate {
  /// Whether it is issued at `moment` for these answers.
  public func isIssued(at moment: Moment, answers: Answers, today: CivilDate) -> Bool {
    issuedWhen == moment && when.map { $0.holds(answers, today: today) } ?? true
  }

  /// The document with its values.
  /// - Parameter answers: those of the form joined with those of the decision, for the blocks' conditions.
  /// - Throws: ``UnknownPlaceholder``
  public func filled(
    answers: Answers, today: CivilDate, _ source: PlaceholderSource
  ) throws(UnknownPlaceholder) -> FilledDocument {
    var filledBlocks: [Content<String>] = []
    let facts = blocks.lazy.compactMap(\.when).first.map { RuleFacts($0.names, answers, today: today) }
    for block in blocks where block.when.map({ facts?.holds($0) ?? false }) ?? true {
      filledBlocks.append(try Self.fill(block.content, source))
    }
    return FilledDocument(
      id: id, kind: kind, title: title, number: try number?.filled(source), addressee: try addressee?.filled(source),
      blocks: filledBlocks, isVerifiable: isVerifiable, hasIssuer: hasIssuer)
  }

  private static func fill(
    _ content: Content<SentenceTemplate>, _ source: PlaceholderSource
  ) throws(UnknownPlaceholder) -> Content<String> {
    switch content {
    case .paragraph(let sentence): return .paragraph(try sentence.filled(source))
    case .centred(let sentence): return .centred(try sentence.filled(source))
    case .right(let sentence): return .right(try sentence.filled(source))
    case .note(let sentence): return .note(try sentence.filled(source))
    case .space(let millimetres): return .space(millimetres: millimetres)
    case .fields(let fields):
      var filled: [Field<String>] = []
      for field in fields { filled.append(Field(try field.label.filled(source), try field.value.filled(source))) }
      return .fields(filled)
    }
  }

  /// Every sentence of it that may hold placeholders.
  public var sentences: [SentenceTemplate] {
    [number, addressee].compactMap { $0 } + blocks.flatMap { block -> [SentenceTemplate] in
      switch block.content {
      case .paragraph(let sentence), .centred(let sentence), .right(let sentence), .note(let sentence): [sentence]
      case .fields(let fields): fields.flatMap { [$0.label, $0.value] }
      case .space: []
      }
    }
  }
}
