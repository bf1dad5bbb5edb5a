import FormSchema
import Kernel

/// Going back to what was answered, staying with it, and adding to it.
extension Script {
  /// Asks a step that is behind once more. Its answer stands until another is given; everything else stays.
  /// - Returns: `nil` when the step is not behind, or is no part of the conversation any more.
  public func reopened(_ step: String, at place: ScriptPlace, _ typed: TypedAnswers) -> ScriptPlace? {
    let moment = Moment(self, place, typed)
    guard place.isSettled(step), let prompt = moment.prompts.first(where: { $0.id == step }) else { return nil }
    return reopened([prompt], moment)
  }

  /// Asks every step of a question once more.
  /// - Returns: `nil` when none of them is behind: a question that is worked out has none.
  public func reopened(question: String, at place: ScriptPlace, _ typed: TypedAnswers) -> ScriptPlace? {
    reopened(question: question, Moment(self, place, typed))
  }

  func reopened(question: String, _ moment: Moment) -> ScriptPlace? {
    let place = moment.place
    let own = moment.prompts.filter { $0.isOf(question) && place.isSettled($0.id) }
    return own.isEmpty ? nil : reopened(own, moment)
  }

  /// What was confirmed and could not be sent is confirmed once more; any other place stays as it is.
  public func reconsidered(_ place: ScriptPlace) -> ScriptPlace {
    guard place.stage == .confirmed else { return place }
    var place = place
    place.stage = .confirming
    return place
  }

  /// The step that is called so, the last one of that name first.
  func reopened(named name: String, _ moment: Moment) -> ScriptPlace? {
    let known = Dictionary(moment.prompts.map { ($0.id, $0) }) { first, _ in first }
    for turn in moment.place.turns.reversed() {
      guard let prompt = known[turn.step] else { continue }
      if ReplyWords.folded(label(prompt)) == name { return reopened([prompt], moment) }
      guard ReplyWords.folded(prompt.words.label(prompt.question)) == name else { continue }
      return reopened(moment.prompts.filter { $0.key == prompt.key }, moment)
    }
    return nil
  }

  private func reopened(_ prompts: [Prompt], _ moment: Moment) -> ScriptPlace {
    var place = moment.place
    // What is known was said to be right or wrong once; now the question itself is asked.
    place.forget(prompts.filter { $0.form.isQuestion }.map(\.id))
    place.found = []
    let portion = portion(of: prompts[0].key, moment)
    if case .readingBack(let now) = place.stage { place.stage = .readingBack(min(now, portion)) } else {
      place.stage = .readingBack(portion)
    }
    return place
  }

  /// 「そのまま」
  func kept(_ prompt: Prompt, _ moment: Moment) -> ScriptReply? {
    guard moment.isAnswered(prompt) else { return nil }
    var place = moment.place
    place.settle(prompt.id)
    return ScriptReply(place, moment.typed)
  }

  /// 「もう一人」: one more row behind the others.
  func anotherRow(_ prompt: Prompt, _ moment: Moment) -> ScriptReply? {
    guard let rows = rowsToAddTo(prompt, moment) else { return nil }
    var typed = moment.typed
    beginRow(of: rows.group, at: rows.key, in: &typed, moment)
    return ScriptReply(moment.place, typed)
  }

  /// The rows that are talked about, or were until now, while one more may come.
  func rowsToAddTo(_ prompt: Prompt, _ moment: Moment) -> (key: String, group: RepeatedGroup, title: String)? {
    let last = moment.place.turns.last.flatMap { turn in moment.prompts.first { $0.id == turn.step } }
    let path = prompt.path.isEmpty ? last?.path ?? "" : prompt.path
    let parts = path.split(separator: ".").map(String.init)
    guard parts.count >= 2, let outer = definition.form.question(parts[0]), let first = outer.type.group else {
      return nil
    }
    let inner = parts.count == 4 ? first.question(parts[2]) : nil
    let question = inner ?? outer, key = parts.dropLast().joined(separator: ".")
    guard let group = question.type.group, moment.typed.rowKeys(key).count < group.atMost else { return nil }
    let words = inner == nil ? self.words : self.words.inside(outer)
    return (key, group, words.itemTitle(question) ?? "")
  }

  /// A new row holds what the procedure proposes for it.
  func beginRow(of group: RepeatedGroup, at key: String, in typed: inout TypedAnswers, _ moment: Moment) {
    let row = typed.addRow(key)
    guard group.questions.contains(where: { $0.initial != nil }), !key.contains(".") else { return }
    typed.setRow(
      key, row, definition.form.initialRow(of: group, for: moment.reading, today: today, language: texts.language))
  }
}

extension Prompt.Form {
  fileprivate var isQuestion: Bool { if case .proposal = self { false } else { true } }
}
