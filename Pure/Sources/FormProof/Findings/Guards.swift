import FormSchema

/// What keeps applications from being accepted, as lists that are made once.
final class Guards {
  private let model: ProofModel
  private var lists: [String: GuardList] = [:]

  init(_ model: ProofModel) { self.model = model }

  /// What has to be passed by an application, or by that and what the officer fills in.
  ///
  /// - Parameter prefix: of the rows whose own guards are meant, too; empty for none.
  func all(_ part: FormPart, in prefix: String = "") -> GuardList {
    list("all \(part) \(prefix)") {
      own(.application) + (part == .decision ? own(.decision) : []) + (prefix.isEmpty ? [] : own(part, in: prefix))
    }
  }

  /// Only what rows have to pass.
  func rows(_ part: FormPart, in prefix: String) -> GuardList { list("\(part) \(prefix)") { own(part, in: prefix) } }

  private func list(_ name: String, _ make: () -> [Goal.Guard]) -> GuardList {
    if let known = lists[name] { return known }
    let list = GuardList(make())
    lists[name] = list
    return list
  }

  private func own(_ part: FormPart, in prefix: String = "") -> [Goal.Guard] {
    let checks = model.checks.filter { $0.part == part && $0.prefix == prefix }.map(\.asGuard)
    let unanswerable = model.variables.filter {
      $0.part == part && $0.place.prefix == prefix && $0.worked == nil && $0.states.isEmpty
    }.map { Goal.Guard(cause: .unanswerable($0.path), wish: .hidden($0)) }
    return checks + unanswerable + (part == .application && prefix.isEmpty ? demands : [])
  }

  /// Files matter here only where some rule looks at them; everywhere else they can simply be added.
  private var demands: [Goal.Guard] {
    guard let demands = model.decisions[.attachments] else { return [] }
    let looked = Set(model.watches.flatMap(\.indices))
    let files = model.variables.filter { $0.question.type.name == .files && !$0.isInRow }
    return files.filter { looked.contains($0.index) }.map { file in
      Goal.Guard(
        cause: .demand(file.question.id),
        wish: Goal.Wish([file], [demands.watch]) { states in
          let state = states[file.index]
          guard state != ProofVariable.hidden, file.candidates[state].answer == nil else { return true }
          return !demands.demands(file.question.id, states)
        })
    }
  }
}
