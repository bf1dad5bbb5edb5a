import FormSchema
import Kernel

/// A guide's sentences in one language; Japanese stands in for one that is not translated.
public struct LifeGuideWords: Sendable {
  private let guide: LifeGuide
  private let translations: [String: String]

  init(_ guide: LifeGuide, _ language: Language) {
    self.guide = guide
    translations = guide.translations[language] ?? [:]
  }

  public var title: String { sentence("guide.title", guide.title) }
  public var summary: String { sentence("guide.summary", guide.summary) }

  public func label(_ question: Question) -> String { sentence("question.\(question.id).label", question.label) }
  public func hint(_ question: Question) -> String? {
    question.hint.map { sentence("question.\(question.id).hint", $0) }
  }
  public func label(_ option: Option, of question: Question) -> String {
    sentence("option.\(question.id).\(option.id)", option.label)
  }

  /// `nil` where the procedure's own title says it.
  public func title(_ step: LifeStep) -> String? { step.title.map { sentence("step.\(step.id).title", $0) } }
  public func why(_ step: LifeStep) -> String { sentence("step.\(step.id).why", step.why) }
  public func whyNot(_ step: LifeStep) -> String? { step.whyNot.map { sentence("step.\(step.id).why-not", $0) } }
  public func dueWords(_ step: LifeStep) -> String? { step.dueWords.map { sentence("step.\(step.id).due-words", $0) } }
  public func place(_ step: LifeStep) -> String? { step.place.map { sentence("step.\(step.id).place", $0) } }
  public func bring(_ step: LifeStep) -> [String] {
    step.bring.enumerated().map { sentence("step.\(step.id).bring.\($0.offset + 1)", $0.element) }
  }

  private func sentence(_ key: String, _ japanese: String) -> String { translations[key] ?? japanese }
}
