import FormSchema
import Kernel

/// What is said once nothing is left to ask: the answers in portions, then whether to send them.
extension Script {
  /// So many answers are told at a time: what is read takes more than what is heard.
  var portion: Int { manner == .spoken ? 5 : Self.mostTold }

  /// One answered question, as it is read back.
  struct ReadBackItem {
    let question: Question
    let line: ScriptStep.Line
  }

  func closing(_ moment: Moment) -> ScriptStep {
    let portions = portions(moment)
    switch moment.place.stage {
    case .readingBack(let index) where index < portions.count: return readBack(index, portions, moment)
    case .mending(let index) where index < portions.count: return mending(portions[index])
    case .confirmed:
      return plain("confirmed", .confirmed, texts["dialogue.confirmed"])
    default:
      return plain(
        "confirmation", .confirmation, texts["dialogue.confirm", ["title": words.title]],
        how: texts["dialogue.how.yes-no"], options: [texts["dialogue.option.send"], texts["dialogue.option.not-yet"]],
        told: leftOut(moment) + fee(moment))
    }
  }

  /// Which answers stay behind, since nothing asks for them any more.
  private func leftOut(_ moment: Moment) -> [String] {
    let labels = moment.reading.leftOutLabels(definition.form, words, texts)
    let list = labels.map { texts.language == .english ? "“\($0)”" : "「\($0)」" }
      .joined(separator: texts.language == .english ? ", " : "")
    return labels.isEmpty ? [] : [texts["dialogue.left-out", ["questions": list]]]
  }

  /// What it costs, where the rules say so.
  private func fee(_ moment: Moment) -> [String] {
    guard definition.decisions[.fee] != nil else { return [] }
    let fee = definition.determination(for: moment.reading.answers, on: today).fee
    let amount = fee.amount.amount == 0
      ? texts["dialogue.fee.free"] : texts["dialogue.fee", ["yen": fee.amount.grouped]]
    return [amount] + (fee.reason.flatMap(words.reason).map { [$0] } ?? [])
  }

  private func readBack(_ index: Int, _ portions: [[ReadBackItem]], _ moment: Moment) -> ScriptStep {
    let told = index == 0 ? moment.closing + [texts["dialogue.read-back.begin"]] : []
    return plain(
      "reading-back.\(index)", .readBack, texts["dialogue.read-back"], how: texts["dialogue.how.yes-no"],
      options: [texts["dialogue.option.right"], texts["dialogue.option.wrong"]], told: told,
      lines: portions[index].map(\.line))
  }

  private func mending(_ items: [ReadBackItem]) -> ScriptStep {
    plain(
      "mending", .mending, texts["dialogue.mend"], how: texts["dialogue.how.option"], options: items.map(\.line.label))
  }

  private func plain(
    _ id: String, _ kind: ScriptStep.Kind, _ words: String, how: String = "", options: [String] = [],
    told: [String] = [], lines: [ScriptStep.Line] = []
  ) -> ScriptStep {
    ScriptStep(
      id: id, kind: kind, told: told, words: words, how: how,
      options: options.enumerated().map { ScriptOption($0 + 1, $1, values: []) },
      expects: options.isEmpty ? .nothing : kind == .mending ? .option : .yesNo, lines: lines, canBeSkipped: false,
      canBeUnknown: false, hint: nil, standing: nil, problem: nil)
  }

  /// The answers as they are read back, of the questions somebody answers.
  private func portions(_ moment: Moment) -> [[ReadBackItem]] {
    let items = moment.reading.questions.compactMap { id -> ReadBackItem? in
      guard let question = definition.form.question(id), question.isAsked,
        let answer = moment.reading.answers[id]
      else { return nil }
      let text = words.lines(for: answer, to: question).joined(separator: "\n")
      let line = ScriptStep.Line(
        question: id, label: words.label(question), text: text, spoken: spoken(answer, to: question))
      return ReadBackItem(question: question, line: line)
    }
    return stride(from: 0, to: items.count, by: portion).map { Array(items[$0..<min($0 + portion, items.count)]) }
  }

  /// The portion in which an answer is read back; the first when it is in none.
  func portion(of key: String, _ moment: Moment) -> Int {
    portions(moment).firstIndex { $0.contains { key == $0.question.id || key.hasPrefix("\($0.question.id).") } } ?? 0
  }

  func replyToClosing(_ text: String, _ moment: Moment) -> ScriptReply {
    let step = closing(moment)
    switch ReplyWords.command(text) {
    case .back: return backFromClosing(moment)
    case .stop: return stop(moment)
    case .help: return ScriptReply(moment.place, moment.typed, remark: step.how + "\n" + texts["dialogue.help"])
    case .again: return ScriptReply(moment.place, moment.typed)
    default: break
    }
    var reply = ScriptReply(moment.place, moment.typed)
    if step.kind == .mending {
      guard let chosen = option(text, step.options, step.options) else { return notUnderstood(step, moment) }
      return mend(chosen.number - 1, moment)
    }
    let said = option(text, step.options, step.options).map { $0.number == 1 } ?? ReplyWords.yesOrNo(text)
    guard let isYes = said else { return notUnderstood(step, moment) }
    switch moment.place.stage {
    case .readingBack(let index) where step.kind == .readBack:
      reply.place.stage = isYes ? .readingBack(index + 1) : .mending(index)
    default: reply.place.stage = isYes ? .confirmed : .stopped
    }
    return reply
  }

  private func notUnderstood(_ step: ScriptStep, _ moment: Moment) -> ScriptReply {
    ScriptReply(
      moment.place, moment.typed, remark: texts["dialogue.not-understood"] + step.how, isUnderstood: false)
  }

  /// Every step of the question that was named is asked again; then the same portion is read back.
  private func mend(_ number: Int, _ moment: Moment) -> ScriptReply {
    var place = moment.place
    guard case .mending(let portion) = place.stage else { return ScriptReply(place, moment.typed) }
    let items = portions(moment)[portion], id = items[number].question.id
    place.stage = .readingBack(portion)
    guard let again = reopened(question: id, moment.now(at: place, moment.typed)) else {
      return ScriptReply(place, moment.typed, remark: texts["dialogue.worked-out-only"])
    }
    return ScriptReply(again, moment.typed)
  }

  private func backFromClosing(_ moment: Moment) -> ScriptReply {
    var place = moment.place
    switch place.stage {
    case .readingBack(let index) where index > 0: place.stage = .readingBack(min(index, portions(moment).count) - 1)
    case .mending(let index): place.stage = .readingBack(index)
    case .confirming, .confirmed: place.stage = .readingBack(max(0, portions(moment).count - 1))
    default: return back(moment)
    }
    return ScriptReply(place, moment.typed)
  }
}
