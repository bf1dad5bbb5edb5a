import FormSchema
import Kernel
import ProcedureDraft
import Storage

/// What the one who writes procedures may ask of the context that keeps them.
public protocol AuthoringPort: Sendable {
  /// The files of a published version, open or closed.
  /// - Throws: a `Problem` of kind `missing` when there is no such version.
  func folder(of version: ProcedureVersionID) async throws -> DraftFolder

  /// The files somebody brought, by their path within the folder. What cannot be read is told and left out.
  func folder(of files: [String: [UInt8]]) -> BroughtFolder

  /// The files of a draft as a folder, in the order of their paths. A draft without mistakes is written as its version
  /// would be, so what is exported and imported again is the same version.
  func files(of draft: DraftFolder) -> [(path: String, bytes: [UInt8])]

  /// The procedure a draft makes, for previews: `nil` while something keeps it from being read at all. It may still
  /// have mistakes.
  func definition(of draft: DraftFolder) -> ProcedureDefinition?

  /// The version a draft would be; `nil` while it has mistakes.
  func version(of draft: DraftFolder) -> ProcedureVersionID?

  /// What is wrong with a draft, and what someone should look at, by place. Without its examples and the proof, which
  /// take longer.
  /// - Complexity: linear in the draft, but for decision tables, which are proven; some hundred milliseconds for 1,000
  ///   questions.
  func findings(of draft: DraftFolder) async throws -> [DraftFinding]

  /// What came of the draft's examples; empty while it has mistakes.
  func examples(of draft: DraftFolder) async throws -> [DraftExample]

  /// Everything that stands against publishing a draft: ``findings(of:)``, the proof of the paths through the form, and
  /// the examples. Bounded in steps.
  ///
  /// - Parameter depth: while somebody works on it some of the proof is enough; what could not be looked at is told.
  func check(_ draft: DraftFolder, _ depth: CheckDepth) async throws -> DraftCheck

  /// Every procedure that was ever published, by its title.
  func listAll() async throws -> [ProcedureEntry]

  /// The versions of a procedure, the newest first.
  func versions(of procedure: String) async throws -> [ProcedureVersionEntry]

  /// Opens a procedure that was checked for applications, now or on a day to come, in the caller's transaction, with
  /// its entry in the audit log. Call ``noticePublications()`` afterwards. What was planned for it before is forgotten.
  ///
  /// - Parameter period: the first day, `nil` for now; and the last day, `nil` where no end is known.
  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws

  /// Closes a procedure for new applications, in the caller's transaction, with its entry in the audit log.
  /// - Throws: a `Problem` of kind `missing` when it is not open.
  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws

  /// What is to open or close on a day to come, by procedure.
  func plans() async throws -> [String: PlannedPublication]

  /// Forgets what was planned for a procedure, in the caller's transaction, with its entry in the audit log. What is
  /// open stays open.
  /// - Throws: a `Problem` of kind `missing` when nothing is planned.
  func cancelPlan(of procedure: String, by actor: AuditActor, in tx: any Transaction) throws

  /// The open procedures that have a group of questions of this name, by their titles, each with its own copy of it.
  func procedures(withGroup group: String) async throws -> [GroupHolder]

  /// Looks at what is open again, instead of at most a second later.
  func noticePublications() async
}

/// The days on which a procedure takes applications.
public struct OpenPeriod: Sendable, Equatable {
  /// The first day; `nil` for at once.
  public var from: CivilDate?
  /// The last day, included; `nil` where no end is known.
  public var to: CivilDate?

  public init(from: CivilDate? = nil, to: CivilDate? = nil) { (self.from, self.to) = (from, to) }

  /// Whether it begins before it ends.
  public var isInOrder: Bool { from.flatMap { from in to.map { from <= $0 } } ?? true }
}

/// What is to happen to a procedure on a day to come.
public struct PlannedPublication: Sendable, Equatable {
  /// The version that will open; `nil` where only the end of what is open is planned.
  public let version: ProcedureVersionID?
  public let period: OpenPeriod

  public init(version: ProcedureVersionID?, period: OpenPeriod) { (self.version, self.period) = (version, period) }
}

/// A procedure that is open and has a group of questions.
public struct GroupHolder: Sendable, Equatable {
  public let procedure: String
  public let title: String
  public let department: String
  /// Its own copy.
  public let group: QuestionGroup

  public init(procedure: String, title: String, department: String, group: QuestionGroup) {
    (self.procedure, self.title, self.department, self.group) = (procedure, title, department, group)
  }
}

