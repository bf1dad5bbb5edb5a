import FormSchema
import Kernel

/// What became of an answer.
public struct ScriptReply: Sendable, Equatable {
  /// Where the conversation stands now.
  public var place: ScriptPlace
  /// What is typed into the form now.
  public var typed: TypedAnswers
  /// What is said back before the next step: what was not understood and how to answer, or help; `nil` when it was
  /// understood.
  public var remark: String?
  /// `false` when the same has to be answered again.
  public var isUnderstood: Bool
  /// Where answers come from that were given by a yes or a no to what was known already, as
  /// ``PrefillProposal/provenance``.
  public var provenance: [String: Provenance]

  init(
    _ place: ScriptPlace, _ typed: TypedAnswers, remark: String? = nil, isUnderstood: Bool = true,
    provenance: [String: Provenance] = [:]
  ) {
    (self.place, self.typed, self.remark, self.isUnderstood) = (place, typed, remark, isUnderstood)
    self.provenance = provenance
  }
}

extension Script {
  /// Takes what somebody said to ``step(_:_:)``.
  ///
  /// Understood are the number or the words of an option, any spelling the form itself takes, yes and no in many words,
  /// 「1と3」 for several options, and 「もどる」「とばす」「わからない」「もう一度」「やめる」「ヘルプ」 at any time;
  /// 「そのまま」 where an answer stands, 「もう一人」 among rows, 「生年月日にもどる」 for what was answered. Such words are
  /// an answer when they stand in 「」.
  public func reply(_ text: String, at place: ScriptPlace, _ typed: TypedAnswers) -> ScriptReply {
    let moment = Moment(self, place, typed)
    if place.stage == .stopped {
      var again = place
      again.stage = .readingBack(0)
      return ScriptReply(again, typed)
    }
    if let named = ReplyWords.placeToReturn(text), let back = reopened(named: named, moment) {
      return ScriptReply(back, typed)
    }
    guard let prompt = moment.next?.prompt else { return replyToClosing(text, moment) }
    if let values = chosen(text, prompt, place) { return answered(values, prompt, moment) }
    if let command = ReplyWords.command(text), let reply = obey(command, prompt, moment) { return reply }
    guard !text.allSatisfy(\.isWhitespace) else { return refused(texts["dialogue.nothing-said"], prompt, moment) }
    return take(ReplyWords.literal(text), prompt, moment)
  }

  /// Puts files that were uploaded in the place of those that stand at a step; none means that they were removed.
  public func attach(
    _ files: [Attachment], to input: String, at place: ScriptPlace, _ typed: TypedAnswers
  ) -> ScriptReply {
    var now = typed
    now[input] = files.map(\.field)
    return ScriptReply(place, now)
  }

  func refused(_ remark: String, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    let how = how(prompt, options(of: prompt, moment.place))
    return ScriptReply(moment.place, moment.typed, remark: remark + how, isUnderstood: false)
  }

  /// The values of the option that was named by its number or its words; `nil` when none was.
  private func chosen(_ text: String, _ prompt: Prompt, _ place: ScriptPlace) -> [String]? {
    if case .choices = prompt.form { return nil }
    let options = options(of: prompt, place)
    return option(text, options, every(prompt))?.values
  }

  func option(_ text: String, _ options: [ScriptOption], _ all: [ScriptOption]) -> ScriptOption? {
    let said = ReplyWords.folded(text)
    let named = all.first { ReplyWords.folded($0.label) == said }
    // 「2人」 is the option of that name, whatever number it has; a bare 2 is the second.
    if let named, Int(said) == nil { return named }
    if !isLong(options), let number = ReplyWords.number(text) { return options.first { $0.number == number } }
    if let named { return named }
    guard all.map(\.values) == [["true"], ["false"]] else { return nil }
    return ReplyWords.yesOrNo(text).map { all[$0 ? 0 : 1] }
  }

  /// An answer that is no option: words, numbers and days as the form reads them.
  private func take(_ text: String, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    switch prompt.form {
    case .choice, .kinds, .places: return search(text, prompt, moment)
    case .choices: return several(text, prompt, moment)
    case .yesNo, .consent, .gate, .proposal: return refused(texts["dialogue.not-understood"], prompt, moment)
    case .again where ReplyWords.yesOrNo(text) == true || ReplyWords.number(text) == 1:
      return answered([moment.typed.first(prompt.key)], prompt, moment)
    case .again where ReplyWords.yesOrNo(text) == false || ReplyWords.number(text) == 2:
      var reply = ScriptReply(moment.place, moment.typed)
      reply.place.forget([prompt.key])
      return reply
    case .count(let group): return count(text, group, prompt, moment)
    case .position: return answered(Self.position(text), prompt, moment)
    case .file: return refused(texts["dialogue.not-understood"], prompt, moment)
    case .line, .again: return answered([text], prompt, moment)
    }
  }

  /// A part of an option's name finds it, or leaves a few to choose from.
  private func search(_ text: String, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    let said = ReplyWords.folded(text).filter { !$0.isWhitespace }, all = every(prompt)
    if !isLong(all), ReplyWords.number(text) != nil {
      return refused(texts["dialogue.not-understood"], prompt, moment)
    }
    let found = all.filter { ReplyWords.folded($0.label).filter { !$0.isWhitespace }.contains(said) }
    if found.count == 1 { return answered(found[0].values, prompt, moment) }
    guard (2...Self.mostFound).contains(found.count), isLong(all) else {
      let isMany = found.count > 1
      return refused(texts[isMany ? "dialogue.several-fit" : "dialogue.not-understood"], prompt, moment)
    }
    var reply = ScriptReply(moment.place, moment.typed, remark: texts["dialogue.which"])
    reply.place.found = found.flatMap(\.values)
    return reply
  }

  private func several(_ text: String, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    let options = every(prompt)
    if let one = option(text, options, options) { return answered(one.values, prompt, moment) }
    if ReplyWords.yesOrNo(text) == false, prompt.question.isOptional { return pass(prompt, moment) }
    let named = ReplyWords.several(text).map { option($0, options, options) }
    guard !named.isEmpty, !named.contains(nil) else {
      return refused(texts["dialogue.not-understood"], prompt, moment)
    }
    return answered(named.compactMap { $0?.values.first }, prompt, moment)
  }

  private func count(_ text: String, _ group: RepeatedGroup, _ prompt: Prompt, _ moment: Moment) -> ScriptReply {
    let none = ReplyWords.yesOrNo(text) == false ? 0 : nil
    guard let count = ReplyWords.number(text) ?? none, count <= group.atMost else {
      return refused(texts["dialogue.not-understood"], prompt, moment)
    }
    var typed = moment.typed
    for key in typed.rowKeys(prompt.key).dropFirst(count) { typed.removeRow(prompt.key, key) }
    for _ in typed.rowKeys(prompt.key).count..<max(count, typed.rowKeys(prompt.key).count) {
      beginRow(of: group, at: prompt.key, in: &typed, moment)
    }
    return answered(typed.rowKeys(prompt.key), prompt, moment, in: typed)
  }

  /// 「35.33, 139.35」
  private static func position(_ text: String) -> [String] {
    let marks: Set<Character> = [",", "，", "、"]
    let parts = text.split(maxSplits: 1) { marks.contains($0) }.map(String.init)
    return parts.count == 2 ? parts : text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
  }
}
