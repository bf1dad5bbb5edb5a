import FormSchema

/// Somebody who says in a conversation, step by step, what was typed into the form, now in these words, now in those.
///
/// For tests, measurements and demonstrations: an application that was typed can be made by talk.
public struct Speaker {
  /// What is to be said in the end.
  public let typed: TypedAnswers
  /// Any number below the one it is given; which of several words is said follows from it.
  private let pick: (Int) -> Int

  public init(_ typed: TypedAnswers, pick: @escaping (Int) -> Int) { (self.typed, self.pick) = (typed, pick) }

  /// Where a conversation went no further.
  public struct Lost: Error {
    /// The step at which something was not understood; `nil` when it came to no end.
    public let step: String?
    public let said: String
    /// What was said back.
    public let remark: String
  }

  /// Talks from the beginning until it can be sent.
  ///
  /// - Returns: what is typed into the form in the end.
  /// - Throws: when something was not understood, or when it does not come to an end within so many steps.
  public func talk(_ script: Script, steps: Int = 2_000) throws(Lost) -> TypedAnswers {
    var place = ScriptPlace(), now = TypedAnswers()
    for _ in 0..<steps {
      let step = script.step(place, now)
      if step.kind == .confirmed { return now }
      if case .file(let input) = step.expects {
        now = script.attach(typed.attachments(input), to: input, at: place, now).typed
      }
      let said = script.labels(of: typed[step.id], atLongListOf: step, place, now) ?? answer(step)
      let reply = script.reply(said, at: place, now)
      guard reply.isUnderstood else { throw Lost(step: step.id, said: said, remark: reply.remark ?? "") }
      (place, now) = (reply.place, reply.typed)
    }
    throw Lost(step: nil, said: "", remark: "")
  }

  /// What is said to a step.
  public func answer(_ step: ScriptStep) -> String {
    guard step.kind == .question else { return one(["1", "はい", "1番", "うん"]) }
    if let offered = step.offered { return isMeant(offered, step) ? one(["はい", "1", "そうです"]) : one(["いいえ", "2"]) }
    let isGate = step.id.hasSuffix(Prompt.gateMark), id = isGate ? String(step.id.dropLast()) : step.id
    if isUnknown(id), step.canBeUnknown { return one(["わからない", "ワカラナイ", "分かりません。"]) }
    if isGate { return isAnswered(id) ? one(["はい", "１", "一番"]) : one(["いいえ", "とばす", "2番"]) }
    if case .file = step.expects { return typed[id].isEmpty ? "とばす" : "1" }
    if step.expects == .count { return one(["\(typed[id].count)", "\(typed[id].count)人"]) }
    if id.hasSuffix(".latitude") { return position(id) }
    let values = typed[id].filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = values.first else { return one(["とばす", "スキップ", "飛ばす"]) }
    if id.hasSuffix(".again") { return one(["はい", first]) }
    let chosen = step.options.filter { $0.values.first.map(values.contains) ?? false }
    guard let option = chosen.first else { return first }
    return chosen.count > 1 ? several(chosen) : self.option(option)
  }

  /// Whether what is proposed is all that is to be said to the question.
  private func isMeant(_ offered: [String: [String]], _ step: ScriptStep) -> Bool {
    let question = String(step.id.dropLast())
    let own = typed.fields.filter { $0.key == question || $0.key.hasPrefix("\(question).") }
    return own.filter { $0.value.contains { !$0.isEmpty } } == offered
  }

  private func isAnswered(_ question: String) -> Bool {
    typed.fields.contains { field, values in
      field.hasPrefix("\(question).") && values.contains { !$0.allSatisfy(\.isWhitespace) }
    }
  }

  private func isUnknown(_ id: String) -> Bool {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    return (1...parts.count).contains {
      typed.first(parts.prefix($0).joined(separator: ".") + ".\(Question.unknown)") == "true"
    }
  }

  private func position(_ id: String) -> String {
    let key = id.dropLast("latitude".count)
    let parts = [typed.first("\(key)latitude"), typed.first("\(key)longitude")]
    return parts.allSatisfy(\.isEmpty) ? "とばす" : parts.joined(separator: "、")
  }

  private func option(_ option: ScriptOption) -> String {
    let wide = "\(option.number)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
    let number = String(String.UnicodeScalarView(wide))
    return one(["\(option.number)", "\(option.number)番", number, option.label])
  }

  private func several(_ options: [ScriptOption]) -> String {
    options.map { "\($0.number)" }.joined(separator: one(["と", ",", "、", " ", "，"]))
  }

  private func one(_ words: [String]) -> String { words[pick(words.count)] }
}

extension Script {
  /// What somebody says who has to find their options in a list too long to be told; `nil` at any other step.
  fileprivate func labels(
    of values: [String], atLongListOf step: ScriptStep, _ place: ScriptPlace, _ typed: TypedAnswers
  ) -> String? {
    guard step.kind == .question, step.expects == .option || step.expects == .options, step.options.isEmpty,
      let prompt = Moment(self, place, typed).next?.prompt
    else { return nil }
    let labels = every(prompt).filter { $0.values.first.map(values.contains) ?? false }.map(\.label)
    return labels.isEmpty ? nil : labels.joined(separator: "、")
  }
}
