import ArgumentParser
import DMN
import FEEL

/// `tsumugi dmn explain`
struct DecisionsExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Make a decision and say why, in words.",
    discussion: """
      tsumugi dmn explain fee.dmn --decision 手数料 --input '{"通数": 2, "使用目的": "その他"}' --language ja

      With --json everything is told as data: docs/dmn.md. Exit status as of evaluate.
      """)
  @OptionGroup var question: DecisionQuestion

  func run() throws { try reply().finish() }

  func reply() -> DecisionReply {
    do {
      let prepared = try question.prepared()
      let outcome = prepared.decision.evaluate(prepared.values, environment: prepared.environment, explaining: true)
      guard let explanation = outcome.explanation else { return DecisionReply(status: 1) }
      let hasProblems = !outcome.problems.isEmpty || !outcome.expressionProblems.isEmpty
      return DecisionReply(
        output: question.json ? [explanation.json] : words(explanation), errors: prepared.notes,
        status: hasProblems ? 1 : 0)
    } catch {
      return error.reply
    }
  }

  private func words(_ explanation: Explanation) -> [String] {
    let language = question.language.chosen
    let phrases = DecisionPhrases(language: language)
    let sentences = explanation.sentences(in: language)
    var lines = explanation.problems.map { $0.sentence(in: language) } + [sentences[0]]
    if sentences.count > 1 {
      lines.append(phrases.needed)
      lines += sentences.dropFirst().map { (language == .ja ? "・" : "- ") + $0 }
    }
    return explanation.isComplete ? lines : lines + [phrases.incomplete]
  }
}
