/// What a form could be filled in with, and where each answer would come from. Nothing of it counts before a person
/// has seen it on the page.
public struct PrefillProposal: Sendable, Equatable {
  public private(set) var typed = TypedAnswers()
  /// By question.
  public private(set) var origins: [String: PrefillOrigin] = [:]

  public init() {}

  public var isEmpty: Bool { origins.isEmpty }

  /// Every proposed answer as taken over and not yet changed.
  public var provenance: [String: Provenance] { origins.mapValues(Provenance.prefilled) }

  mutating func add(_ fields: [String: [String]], for question: String, from origin: PrefillOrigin) {
    for (field, values) in fields { typed[field] = values }
    origins[question] = origin
  }

  /// `answers` with the proposal in every field that it names.
  public func added(to answers: TypedAnswers) -> TypedAnswers {
    typed.fields.reduce(into: answers) { $0[$1.key] = $1.value }
  }
}

extension Provenance {
  /// Where each answer comes from after somebody went on typing: what was taken over and reads otherwise now was
  /// changed, what was emptied was typed. Questions that are not named were typed.
  ///
  /// - Complexity: O(fields of the named questions).
  public static func following(
    _ before: [String: Provenance], from old: TypedAnswers, to new: TypedAnswers, in form: Form
  ) -> [String: Provenance] {
    before.reduce(into: [:]) { after, entry in
      guard let question = form.question(entry.key) else { return }
      if !question.isTouched(in: new) { return }
      after[entry.key] = question.isSame(in: old, and: new) ? entry.value : entry.value.changed
    }
  }

  private var changed: Provenance {
    switch self {
    case .typed: .typed
    case .prefilled(let origin), .changed(let origin): .changed(origin)
    }
  }
}
