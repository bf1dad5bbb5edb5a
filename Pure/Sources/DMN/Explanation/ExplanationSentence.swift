import FEEL

extension Explanation {
  /// What was decided and why, in a few sentences for a person.
  ///
  /// - Parameter vocabulary: people's words for ids and codes, such as the options of a form.
  public func sentence(in language: SentenceLanguage, _ vocabulary: Vocabulary = Vocabulary()) -> String {
    let words = ValueWords(language, vocabulary)
    let outputs = asked.map { DecisionSentence(decision: $0, words: words).text }
    if outputs.isEmpty {
      let reason = problems.first.map { $0.sentence(in: language) } ?? ""
      return language == .ja ? "\(subject)は決まりません。\(reason)" : "\(subject) is not decided. \(reason)"
    }
    return outputs.joined(separator: language == .ja ? "" : " ")
  }

  /// The same, followed by every decision that counted for it: nearest first, each once. A decision that the row that
  /// fits asks nothing of is left out.
  public func sentences(in language: SentenceLanguage, _ vocabulary: Vocabulary = Vocabulary()) -> [String] {
    let words = ValueWords(language, vocabulary)
    return [sentence(in: language, vocabulary)]
      + needed(words).map { DecisionSentence(decision: $0, words: words).text }
  }

  /// The decision that was asked for; of a service those no other one used.
  private var asked: [ExplainedDecision] {
    if let last = decisions.last, last.name == subject { return [last] }
    let used = Set(decisions.flatMap { $0.required.map(\.name) })
    return decisions.filter { !used.contains($0.name) }
  }

  private func needed(_ words: ValueWords) -> [ExplainedDecision] {
    var seen = Set(asked.map(\.name))
    var found: [ExplainedDecision] = []
    var pending = asked
    while !pending.isEmpty {
      let next = pending.removeFirst()
      for name in DecisionSentence(decision: next, words: words).counted where seen.insert(name).inserted {
        guard let decision = decision(name) else { continue }
        found.append(decision)
        pending.append(decision)
      }
    }
    return found
  }
}
