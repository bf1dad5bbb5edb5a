import Kernel

/// A procedure's sentences in one language; Japanese stands in for a sentence that is not translated.
public struct ProcedureWords: Sendable {
  public let language: Language
  private let procedure: Procedure
  private let translations: [String: String]
  private let groupTranslations: [String: String]
  private let prefix: String
  /// The questions around those of a row, each with a dot behind it.
  private var path = ""
  /// What is typed elsewhere is written by hand.
  private var isOnPaper = false

  init(definition: ProcedureDefinition, language: Language, part: FormPart) {
    self.language = language
    procedure = definition.procedure
    translations = definition.translations[language] ?? [:]
    groupTranslations = definition.groupTranslations[language] ?? [:]
    prefix = part.keyPrefix
  }

  /// The sentence of a key of `text/*.yaml`, or `japanese`.
  public func sentence(_ key: String, _ japanese: String) -> String {
    let sentence = translations[key] ?? groupTranslations[key] ?? japanese
    guard isOnPaper else { return sentence }
    return sentence.split(separator: "入力", omittingEmptySubsequences: false).joined(separator: "記入")
  }

  /// The same sentences for a sheet of paper: 入力 is 記入 there. Other languages say the same either way.
  public var onPaper: ProcedureWords {
    var words = self
    words.isOnPaper = true
    return words
  }

  public var title: String { sentence("procedure.title", procedure.title) }
  public var summary: String { sentence("procedure.summary", procedure.summary) }
  public var cost: String { sentence("procedure.cost", procedure.cost) }
  public var whoMayApply: String { sentence("procedure.who-may-apply", procedure.whoMayApply) }
  public var needed: [String] { lines("procedure.needed", procedure.needed) }
  public var whatHappensNext: [String] { lines("procedure.what-happens-next", procedure.whatHappensNext) }

  public var otherWays: OtherWays {
    let ways = procedure.otherWays
    return OtherWays(
      counter: ways.counter.map { sentence("procedure.other-ways.counter", $0) },
      phone: ways.phone.map { sentence("procedure.other-ways.phone", $0) },
      post: ways.post.map { sentence("procedure.other-ways.post", $0) })
  }

  /// The sentence of a reason a decision gave; `nil` when the procedure has none with this id.
  public func reason(_ id: String) -> String? { procedure.reasons[id].map { sentence("reason.\(id)", $0) } }

  /// The sentences of the questions of a row of `group`.
  public func inside(_ group: Question) -> ProcedureWords {
    var words = self
    words.path += "\(group.id)."
    return words
  }

  public func title(_ section: Section) -> String { own("section.\(section.id).title", section.title) }
  public func intro(_ section: Section) -> String? { section.intro.map { own("section.\(section.id).intro", $0) } }
  public func label(_ question: Question) -> String { own("question.\(path)\(question.id).label", question.label) }
  public func hint(_ question: Question) -> String? {
    question.hint.map { own("question.\(path)\(question.id).hint", $0) }
  }
  public func message(_ check: Check) -> String { own("check.\(path)\(check.id)", check.message) }

  public func label(_ option: Option, of question: Question) -> String {
    own("option.\(path)\(question.id).\(option.id)", option.translations[language] ?? option.label)
  }

  public func hint(_ option: Option, of question: Question) -> String? {
    option.hint.map { own("option.\(path)\(question.id).\(option.id).hint", $0) }
  }

  /// The sentence to agree to; `nil` for questions of another type.
  public func statement(_ question: Question) -> String? {
    guard case .consent(let statement) = question.type else { return nil }
    return own("question.\(path)\(question.id).statement", statement)
  }

  /// The text of an ``QuestionType/information(text:)``; `nil` for questions of another type.
  public func text(_ question: Question) -> String? {
    guard case .information(let text) = question.type else { return nil }
    return own("question.\(path)\(question.id).text", text)
  }

  /// What one row is called, as お子さま; `nil` for questions without rows.
  public func itemTitle(_ question: Question) -> String? {
    question.type.group.map { own("question.\(path)\(question.id).item-title", $0.itemTitle) }
  }

  /// What the number is asked for; `nil` for questions that ask for none.
  public func purpose(_ question: Question) -> String? {
    guard case .individualNumber(let purpose) = question.type else { return nil }
    return own("question.\(path)\(question.id).purpose", purpose)
  }

  /// 通; `nil` when the number has no unit.
  public func unit(_ question: Question) -> String? {
    guard case .number(_, _, let unit?) = question.type else { return nil }
    return own("question.\(path)\(question.id).unit", unit)
  }

  private func own(_ key: String, _ japanese: String) -> String { sentence(prefix + key, japanese) }

  private func lines(_ key: String, _ japanese: [String]) -> [String] {
    japanese.enumerated().map { sentence("\(key).\($0.offset + 1)", $0.element) }
  }
}
