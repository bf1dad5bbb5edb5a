import FormSchema
import Kernel

/// Conditions as a reader of paper can follow them: 「問1で「4 代理人」を選んだ方」.
struct PaperConditions {
  let numbers: PaperNumbers
  let words: ProcedureWords
  let texts: Texts
  let find: (String) -> Question?

  /// `nil` where there is no condition.
  func sentence(_ condition: Condition?) -> String? {
    condition.map { texts["counter.paper.only", ["when": said($0.shape)]] }
  }

  private func said(_ shape: ConditionShape) -> String {
    switch shape {
    case .chosen(let question, let options): chosen("chosen", question, options)
    case .notChosen(let question, let options): chosen("not-chosen", question, options)
    case .all(let parts): joined(parts, "counter.paper.when.and")
    case .any(let parts): joined(parts, "counter.paper.when.or")
    case .other(let questions): other(questions)
    }
  }

  /// Two parts that say no more than one are said once.
  private func joined(_ parts: [ConditionShape], _ key: String) -> String {
    var said: [String] = []
    for part in parts.map(self.said) where !said.contains(part) { said.append(part) }
    return said.joined(separator: texts[key])
  }

  private func chosen(_ key: String, _ id: String, _ options: [String]) -> String {
    guard let question = find(id), let number = numbers[id] else { return other([id]) }
    let all = question.paperOptions
    let said = options.compactMap { option -> String? in
      guard let index = all.firstIndex(of: option) else { return nil }
      // With many, the numbers alone: the words stand beside the boxes.
      let label = options.count > 2 ? "" : " \(label(option, question))"
      return texts["counter.paper.when.option", ["option": "\(index + 1)\(label)"]]
    }
    guard said.count == options.count else { return other([id]) }
    let joined = said.joined(separator: texts["counter.paper.when.option-or"])
    return texts["counter.paper.when.\(key)", ["number": number, "options": joined]]
  }

  /// Without what a long label says in brackets.
  private func label(_ option: String, _ question: Question) -> String {
    let label = words.paperLabel(option, question, texts)
    let short = label.prefix { $0 != "（" && $0 != "(" }.trimmingTrailingSpaces
    let said = short.isEmpty ? label : short
    // The number says which one; the words are to be recognised.
    let longest = words.language == .english ? 40 : 16
    return said.count > longest ? String(said.prefix(longest - 1)) + "…" : said
  }

  private func other(_ questions: [String]) -> String {
    let numbers = questions.compactMap { self.numbers[$0] }
    guard !numbers.isEmpty else { return texts["counter.paper.when.some"] }
    let list = numbers.map { texts["counter.paper.when.question", ["number": $0]] }
    let joined = list.joined(separator: texts["counter.paper.when.option-or"])
    return texts["counter.paper.when.other", ["questions": joined]]
  }
}

extension Substring {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
