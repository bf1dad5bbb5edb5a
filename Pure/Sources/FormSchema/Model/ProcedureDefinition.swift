import Kernel

/// All of a procedure's folder as values: what is asked, of whom, what it costs, what is issued and said.
///
/// Immutable once published; every channel (web, counter, print) is drawn from it.
public struct ProcedureDefinition: Sendable, Equatable {
  public var procedure: Procedure
  public let form: Form
  /// What the officer fills in when granting; `nil` when a grant needs nothing further.
  public let decision: Form?
  /// What is decided by rules.
  public let decisions: [DecisionKind: DecisionRules]
  /// What those rules and all conditions may look at: the questions of both forms.
  public let names: RuleNames
  /// Lists of codes its questions look things up in, in the order of their ids.
  public var tables: [CodeTable]
  /// Reusable groups its forms use, in the order of their ids.
  public var groups: [QuestionGroup]
  /// The sentences those groups bring for the questions they made, by the keys of ``translations``, which go before.
  public var groupTranslations: [Language: [String: String]]
  /// In the order of their ids.
  public var documents: [DocumentTemplate]
  /// In the order of ``MessageMoment/allCases``.
  public var messages: [MessageTemplate]
  /// Sentences by key in the languages beside Japanese.
  public var translations: [Language: [String: String]]
  /// In the order of their file names.
  public var examples: [ProcedureExample]

  /// - Parameter names: those the conditions and decisions were read with; `nil` makes them from the forms.
  public init(
    procedure: Procedure, form: Form, decision: Form? = nil, decisions: [DecisionKind: DecisionRules] = [:],
    names: RuleNames? = nil, tables: [CodeTable] = [], groups: [QuestionGroup] = [],
    groupTranslations: [Language: [String: String]] = [:], documents: [DocumentTemplate] = [],
    messages: [MessageTemplate] = [], translations: [Language: [String: String]] = [:],
    examples: [ProcedureExample] = []
  ) {
    self.procedure = procedure
    self.form = form.demanding(decisions[.attachments])
    self.decisions = decisions
    self.names = names ?? RuleNames(form.questions + (decision?.questions ?? []))
    self.decision = decision
    self.tables = tables
    self.groups = groups
    self.groupTranslations = groupTranslations
    self.documents = documents
    self.messages = messages
    self.translations = translations
    self.examples = examples
  }

  public var id: String { procedure.id }

  public static func == (left: ProcedureDefinition, right: ProcedureDefinition) -> Bool {
    left.procedure == right.procedure && left.form == right.form && left.decision == right.decision
      && left.decisions == right.decisions && left.tables == right.tables
      && left.groups == right.groups && left.documents == right.documents && left.messages == right.messages
      && left.translations == right.translations && left.examples == right.examples
  }

  /// The sentences of the procedure and its form in one language.
  public func words(in language: Language, of part: FormPart = .application) -> ProcedureWords {
    ProcedureWords(definition: self, language: language, part: part)
  }

  /// The form a part stands for; an empty one when a grant needs nothing further.
  public func form(_ part: FormPart) -> Form {
    part == .application ? form : decision ?? Form(sections: [], checks: [])
  }

  public func document(_ id: String) -> DocumentTemplate? { documents.first { $0.id == id } }
}

/// Which of a procedure's two forms.
public enum FormPart: Sendable, Equatable {
  /// What the resident fills in.
  case application
  /// What the officer fills in when granting.
  case decision

  /// What the translation keys of this form begin with.
  var keyPrefix: String { self == .decision ? "decision." : "" }
}
