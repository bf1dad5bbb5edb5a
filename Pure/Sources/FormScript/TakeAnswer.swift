import FormSchema
import Kernel

extension Script {
  /// Types the values of an answer; takes them back when the form says that they cannot be right.
  func answered(
    _ values: [String], _ prompt: Prompt, _ moment: Moment, in typed: TypedAnswers? = nil
  ) -> ScriptReply {
    if case .gate = prompt.form { return opened(values == ["true"], prompt, moment) }
    if case .places = prompt.form, values.isEmpty { return elsewhere(prompt, moment) }
    if case .proposal(let proposal) = prompt.form { return judged(proposal, values == ["true"], prompt, moment) }
    if case .file = prompt.form { return values == ["true"] ? uploaded(prompt, moment) : pass(prompt, moment) }
    var now = typed ?? moment.typed, place = moment.place
    now["\(prompt.key).\(Question.unknown)"] = []
    write(values, prompt, &now)
    place.forget(staleSteps(prompt, moment.typed, now))
    place.settle(prompt.id)
    if let problem = moment.refusal(of: prompt, in: now) {
      let sentence = problem.sentence(in: definition.form, words: words, texts: texts)
      return ScriptReply(moment.place, moment.typed, remark: sentence, isUnderstood: false)
    }
    return ScriptReply(place, now)
  }

  private func write(_ values: [String], _ prompt: Prompt, _ typed: inout TypedAnswers) {
    switch prompt.form {
    case .position, .places:
      for (index, field) in prompt.fields.enumerated() {
        typed[field] = index < values.count && !values[index].isEmpty ? [values[index]] : []
      }
    default: typed[prompt.field] = values
    }
  }

  /// Steps whose answers belong to what was said before.
  private func staleSteps(_ prompt: Prompt, _ before: TypedAnswers, _ now: TypedAnswers) -> [String] {
    let key = prompt.key
    switch (prompt.question.type.name, prompt.part) {
    case (.address, "postal-code") where before.first(prompt.field) != now.first(prompt.field):
      return ["places", "prefecture", "city", "town"].map { "\(key).\($0)" }
    case (.email, nil) where before.first(prompt.field) != now.first(prompt.field): return ["\(key).again"]
    default: return []
    }
  }

  /// A question that need not be answered is, or is not.
  private func opened(_ isOpened: Bool, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    guard isOpened else { return pass(prompt, moment) }
    var place = moment.place, typed = moment.typed
    typed["\(prompt.key).\(Question.unknown)"] = []
    place.settle(prompt.id)
    return ScriptReply(place, typed)
  }

  /// Somebody says that the file is there.
  private func uploaded(_ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    guard !moment.typed.attachments(prompt.field).isEmpty else {
      return refused(texts["dialogue.no-file"], prompt, moment)
    }
    if let problem = moment.refusal(of: prompt) {
      let sentence = problem.sentence(in: definition.form, words: words, texts: texts)
      return ScriptReply(moment.place, moment.typed, remark: sentence, isUnderstood: false)
    }
    var place = moment.place
    place.settle(prompt.id)
    return ScriptReply(place, moment.typed)
  }

  /// None of the places with that postal code.
  private func elsewhere(_ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    var place = moment.place
    place.settle(prompt.id, isSkipped: true)
    return ScriptReply(place, moment.typed)
  }

  /// 「とばす」, where nothing need be said.
  func pass(_ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    if case .proposal(let proposal) = prompt.form { return judged(proposal, false, prompt, moment) }
    guard canBeSkipped(prompt, moment) else {
      return refused(texts["dialogue.needed"], prompt, moment)
    }
    var place = moment.place
    place.settle(prompt.id, isSkipped: true)
    return ScriptReply(place, moment.emptied(prompt))
  }

  /// 「わからない」: an answer where the form takes it; elsewhere the same as passing over a part nobody must know.
  func unknown(_ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    guard prompt.question.allowsUnknown else {
      if prompt.mayStayEmpty || canBeSkipped(prompt, moment) { return pass(prompt, moment) }
      return refused(texts["dialogue.unknown-needed"], prompt, moment)
    }
    var place = moment.place, typed = moment.typed
    typed["\(prompt.key).\(Question.unknown)"] = ["true"]
    for left in moment.now(at: place, typed).prompts where left.key == prompt.key { place.settle(left.id) }
    return ScriptReply(place, typed)
  }

  /// - Returns: `nil` when the word means nothing here and is an answer like any other.
  func obey(_ command: ReplyWords.Command, _ prompt: Prompt, _ moment: Moment) -> ScriptReply? {
    switch command {
    case .keep: kept(prompt, moment)
    case .another: anotherRow(prompt, moment)
    case .back: back(moment)
    case .skip: pass(prompt, moment)
    case .unknown: unknown(prompt, moment)
    case .again: ScriptReply(moment.place, moment.typed)
    case .stop: stop(moment)
    case .help: help(prompt, moment)
    }
  }

  /// The last step that is still part of the conversation is asked again; its answer stands until another is given.
  func back(_ moment: Moment) -> ScriptReply {
    var place = moment.place
    let known = Set(moment.prompts.map(\.id))
    guard let last = place.turns.last(where: { known.contains($0.step) }) else {
      return ScriptReply(place, moment.typed, remark: texts["dialogue.first-step"])
    }
    place.forget([last.step])
    place.found = []
    return ScriptReply(place, moment.typed)
  }

  func stop(_ moment: Moment) -> ScriptReply {
    var place = moment.place
    place.stage = .stopped
    return ScriptReply(place, moment.typed)
  }

  private func help(_ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    let options = options(of: prompt, moment.place)
    var parts = [prompt.words.hint(prompt.question), how(prompt, options)].compactMap(\.self)
    parts += options.compactMap(\.hint)
    return ScriptReply(moment.place, moment.typed, remark: (parts + [texts["dialogue.help"]]).joined(separator: "\n"))
  }
}

extension Moment {
  /// The answers with nothing typed at a step; at one that stands for its whole question, nothing at the whole of it.
  func emptied(_ prompt: Prompt) -> TypedAnswers {
    var typed = typed
    typed["\(prompt.key).\(Question.unknown)"] = []
    if prompt.standsForQuestion {
      for key in typed.rowKeys(prompt.key) where prompt.question.type.group != nil { typed.removeRow(prompt.key, key) }
      for field in prompt.question.fields { typed[prompt.path + field] = [] }
    } else {
      for field in prompt.fields { typed[field] = [] }
    }
    return typed
  }
}
