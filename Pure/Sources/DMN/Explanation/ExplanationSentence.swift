import FEEL

extension Explanation {
  /// What was decided and why, in a few sentences for a person.
  ///
  /// - Parameter labels: what people call texts that are codes, such as the options of a form.
  public func sentence(in language: SentenceLanguage, labels: [String: String] = [:]) -> String {
    let words = ValueWords(language, labels: labels)
    let outputs = asked.map { DecisionSentence(decision: $0, words: words).text }
    if outputs.isEmpty {
      let reason = problems.first.map { $0.sentence(in: language) } ?? ""
      return language == .ja ? "\(subject)は決まりません。\(reason)" : "\(subject) is not decided. \(reason)"
    }
    return outputs.joined(separator: language == .ja ? "" : " ")
  }

  /// The same, followed by every decision that was needed for it: nearest first, each once.
  public func sentences(in language: SentenceLanguage, labels: [String: String] = [:]) -> [String] {
    let words = ValueWords(language, labels: labels)
    return [sentence(in: language, labels: labels)] + needed.map { DecisionSentence(decision: $0, words: words).text }
  }

  /// The decision that was asked for; of a service those no other one used.
  private var asked: [ExplainedDecision] {
    if let last = decisions.last, last.name == subject { return [last] }
    let used = Set(decisions.flatMap { $0.required.map(\.name) })
    return decisions.filter { !used.contains($0.name) }
  }

  private var needed: [ExplainedDecision] {
    var seen = Set(asked.map(\.name))
    var found: [ExplainedDecision] = []
    var pending = asked
    while !pending.isEmpty {
      let next = pending.removeFirst()
      for name in next.required.map(\.name) where seen.insert(name).inserted {
        guard let decision = decision(name) else { continue }
        found.append(decision)
        pending.append(decision)
      }
    }
    return found
  }
}
