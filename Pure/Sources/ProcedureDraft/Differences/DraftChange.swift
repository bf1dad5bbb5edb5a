import Kernel

/// One thing that differs between two folders, as a clerk would name it.
public struct DraftChange: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case added
    case removed
    /// Another place in its list, or another list.
    case moved
    /// It has another id, and little else is new.
    case renamed
    /// A text, number or setting of it is another.
    case changed
  }

  /// What it is about.
  public enum Thing: Sendable, Equatable {
    case procedure
    case section(String)
    case question(String)
    case option(String, question: String)
    case check(String)
    case reason(String)
    case group(String)
    case groupUse(String)
    case document(String)
    case block(Int, document: String)
    case message(String)
    case example(String)
    /// A sentence in another language, by its key.
    case translation(Language, key: String)
    /// A decision by its file's name: `fee`.
    case decision(String)
    /// A rule of a decision's table, by its number from 1 in the newer table, or the older one where it was removed.
    case rule(Int, decision: String)
    case codeTable(String)
    case codeRow(String, table: String)
    case file(String)
  }

  public let kind: Kind
  public let thing: Thing
  /// What a person calls it: a label, a title. Empty where nobody gave one.
  public let name: String
  /// Which of its settings: `label`, `optional`, `when`, a column of a table; `nil` for the thing itself.
  public let key: String?
  public let old: String?
  public let new: String?
  /// Where it stands in the newer folder, or stood in the older one.
  public let path: DraftPath

  public init(
    _ kind: Kind, _ thing: Thing, named name: String, key: String? = nil, from old: String? = nil,
    to new: String? = nil, at path: DraftPath
  ) {
    (self.kind, self.thing, self.name, self.key) = (kind, thing, name, key)
    (self.old, self.new, self.path) = (old, new, path)
  }
}

/// Everything that differs between two folders, in the order of a reader: the procedure, its forms, decisions, papers,
/// other languages, examples.
public struct DraftDifference: Sendable, Equatable {
  public let changes: [DraftChange]

  /// - Complexity: linear in both folders, but for lists whose items moved: quadratic in those of one list.
  public init(from old: DraftFolder, to new: DraftFolder) {
    var reader = DifferenceReader(old: old, new: new)
    reader.readAll()
    changes = reader.changes
  }

  public var isEmpty: Bool { changes.isEmpty }

  /// A line each, in Japanese or English.
  public func sentences(in language: Language) -> [String] { changes.map { $0.sentence(in: language) } }
}
