import FormSchema
import Kernel

/// What somebody has to do when something happens in their life: a few questions, and steps that depend on the answers.
public struct LifeGuide: Sendable, Equatable {
  /// Lower-case words with hyphens, as `moving`.
  public var id: String
  public var title: String
  /// Whom it helps, in a sentence or two.
  public var summary: String
  /// The town's terms that lead here, by id.
  public var lifeEvents: [String]
  /// Its questions: one section.
  public var form: Form
  /// In the order in which they are shown where nothing else orders them.
  public var steps: [LifeStep]
  public var translations: [Language: [String: String]]

  public init(
    id: String, title: String, summary: String, lifeEvents: [String], form: Form, steps: [LifeStep],
    translations: [Language: [String: String]] = [:]
  ) {
    (self.id, self.title, self.summary, self.lifeEvents) = (id, title, summary, lifeEvents)
    (self.form, self.steps, self.translations) = (form, steps, translations)
  }

  public func words(in language: Language) -> LifeGuideWords { LifeGuideWords(self, language) }

  /// The keys a translation must have, in the order of the guide, each once.
  public var translationKeys: [String] {
    let questions = form.questions.flatMap { question in
      ["question.\(question.id).label"] + (question.hint == nil ? [] : ["question.\(question.id).hint"])
        + question.type.options.map { "option.\(question.id).\($0.id)" }
    }
    return ["guide.title", "guide.summary"] + questions + steps.flatMap(\.translationKeys)
  }
}

/// One thing to do: a procedure of this town, or a duty elsewhere.
public struct LifeStep: Sendable, Equatable {
  public var id: String
  /// The id of the town's procedure; `nil` for a duty elsewhere.
  public var procedure: String?
  /// What a duty elsewhere is called; `nil` where the procedure's own title says it.
  public var title: String?
  /// An address outside where more is told.
  public var link: String?
  /// To be done only then; `nil` for everybody.
  public var when: Condition?
  /// Why it is to be done.
  public var why: String
  /// Why not, where it is not.
  public var whyNot: String?
  /// The last day.
  public var due: Formula?
  /// The deadline as the law words it: 引っ越した日から14日以内.
  public var dueWords: String?
  public var place: String?
  /// The steps that have to be done before, by id.
  public var after: [String]
  public var bring: [String]
  /// The law it stands on, in Japanese.
  public var basis: [String]

  public init(
    id: String, procedure: String? = nil, title: String? = nil, link: String? = nil, when: Condition? = nil,
    why: String, whyNot: String? = nil, due: Formula? = nil, dueWords: String? = nil, place: String? = nil, after: [String] = [],
    bring: [String] = [], basis: [String] = []
  ) {
    (self.id, self.procedure, self.title, self.link, self.when) = (id, procedure, title, link, when)
    (self.why, self.whyNot, self.due, self.dueWords, self.place) = (why, whyNot, due, dueWords, place)
    (self.after, self.bring, self.basis) = (after, bring, basis)
  }

  fileprivate var translationKeys: [String] {
    let parts: [(String, Bool)] = [
      ("title", title != nil), ("why", true), ("why-not", whyNot != nil), ("due-words", dueWords != nil),
      ("place", place != nil),
    ]
    return parts.filter(\.1).map { "step.\(id).\($0.0)" } + bring.indices.map { "step.\(id).bring.\($0 + 1)" }
  }
}
