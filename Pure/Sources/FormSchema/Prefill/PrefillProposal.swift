/// What a form could be filled in with, and where each answer would come from. Nothing of it counts before a person
/// has seen it on the page.
public struct PrefillProposal: Sendable, Equatable {
  public private(set) var typed = TypedAnswers()
  /// By question.
  public private(set) var origins: [String: PrefillOrigin] = [:]

  public init() {}

  public var isEmpty: Bool { origins.isEmpty }

  /// Every proposed answer as taken over and not yet changed; of rows also each answer in them, by its path as
  /// `children.2.name`.
  public private(set) var provenance: [String: Provenance] = [:]

  mutating func add(_ fields: [String: [String]], for question: Question, from origin: PrefillOrigin) {
    for (field, values) in fields { typed[field] = values }
    origins[question.id] = origin
    for path in question.answeredPaths(in: typed) { provenance[path] = .prefilled(origin) }
  }

  /// What is left of it when only some questions are filled in.
  public func only(_ questions: Set<String>) -> PrefillProposal {
    var some = self
    let isChosen = { (path: String) in questions.contains(String(path.prefix { $0 != "." })) }
    some.typed = TypedAnswers(typed.fields.filter { isChosen($0.key) })
    some.origins = origins.filter { questions.contains($0.key) }
    some.provenance = provenance.filter { isChosen($0.key) }
    return some
  }

  /// `answers` with the proposal in every field that it names.
  public func added(to answers: TypedAnswers) -> TypedAnswers {
    typed.fields.reduce(into: answers) { $0[$1.key] = $1.value }
  }
}

extension Provenance {
  /// Where each answer comes from after somebody went on typing: what was taken over and reads otherwise now was
  /// changed. What was emptied counts as typed, and what is typed by name stays so, answered or not. Questions that are not
  /// named were typed; those in rows are named by their path as `children.2.name`, and a row that was added is typed.
  ///
  /// - Complexity: O(questions + fields of the named questions); O(1) when nothing was taken over.
  public static func following(
    _ before: [String: Provenance], from old: TypedAnswers, to new: TypedAnswers, in form: Form
  ) -> [String: Provenance] {
    guard !before.isEmpty else { return [:] }
    var after: [String: Provenance] = [:]
    for question in form.questions { follow(question, at: "", before, from: old, to: new, &after) }
    return after
  }

  private static func follow(
    _ question: Question, at path: String, _ before: [String: Provenance], from old: TypedAnswers,
    to new: TypedAnswers, _ after: inout [String: Provenance]
  ) {
    let name = path + question.id
    guard let known = before[name] else { return }
    // Whoever did not want it taken over is not asked again.
    if known == .typed { after[name] = .typed }
    guard known != .typed else { return }
    guard question.isTouched(in: new) else {
      if path.isEmpty { after[name] = .typed }
      return
    }
    after[name] = question.isSame(in: old, and: new) ? known : known.changed
    guard let group = question.type.group else { return }
    let (oldRows, newRows) = (old.rows(of: question.id), new.rows(of: question.id))
    for key in new.rowKeys(question.id) {
      let (oldRow, newRow) = (oldRows[key] ?? TypedAnswers(), newRows[key] ?? TypedAnswers())
      for inner in group.questions { follow(inner, at: "\(name).\(key).", before, from: oldRow, to: newRow, &after) }
    }
  }

  private var changed: Provenance {
    switch self {
    case .typed: .typed
    case .prefilled(let origin), .changed(let origin): .changed(origin)
    }
  }
}