/// How much of the proof is done.
public enum CheckDepth: Sendable {
  /// As much as one waits for beside a page: some seconds.
  case quick
  /// As before every publication: at most a minute or two.
  case full
}

/// What stands against publishing a draft.
public struct DraftCheck: Sendable {
  /// By place.
  public let findings: [DraftFinding]
  public let examples: [DraftExample]
  /// What may be published; `nil` while there is a mistake.
  public let procedure: CheckedProcedure?

  public init(findings: [DraftFinding], examples: [DraftExample], procedure: CheckedProcedure?) {
    (self.findings, self.examples, self.procedure) = (findings, examples, procedure)
  }
}

/// A procedure without mistakes, whose examples hold.
public struct CheckedProcedure: Sendable {
  public let version: ProcedureVersionID
  public let definition: ProcedureDefinition

  /// Only what checked it makes one.
  public init(version: ProcedureVersionID, definition: ProcedureDefinition) {
    (self.version, self.definition) = (version, definition)
  }
}

/// Files somebody brought, as far as they could be read.
public struct BroughtFolder: Sendable, Equatable {
  public let folder: DraftFolder
  /// What could not be read, and why.
  public let findings: [DraftFinding]

  public init(folder: DraftFolder, findings: [DraftFinding]) { (self.folder, self.findings) = (folder, findings) }
}

/// Something in a draft that is wrong, or that someone should look at.
public struct DraftFinding: Sendable, Equatable {
  public enum Severity: String, Sendable {
    /// It cannot be published so.
    case mistake
    /// It can.
    case advice
  }

  public let severity: Severity
  /// Stable, with hyphens: `missing-translation`.
  public let code: String
  /// Where: the piece itself, what it stands in, or the file.
  public let path: DraftPath
  /// In a decision or a table the line, from 1; `nil` in other files.
  public let line: Int?
  /// In a decision the number of the rule, from 1, where it is about one.
  public let rule: Int?
  /// What is wrong, in Japanese and English.
  public let what: [Language: String]
  /// What would be right.
  public let advice: [Language: String]

  public init(
    _ severity: Severity, _ code: String, at path: DraftPath, line: Int? = nil, rule: Int? = nil,
    what: [Language: String], advice: [Language: String]
  ) {
    (self.severity, self.code, self.path, self.line, self.rule) = (severity, code, path, line, rule)
    (self.what, self.advice) = (what, advice)
  }

  /// For officers: Japanese, or English.
  public func sentence(in language: Language) -> String { what[language] ?? what[.japanese] ?? code }
  public func advice(in language: Language) -> String { advice[language] ?? advice[.japanese] ?? "" }
}

/// What came of one of a draft's examples.
public struct DraftExample: Sendable, Equatable {
  public let id: String
  public let title: String
  /// Where it differs from what it expects; empty when it holds.
  public let findings: [DraftFinding]

  public init(id: String, title: String, findings: [DraftFinding]) {
    (self.id, self.title, self.findings) = (id, title, findings)
  }

  public var holds: Bool { findings.isEmpty }
}

/// A procedure as the one who writes procedures lists it.
public struct ProcedureEntry: Sendable, Equatable {
  public enum State: String, Sendable, CaseIterable {
    /// Takes applications.
    case open
    /// Took them, or will from a day to come.
    case closed
  }

  public let id: String
  public let title: String
  public let department: String
  public let state: State
  public let version: ProcedureVersionID
  /// 1, 2, 3… for each procedure.
  public let number: Int
  public let questionCount: Int
  /// When the version was opened.
  public let publishedAt: Instant
  /// What is to happen on a day to come; `nil` where nothing is planned.
  public let planned: OpenPeriod?

  public init(
    id: String, title: String, department: String, state: State, version: ProcedureVersionID, number: Int,
    questionCount: Int, publishedAt: Instant, planned: OpenPeriod?
  ) {
    (self.id, self.title, self.department, self.state) = (id, title, department, state)
    (self.version, self.number, self.questionCount) = (version, number, questionCount)
    (self.publishedAt, self.planned) = (publishedAt, planned)
  }
}

/// One version of a procedure.
public struct ProcedureVersionEntry: Sendable, Equatable {
  public let version: ProcedureVersionID
  public let number: Int
  /// When it was published for the first time.
  public let importedAt: Instant
  /// Whether it takes applications now.
  public let isOpen: Bool

  public init(version: ProcedureVersionID, number: Int, importedAt: Instant, isOpen: Bool) {
    (self.version, self.number, self.importedAt, self.isOpen) = (version, number, importedAt, isOpen)
  }
}
