import FormSchema
import Kernel
import Nihongo
import Storage

/// What other contexts may ask of the procedures.
public protocol ProcedurePort: Sendable {
  /// A version as it was published, open or closed.
  /// - Throws: a `Problem` of kind `missing` when there is no such version.
  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure

  /// The version that is open for applications now; `nil` when there is no such procedure or it is closed.
  func current(_ procedure: String) async throws -> PublishedProcedure?

  /// Whether there is such a procedure, open or closed.
  func isKnown(_ procedure: String) async throws -> Bool

  /// Every procedure that is open for applications now, by its id.
  func listCurrent() async throws -> [PublishedProcedure]

  /// The same as ``version(_:)``, inside the caller's transaction.
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure

  /// The id of the open version, inside the caller's transaction: a submission and a publication
  /// cannot pass each other.
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID?
}

extension ProcedurePort {
  /// Where nothing is ever closed: what is known is open.
  public func isKnown(_ procedure: String) async throws -> Bool { try await current(procedure) != nil }
}

/// A procedure's definition and which version of it this is.
public struct PublishedProcedure: Sendable, Equatable {
  public let version: ProcedureVersionID
  /// 1, 2, 3… for each procedure.
  public let number: Int
  public let definition: ProcedureDefinition

  public init(version: ProcedureVersionID, number: Int, definition: ProcedureDefinition) {
    self.version = version
    self.number = number
    self.definition = definition
  }

  public var id: String { definition.id }
}

extension PublishedProcedure {
  /// What a search in daily words looks through. Japanese words find a procedure in every language: they stand on the
  /// letters people bring.
  /// - Parameter readAloud: gives the kana of a text, where something can.
  public func searchEntry(in language: Language, readAloud: SearchReader? = nil) -> SearchEntry {
    let words = definition.words(in: language)
    let japanese = language == .japanese ? [] : [definition.procedure.title, definition.procedure.summary]
    return SearchEntry(
      title: words.title, summary: words.summary, keywords: definition.procedure.keywords + japanese,
      audience: words.whoMayApply, readAloud: readAloud)
  }
}
