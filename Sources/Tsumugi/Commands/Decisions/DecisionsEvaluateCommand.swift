import ArgumentParser
import DMN
import FEEL

/// `tsumugi dmn evaluate`
struct DecisionsEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Make a decision and print its value as JSON.",
    discussion: """
      tsumugi dmn evaluate fee.dmn --decision 手数料 --input '{"通数": 2, "使用目的": "その他"}' --on 2026-04-01

      What went wrong is said on the standard error. Exit status: 0 decided; 1 something went wrong on the way, and \
      the value may be null for it; 2 a file cannot be read, or names something that is not there.
      """)
  @OptionGroup var question: DecisionQuestion

  func run() throws { try reply().finish() }

  func reply() -> DecisionReply {
    do {
      let prepared = try question.prepared()
      // The explanation knows in which decision an expression went wrong.
      let outcome = prepared.decision.evaluate(prepared.values, environment: prepared.environment, explaining: true)
      let language = question.language.chosen
      let lines = ProblemLines(path: question.file, model: prepared.model.model, language: language)
      let inside = problems(inside: outcome, language)
      let problems = outcome.problems.map { lines.line($0) } + inside
      return DecisionReply(
        output: [question.json ? DecisionOutcomeJSON(prepared.decision.name, outcome).text : outcome.value.json],
        errors: prepared.notes + problems, status: problems.isEmpty ? 0 : 1)
    } catch {
      return error.reply
    }
  }

  private func problems(inside outcome: DecisionOutcome, _ language: SentenceLanguage) -> [String] {
    let phrases = DecisionPhrases(language: language)
    let placed = (outcome.explanation?.decisions ?? []).flatMap { decision in
      decision.expressionProblems.map {
        phrases.inDecision(question.file, decision.name, $0.sentence(in: language))
      }
    }
    return placed.isEmpty ? outcome.expressionProblems.map { "\(question.file): \($0.sentence(in: language))" } : placed
  }
}
